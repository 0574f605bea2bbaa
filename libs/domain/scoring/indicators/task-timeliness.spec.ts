import { BranchStory } from '#testing/branch-story.js';

const timeliness = (story: BranchStory, asOf: string) => story.parts('task-timeliness', asOf);
const due30June = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 4 });

test('completed on the due date is in time', () => {
  expect(timeliness(due30June().complete('t1', '2025-06-30'), '2025-06-30')).toEqual([4, 4]);
});

test('up to 30 days late counts half, 31 days nothing', () => {
  expect(timeliness(due30June().complete('t1', '2025-07-30'), '2025-12-31')).toEqual([2, 4]);
  expect(timeliness(due30June().complete('t1', '2025-07-31'), '2025-12-31')).toEqual([0, 4]);
});

test('a task that is reported early counts from that day on, without waiting for its due date', () => {
  const story = due30June().complete('t1', '2025-03-01');
  expect(timeliness(story, '2025-02-28')).toEqual([0, 0]);
  expect(timeliness(story, '2025-03-01')).toEqual([4, 4]);
});

test('a task that is due and not reported counts as nothing', () => {
  expect(timeliness(due30June(), '2025-06-30')).toEqual([0, 4]);
});

test('a task that was verified as missed counts as nothing, however early it was reported', () => {
  const story = due30June().complete('t1', '2025-06-01');
  story.verify('t1', '2025-07-02', { outcome: 'missed' });
  expect(timeliness(story, '2025-07-01')).toEqual([4, 4]);
  expect(timeliness(story, '2025-07-02')).toEqual([0, 4]);
});

test('a task that was cancelled too late counts as nothing from that day on, also before it is due', () => {
  const story = due30June().cancel('t1', '2025-06-10');
  expect(timeliness(story, '2025-06-09')).toEqual([0, 0]);
  expect(timeliness(story, '2025-06-10')).toEqual([0, 4]);
});

test('a task that was cancelled in time is left out', () => {
  expect(timeliness(due30June().cancel('t1', '2025-05-10'), '2025-12-31')).toEqual([0, 0]);
});
