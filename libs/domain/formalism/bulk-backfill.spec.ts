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

test('five sessions of more than 14 days entered within an hour', () => {
  expect(bulk(entered('2025-07-01', ...JUNE))).toBeUndefined();
  const story = entered('2025-07-01', ...JUNE, '2025-06-16');
  const found = bulk(story);
  expect(found?.count).toBe(5);
  expect(found && numbersOf(story, found)).toEqual([2, 3, 4, 5, 6]);
  expect(found?.explanation.zh).toBe(
    '5 次活动是成批登记的：一小时内登记 5 次以上，而举行日期前后相隔超过 14 天，共发生在 1 天。',
  );
});

test('the first and the last were held more than 14 days apart, in whatever order they were entered', () => {
  expect(bulk(entered('2025-07-01', ...JUNE, '2025-06-15'))).toBeUndefined();
  expect(bulk(entered('2025-07-01', '2025-06-16', ...JUNE))?.count).toBe(5);
  expect(bulk(entered('2025-07-01', '2025-06-02', '2025-06-03', '2025-06-17', '2025-06-01', '2025-06-04'))?.count).toBe(
    5,
  );
});

test('sessions entered on other days don’t make up the number', () => {
  const story = entered('2025-07-01', ...JUNE).session('s9', { heldOn: '2025-06-20' }, { recordedOn: '2025-07-02' });
  expect(bulk(story)).toBeUndefined();
});

test('the hour may begin at any minute; what lies an hour apart is within one hour', () => {
  const at = (...minutes: readonly number[]) => {
    const days = minutes.map((_, index) => (index % 2 === 0 ? '2025-06-01' : '2025-06-20'));
    const facts = branchFactsOf('b1', entered('2025-07-01', ...days).events());
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
  const story = entered('2025-02-01', '2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03', '2025-01-14');
  expect(bulk(story)?.count).toBe(3);
  expect(bulk(story, '2025-12-31', 2024)?.count).toBe(2);
});

test('a void session isn’t one of them, nor one that an amendment moves close to the others', () => {
  const story = () => entered('2025-07-01', ...JUNE, '2025-06-20');
  expect(bulk(story().voidSession('s0', '2025-07-05'))).toBeUndefined();
  expect(bulk(story().amend('s4', '2025-07-05', { heldOn: '2025-06-05' }))).toBeUndefined();
});

test('many hours of many sessions are found as a search through all of them would', () => {
  const told = new BranchStory().members(1);
  const days = Array.from(
    { length: 60 },
    (_, index) => `2025-0${1 + ((index * 7) % 3)}-${String(1 + ((index * 11) % 28)).padStart(2, '0')}`,
  );
  for (const [index, heldOn] of days.entries()) told.session(`s${index}`, { heldOn }, { recordedOn: '2025-07-01' });
  const facts = branchFactsOf('b1', told.events());
  const minute = (index: number) => ((index * 37) % 60) * 9;
  const sessions = facts.sessions.map((fact, index) => {
    const recordedAt = new Date(Date.UTC(2025, 6, 1, 2, minute(index))).toISOString();
    return { ...fact, first: { ...fact.first, recordedAt } };
  });
  const asked = { year: 2025, asOf: '2025-12-31', knownAt: null };
  const found = bulkBackfill.find(groundOf({ ...facts, sessions }, { entries: [], traces: [] }, asked))?.count ?? 0;
  const all = days.map((heldOn, index) => ({ at: minute(index), day: Date.parse(heldOn) / 86_400_000 }));
  const hours = all.map(({ at }) => all.filter((each) => each.at >= at && each.at <= at + 60));
  const full = hours.filter((hour) => {
    const held = hour.map(({ day }) => day);
    return hour.length >= 5 && Math.max(...held) - Math.min(...held) > 14;
  });
  expect(found).toBe(new Set(full.flat()).size);
});
