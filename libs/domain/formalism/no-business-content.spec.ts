import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const without = (story: BranchStory, asOf = '2025-12-31') => signalIn(story, 'no-business-content', asOf);
const story = () => new BranchStory().members(1).task('t1', { dueOn: '2025-12-31' });

test('every due quarter needs one session that is linked to a task', () => {
  const linked = story();
  for (const month of ['01', '04', '07', '10']) {
    linked.session(`s${month}`, { heldOn: `2025-${month}-15`, taskIds: ['t1'] });
  }
  expect(without(linked)).toBeUndefined();
  expect(without(linked.voidSession('s07', '2025-08-01'))).toMatchObject({ count: 1, evidence: [] });
});

test('names the sessions of the quarter, none of which has a task', () => {
  const told = story().session('s1', { heldOn: '2025-01-15' }).session('s2', { heldOn: '2025-02-15' });
  const found = without(told, '2025-03-31');
  expect(found && numbersOf(told, found)).toEqual([3, 4]);
  expect(found?.explanation).toEqual({
    zh: '第 1 季度举行的 2 次活动没有一次联系年度任务。',
    en: 'of 2 sessions held in Q1 none is linked to a task.',
  });
});

test('a quarter without any session is told as that', () => {
  expect(without(story(), '2025-06-30')?.explanation).toEqual({
    zh: '第 1、2 季度没有举行活动，也就没有联系年度任务。',
    en: 'no session was held in Q1, Q2, so none is linked to a task.',
  });
});

test('a quarter is judged on its last day, and only if the branch existed throughout', () => {
  expect(without(story(), '2025-03-30')).toBeUndefined();
  expect(without(story(), '2025-03-31')?.count).toBe(1);
  expect(without(new BranchStory('2025-01-02'), '2025-03-31')).toBeUndefined();
});

test('a link that an amendment makes counts, one that it takes away doesn’t', () => {
  const told = story().session('s1', { heldOn: '2025-01-15' });
  expect(without(told, '2025-03-31')?.count).toBe(1);
  expect(without(told.amend('s1', '2025-02-01', { taskIds: ['t1'] }), '2025-03-31')).toBeUndefined();
  expect(without(told.amend('s1', '2025-02-02', { taskIds: [] }), '2025-03-31')?.count).toBe(1);
});
