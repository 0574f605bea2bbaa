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

test('a day late counts half, as do 29 and 30 days', () => {
  for (const on of ['2025-07-01', '2025-07-29', '2025-07-30']) {
    expect(timeliness(due30June().complete('t1', on), '2025-12-31')).toEqual([2, 4]);
  }
});

test('before anything is due or reported it does not apply', () => {
  expect(due30June().indicator('task-timeliness', '2025-06-29')).toMatchObject({
    ...{ value: null, numerator: 0, denominator: 0, evidence: [] },
  });
});

test('a later due date counts if it was set from above on the old one, and not a day later', () => {
  const moved = (on: string, by: string) =>
    due30June().revise('t1', on, { dueOn: '2025-08-31', by }).complete('t1', '2025-08-31');
  expect(timeliness(moved('2025-06-30', 'c1'), '2025-12-31')).toEqual([4, 4]);
  // 62 days after 30 June
  expect(timeliness(moved('2025-07-01', 'c1'), '2025-12-31')).toEqual([0, 4]);
  // the branch itself would have had to do it by 31 May
  expect(timeliness(moved('2025-05-31', 'b1'), '2025-12-31')).toEqual([4, 4]);
  expect(timeliness(moved('2025-06-30', 'b1'), '2025-12-31')).toEqual([0, 4]);
});

test('an earlier due date counts as well, once it is set in time', () => {
  const story = due30June().revise('t1', '2025-03-01', { dueOn: '2025-04-30' }).complete('t1', '2025-05-30');
  expect(timeliness(story, '2025-04-29')).toEqual([0, 0]);
  expect(timeliness(story, '2025-04-30')).toEqual([0, 4]);
  expect(timeliness(story, '2025-05-30')).toEqual([2, 4]); // 30 days late
});

test('a completion counts by its day, however late it was recorded', () => {
  const story = due30June().complete('t1', '2025-06-30', { recordedOn: '2025-10-01' });
  expect(timeliness(story, '2025-12-31')).toEqual([4, 4]);
});

test('weights add up; partly is no less in time, and a corrected "missed" is none any more', () => {
  const story = due30June()
    .task('t2', { dueOn: '2025-06-30', weight: 3 })
    .task('t3', { dueOn: '2025-06-30', weight: 2 })
    .complete('t1', '2025-06-30')
    .complete('t2', '2025-07-10');
  story.verify('t1', '2025-07-20', { outcome: 'partly' });
  const missed = story.verify('t2', '2025-07-20', { outcome: 'missed' });
  // 4·1 + 3·0 + 2·0 of 9
  expect(timeliness(story, '2025-07-31')).toEqual([4, 9]);
  story.verify('t2', '2025-08-01', { outcome: 'met', corrects: missed });
  // 4·1 + 3·½ + 2·0
  expect(timeliness(story, '2025-08-01')).toEqual([5.5, 9]);
});

test('a task cancelled from above on its due date is left out, a day later it counts as nothing', () => {
  expect(timeliness(due30June().cancel('t1', '2025-06-30', { by: 'c1' }), '2025-12-31')).toEqual([0, 0]);
  expect(timeliness(due30June().cancel('t1', '2025-07-01', { by: 'c1' }), '2025-12-31')).toEqual([0, 4]);
});
