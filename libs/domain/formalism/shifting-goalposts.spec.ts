import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const shifted = (story: BranchStory, asOf = '2025-12-31') => signalIn(story, 'shifting-goalposts', asOf);
// 30 June − 30 days: 31 May
const story = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 3 });

test('a revision or cancellation within 30 days before the due date, or after it', () => {
  expect(shifted(story().revise('t1', '2025-05-30', { weight: 2 }))).toBeUndefined();
  expect(shifted(story().revise('t1', '2025-05-31', { weight: 2 }))?.count).toBe(1);
  expect(shifted(story().cancel('t1', '2025-05-30'))).toBeUndefined();
  expect(shifted(story().cancel('t1', '2025-07-15'))?.count).toBe(1);
});

test('the due date then stated counts, not the one that it became', () => {
  const moved = story().revise('t1', '2025-04-01', { dueOn: '2025-09-30' });
  expect(shifted(moved.revise('t1', '2025-06-20', { weight: 2 }))).toBeUndefined();
  const found = shifted(moved.revise('t1', '2025-09-15', { dueOn: '2025-12-31' }));
  expect(found).toMatchObject({
    count: 1,
    explanation: { en: expect.stringMatching('t1, due on 2025-09-30, was revised on 2025-09-15') },
  });
  expect(found && numbersOf(moved, found)).toEqual([4]);
});

test('back-dating hides nothing', () => {
  expect(shifted(story().revise('t1', '2025-05-01', { weight: 2, recordedOn: '2025-06-15' }))?.count).toBe(1);
});

test('a new target or title is a revision as well, whoever made it', () => {
  const metric = { name: '评估电梯', unit: '台', target: 118 };
  const lowered = story().record(
    'revise-annual-task',
    { taskId: 't1', on: '2025-06-20', metric, reason: 'r' },
    { on: '2025-06-20', by: 'c1' },
  );
  expect(shifted(lowered)?.count).toBe(1);
  expect(shifted(story().revise('t1', '2025-06-20', { emphasis: 'key', by: 'c1' }))?.count).toBe(1);
});

test('is seen from the day of the change on, in the task’s year', () => {
  const late = story().cancel('t1', '2025-06-20');
  expect(shifted(late, '2025-06-19')).toBeUndefined();
  expect(signalIn(late, 'shifting-goalposts', '2026-12-31', 2026)).toBeUndefined();
});

test('says which task, due when, was changed how', () => {
  expect(shifted(story().cancel('t1', '2025-06-20'))?.explanation).toEqual({
    zh: '任务在到期前 30 天内或到期后被调整或取消 1 次：t1 应于 2025-06-30 完成，2025-06-20 取消。',
    en: 'tasks were revised or cancelled once within 30 days before they were due, or later: t1, due on 2025-06-30, was cancelled on 2025-06-20.',
  });
});
