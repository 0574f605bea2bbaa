import { BranchStory } from '#testing/branch-story.js';
import { found } from '#testing/found-signal.js';
import { entry } from '#testing/record-entries.js';

/** So many entries recorded on a day. */
const on = (day: string, count: number) => Array.from({ length: count }, (_, index) => entry(index, day, day));

const crowding = (entries: Parameters<typeof found>[1], { asOf = '2025-12-31', story = new BranchStory() } = {}) =>
  found(story, entries, { asOf, year: 2025 }).find(({ id }) => id === 'deadline-crowding');

test('more than 40 % of the year’s records, not 40 %', () => {
  expect(crowding([...on('2025-06-01', 6), ...on('2025-12-20', 4)])).toBeUndefined();
  expect(crowding([...on('2025-06-01', 14), ...on('2025-12-20', 10)])).toMatchObject({ count: 10 });
});

test('its last 30 days begin on 2 December', () => {
  expect(crowding(on('2025-12-01', 5))).toBeUndefined();
  expect(crowding(on('2025-12-02', 5))?.count).toBe(5);
});

test('goes by the day of recording: what is entered in January for December is another year’s', () => {
  expect(crowding([entry(1, '2025-12-20', '2026-01-05')], { asOf: '2026-01-31' })).toBeUndefined();
  expect(crowding([entry(1, '2025-03-01', '2025-12-20')])?.count).toBe(1);
});

test('corrections are records, too', () => {
  expect(crowding([{ ...entry(1, '2025-03-01', '2025-12-20'), correction: true }])?.count).toBe(1);
});

test('is judged once the year is over, of a branch that existed throughout', () => {
  const december = on('2025-12-20', 3);
  expect(crowding(december, { asOf: '2025-12-30' })).toBeUndefined();
  expect(crowding(december, { story: new BranchStory('2025-01-02') })).toBeUndefined();
  expect(crowding(december, { story: new BranchStory('2025-01-01') })?.count).toBe(3);
});

test('what lies ahead of the day asked for is not seen yet', () => {
  const ahead = [...on('2025-06-01', 3), entry(1, '2026-01-15', '2025-12-20'), entry(2, '2026-01-15', '2025-12-20')];
  expect(crowding([...ahead, entry(3, '2025-12-20', '2025-12-20')])).toBeUndefined();
  expect(crowding([...ahead, entry(3, '2025-12-20', '2025-12-20')], { asOf: '2026-01-15' })?.count).toBe(3);
});

test('says what share it is', () => {
  expect(crowding([...on('2025-06-01', 1), ...on('2025-12-20', 2)])?.explanation).toEqual({
    zh: '全年登记的 3 条记录中，有 2 条（66%）集中在年底最后 30 天。',
    en: 'of 3 entries recorded in the year, 2 (66 %) were made in its last 30 days.',
  });
});
