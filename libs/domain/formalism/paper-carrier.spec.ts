import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const paper = (story: BranchStory, asOf = '2025-12-31', year = 2025) => signalIn(story, 'paper-carrier', asOf, year);
// 1 February + 180 days: 31 July
const launched = (from = '2025-02-01') =>
  new BranchStory().members(1).task('t1', { dueOn: '2025-12-31' }).initiative('i1', from);

test('an initiative is paper 180 days after its launch without an outcome', () => {
  expect(paper(launched(), '2025-07-30')).toBeUndefined();
  const story = launched();
  const found = paper(story, '2025-07-31');
  expect(found).toMatchObject({
    count: 1,
    explanation: { zh: '1 个载体启动满 180 天仍未报告成效：i1（已 180 天）。' },
  });
  expect(found && numbersOf(story, found)).toEqual([3]);
});

test('until an outcome is reported; a verdict is not asked for', () => {
  const reported = launched().outcome('i1', '2025-09-01');
  expect(paper(reported, '2025-08-31')?.count).toBe(1);
  expect(paper(reported, '2025-09-01')).toBeUndefined();
});

test('not if it is abandoned; closing it changes nothing for the year', () => {
  const abandoned = launched().abandon('i1', '2025-06-01');
  expect(paper(abandoned)).toBeUndefined();
  const closed = launched().record(
    'close-initiative',
    { initiativeId: 'i1', on: '2025-06-01', reason: 'r' },
    { on: '2025-06-01' },
  );
  expect(paper(closed)?.count).toBe(1);
  expect(paper(closed, '2026-12-31', 2026)).toBeUndefined();
});

test('the term runs on after the year, and the initiative stays paper in the next', () => {
  const late = launched('2025-12-01');
  // 1 December + 180 days: 30 May
  expect(paper(late, '2026-05-29')).toBeUndefined();
  expect(paper(late, '2026-05-30')?.count).toBe(1);
  expect(paper(late, '2026-05-30', 2026)?.count).toBe(1);
  expect(paper(launched('2026-01-01'), '2026-12-31')).toBeUndefined();
});
