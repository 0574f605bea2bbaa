import { addDays } from '#kernel/local-date.js';
import { BranchStory } from '#testing/branch-story.js';
import { found } from '#testing/found-signal.js';
import { entry } from '#testing/record-entries.js';

const late = (entries: Parameters<typeof found>[1], asOf = '2025-12-31') =>
  found(new BranchStory(), entries, { asOf, year: 2025 }).find(({ id }) => id === 'late-entry');

test('an entry is late from the eighth day after the fact on', () => {
  expect(late([entry(1, '2025-03-01', '2025-03-08')])).toBeUndefined();
  expect(late([entry(1, '2025-03-01', '2025-03-09')])).toMatchObject({ count: 1, evidence: ['event-1'] });
});

test('corrections are no late entries, nor are facts dated ahead', () => {
  expect(late([{ ...entry(1, '2025-03-01', '2025-06-01'), correction: true }])).toBeUndefined();
  expect(late([entry(1, '2025-06-01', '2025-03-01')])).toBeUndefined();
});

test('an entry belongs to the year in which it happened, and to no day before it', () => {
  const entries = [entry(1, '2024-12-31', '2025-02-01'), entry(2, '2025-12-30', '2026-01-20')];
  expect(late(entries)?.evidence).toEqual(['event-2']);
  expect(late(entries, '2025-12-29')).toBeUndefined();
});

test('says how many of how many, and how late the latest is', () => {
  const entries = [0, 8, 40].map((days, index) => entry(index, '2025-03-01', addDays('2025-03-01', days)));
  expect(late(entries)?.explanation).toEqual({
    zh: '当年 3 条记录中，有 2 条在事后超过 7 天才登记，最迟的隔了 40 天。',
    en: 'of 3 entries about the year, 2 were recorded more than 7 days after the fact, the latest 40 days after it.',
  });
});
