import { AWARDS } from '#domain/recognition/terms.js';
import { memberDossier } from '#projections/member-dossier/member-dossier.js';
import { promotionEvidence } from '#projections/promotion-evidence/promotion-evidence.js';
import { recognitionList } from '#projections/recognition-list/recognition-list.js';
import { type Asked, endOf, RecordedYear } from './recorded-year.js';

/*
 * The year is recorded day by day, and what the live read models answer in the evening is kept. When it is over, each
 * of these days is replayed: as of that day, as known at its end.
 */

const dossier = (memberId: string): Asked => ({
  name: memberId,
  model: memberDossier,
  params: { branchId: 'Z4', memberId },
});
const awards = AWARDS.map((award) => ({
  name: award,
  model: recognitionList,
  params: { orgId: 'YL', year: 2025, award },
}));
const file: Asked = { name: 'P25-01', model: promotionEvidence, params: { orgId: 'YL', reviewId: 'P25-01' } };
const asked: readonly Asked[] = [...awards, dossier('M061'), dossier('M070'), file];

/** Of the evenings on which nothing was new only every so many are replayed. */
const QUIET_DAYS_BETWEEN = 60;

interface Evening {
  readonly day: string;
  readonly answer: object | string;
}

let year: RecordedYear;
/** By question: each evening with another answer than the evening before, and some of the others. */
const kept = new Map<string, Evening[]>();
const changes = new Map<string, string[]>();

beforeAll(async () => {
  year = await RecordedYear.open();
  for await (const day of year.days()) {
    for (const { name, ...question } of asked) {
      const evenings = kept.get(name) ?? [];
      const answer = await year.answer({ name, ...question }, { asOf: day });
      const last = evenings.at(-1);
      const isNew = last === undefined || JSON.stringify(last.answer) !== JSON.stringify(answer);
      if (isNew) changes.set(name, [...(changes.get(name) ?? []), day]);
      if (isNew || daysBetween(last.day, day) >= QUIET_DAYS_BETWEEN) kept.set(name, [...evenings, { day, answer }]);
    }
  }
}, 120_000);

afterAll(() => year.close());

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

it.each(asked.map((question) => [question.name, question] as const))(
  '%s, replayed to any day, is what it was on that day',
  async (name, question) => {
    for (const { day, answer } of kept.get(name) ?? []) {
      const replayed = await year.answer(question, { asOf: day, knownAt: endOf(day) });
      expect({ day, answer: replayed }).toEqual({ day, answer });
    }
  },
  60_000,
);

it('every day on which something happened is among them', () => {
  expect(changes.get('P25-01')?.slice(1)).toEqual([
    ...['2025-12-22', '2025-12-28', '2025-12-30', '2026-01-06', '2026-01-09', '2026-01-16'],
  ]);
  // the notice was recorded on 27 May, and begins on the 28th
  const story = ['2025-05-26', '2025-05-28', '2025-06-03', '2025-06-09', '2025-06-30'];
  expect(changes.get('excellent-member')).toEqual(expect.arrayContaining(['2025-05-12', ...story]));
  expect(changes.get('M061')).toEqual(expect.arrayContaining(story));
  expect(changes.get('M070')).toEqual(expect.arrayContaining(['2025-11-19', '2025-11-24', '2025-12-01', '2025-12-03']));
});

it('the reminder to M070 stands in the file from its day on, and since the appeal was upheld nothing is left of it', () => {
  const standing = (kept.get('M070') ?? []).filter(({ answer }) => JSON.stringify(answer).includes('N25-03'));
  expect(standing.at(0)?.day).toBe('2025-11-19');
  expect(standing.every(({ day }) => day < '2025-12-03')).toBe(true);
});
