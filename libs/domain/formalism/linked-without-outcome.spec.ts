import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const linked = (story: BranchStory, asOf = '2025-12-31') => signalIn(story, 'linked-without-outcome', asOf);

/** t1, due on 30 June, in so many sessions, monthly from January. */
function inSessions(count: number): BranchStory {
  const story = new BranchStory().members(1).task('t1', { dueOn: '2025-06-30' });
  for (let month = 1; month <= count; month++) {
    story.session(`s${month}`, { heldOn: `2025-0${month}-10`, taskIds: ['t1'] });
  }
  return story;
}

test('five sessions linked to a task that was never reported; four are fewer', () => {
  expect(linked(inSessions(4))).toBeUndefined();
  const story = inSessions(5);
  const found = linked(story);
  expect(found).toMatchObject({
    count: 1,
    explanation: { zh: '1 项任务多次列入学习和组织生活，结果却未完成或未经核实：t1（5 次）。' },
  });
  expect(found && numbersOf(story, found)).toEqual([2, 3, 4, 5, 6, 7]);
});

test('the task has ended: its due date in force has come', () => {
  expect(linked(inSessions(5), '2025-06-29')).toBeUndefined();
  expect(linked(inSessions(5), '2025-06-30')?.count).toBe(1);
});

test('verified as missed, or cancelled too late', () => {
  const missed = inSessions(5);
  missed.verify('t1', '2025-07-10', { outcome: 'missed' });
  expect(linked(missed)?.count).toBe(1);
  expect(linked(inSessions(5).cancel('t1', '2025-06-20'))?.count).toBe(1);
  expect(linked(inSessions(5).cancel('t1', '2025-05-31'))).toBeUndefined();
});

test('verified as anything better, or not verified for fewer than 60 days', () => {
  const reported = () => inSessions(5).complete('t1', '2025-06-20');
  // 30 June + 60 days: 29 August
  expect(linked(reported(), '2025-08-28')).toBeUndefined();
  expect(linked(reported(), '2025-08-29')?.count).toBe(1);
  const verified = reported();
  verified.verify('t1', '2025-09-01', { outcome: 'partly' });
  expect(linked(verified)).toBeUndefined();
});

test('a session of the year before is linked as well, a void one isn’t', () => {
  const before = () => inSessions(4).session('s0', { heldOn: '2024-12-20', taskIds: ['t1'] });
  expect(linked(before())?.count).toBe(1);
  expect(linked(before().voidSession('s0', '2025-01-03'))).toBeUndefined();
});
