import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const soft = (story: BranchStory, asOf = '2025-12-31') => signalIn(story, 'no-hard-tasks', asOf);
const routine = (established?: string) => new BranchStory(established).task('t1', { dueOn: '2025-06-30' });

test('a year of routine tasks, or of none at all', () => {
  const story = routine();
  const found = soft(story);
  expect(found).toMatchObject({ count: 1, explanation: { zh: '全年 1 项任务中没有一项重点或难点任务。' } });
  expect(found && numbersOf(story, found)).toEqual([1]);
  const none = {
    zh: '全年没有一项任务，也就没有重点或难点任务。',
    en: 'the year has no task, and so no key or difficult one.',
  };
  expect(soft(new BranchStory())).toMatchObject({ count: 1, evidence: [], explanation: none });
});

test('one key or difficult task is enough', () => {
  expect(soft(routine().task('t2', { dueOn: '2025-12-31', emphasis: 'key' }))).toBeUndefined();
  expect(soft(routine().task('t2', { dueOn: '2025-12-31', emphasis: 'difficult' }))).toBeUndefined();
});

test('by the terms in force: cancelled or made easier in time it is none, too late it stays one', () => {
  const hard = () => routine().task('t2', { dueOn: '2025-06-30', emphasis: 'key' });
  expect(soft(hard().cancel('t2', '2025-05-01'))?.count).toBe(1);
  expect(soft(hard().revise('t2', '2025-05-01', { emphasis: 'routine' }))?.count).toBe(1);
  expect(soft(hard().revise('t2', '2025-06-20', { emphasis: 'routine' }))).toBeUndefined();
});

test('is judged once the year is over, of a branch that existed throughout', () => {
  expect(soft(routine(), '2025-12-30')).toBeUndefined();
  expect(soft(routine('2025-01-02'))).toBeUndefined();
});
