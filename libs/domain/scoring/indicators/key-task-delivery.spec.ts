import { BranchStory } from '#testing/branch-story.js';

test('only key and difficult tasks count', () => {
  const story = new BranchStory();
  for (const emphasis of ['routine', 'key', 'difficult']) {
    story.task(emphasis, { dueOn: '2025-06-30', emphasis, weight: 3 }).complete(emphasis, '2025-06-01');
  }
  story.verify('routine', '2025-07-01', { outcome: 'met' });
  story.verify('key', '2025-07-01', { outcome: 'met' });
  story.verify('difficult', '2025-07-01', { outcome: 'partly' });
  expect(story.parts('key-task-delivery', '2025-07-31')).toEqual([3 + 1.5, 6]);
});

test('a key task that is made routine too late stays a key task', () => {
  const key = () => new BranchStory().task('t1', { dueOn: '2025-06-30', emphasis: 'key' });
  const inTime = key().revise('t1', '2025-05-31', { emphasis: 'routine' });
  const tooLate = key().revise('t1', '2025-06-01', { emphasis: 'routine' });
  expect(inTime.parts('key-task-delivery', '2025-06-30')).toEqual([0, 0]);
  expect(tooLate.parts('key-task-delivery', '2025-06-30')).toEqual([0, 1]);
});

test('without a key or difficult task it does not apply', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' });
  expect(story.indicator('key-task-delivery', '2025-12-31').value).toBeNull();
});

test('a routine task that is made a key one in time counts with them', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).complete('t1', '2025-06-01');
  story
    .revise('t1', '2025-05-31', { emphasis: 'difficult', weight: 3 })
    .verify('t1', '2025-07-01', { outcome: 'partly' });
  expect(story.parts('key-task-delivery', '2025-07-31')).toEqual([1.5, 3]);
});

test('a key task cancelled in time is left out, one cancelled a day too late counts as missed', () => {
  const key = () => new BranchStory().task('t1', { dueOn: '2025-06-30', emphasis: 'key', weight: 4 });
  expect(key().cancel('t1', '2025-05-31').indicator('key-task-delivery', '2025-12-31').value).toBeNull();
  expect(key().cancel('t1', '2025-06-01').parts('key-task-delivery', '2025-06-01')).toEqual([0, 4]);
  // dated in time, and recorded a day too late
  const late = key().cancel('t1', '2025-05-31', { recordedOn: '2025-06-01' });
  expect(late.parts('key-task-delivery', '2025-12-31')).toEqual([0, 4]);
});
