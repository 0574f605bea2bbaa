import { branchFactsOf } from '#testing/branch-facts-of.js';
import { BranchStory } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';
import { bulkBackfill } from './bulk-backfill.js';
import { groundOf } from './signal-ground.js';

const bulk = (story: BranchStory, asOf = '2025-12-31', year = 2025) => signalIn(story, 'bulk-backfill', asOf, year);

/** Sessions held on these days, all recorded in the same minute of a day. */
function entered(recordedOn: string, ...heldOn: readonly string[]): BranchStory {
  const story = new BranchStory().members(1);
  for (const [index, day] of heldOn.entries()) story.session(`s${index}`, { heldOn: day }, { recordedOn });
  return story;
}

const JUNE = ['2025-06-01', '2025-06-02', '2025-06-03', '2025-06-04'];

test('five old sessions entered within an hour', () => {
  expect(bulk(entered('2025-07-01', ...JUNE))).toBeUndefined();
  const story = entered('2025-07-01', ...JUNE, '2025-06-05');
  const found = bulk(story);
  expect(found?.count).toBe(5);
  expect(found && numbersOf(story, found)).toEqual([2, 3, 4, 5, 6]);
  expect(found?.explanation.zh).toBe('5 次活动在举行 14 天以后才成批登记：一小时内登记 5 次以上，共发生在 1 天。');
});

test('each of them was held more than 14 days before', () => {
  expect(bulk(entered('2025-07-01', ...JUNE, '2025-06-17'))).toBeUndefined();
  expect(bulk(entered('2025-07-01', ...JUNE, '2025-06-16'))?.count).toBe(5);
});

test('sessions entered on other days don’t make up the number', () => {
  const story = entered('2025-07-01', ...JUNE).session('s9', { heldOn: '2025-06-05' }, { recordedOn: '2025-07-02' });
  expect(bulk(story)).toBeUndefined();
});

test('the hour may begin at any minute; what lies an hour apart is within one hour', () => {
  const at = (...minutes: readonly number[]) => {
    const facts = branchFactsOf('b1', entered('2025-07-01', ...minutes.map(() => '2025-06-01')).events());
    const sessions = facts.sessions.map((fact, index) => {
      const recordedAt = new Date(Date.UTC(2025, 6, 1, 2, minutes[index])).toISOString();
      return { ...fact, first: { ...fact.first, recordedAt } };
    });
    const asked = { year: 2025, asOf: '2025-12-31', knownAt: null };
    return bulkBackfill.find(groundOf({ ...facts, sessions }, { entries: [], traces: [] }, asked))?.count;
  };
  expect(at(0, 15, 30, 45, 60)).toBe(5);
  expect(at(0, 15, 30, 45, 61)).toBeUndefined();
  // the third hour is full, whatever lies before and after
  expect(at(0, 70, 80, 90, 100, 130, 131, 200)).toBe(6);
});

test('sessions of the year before make up the number, and are counted there', () => {
  const story = entered('2025-02-01', '2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03', '2025-01-04');
  expect(bulk(story)?.count).toBe(3);
  expect(bulk(story, '2025-12-31', 2024)?.count).toBe(2);
});

test('a void session isn’t one of them, nor one that an amendment moves to a later day', () => {
  const story = () => entered('2025-07-01', ...JUNE, '2025-06-05');
  expect(bulk(story().voidSession('s0', '2025-07-05'))).toBeUndefined();
  expect(bulk(story().amend('s0', '2025-07-05', { heldOn: '2025-06-28' }))).toBeUndefined();
});
