import { formalismSignals } from '#projections/formalism-signals/formalism-signals.js';
import { ask } from '#testing/asked.js';
import { MadeUpTexts } from '#testing/made-up-texts.js';
import { SessionLog } from '#testing/session-log.js';

const [MINUTES, CHANGED] = new MadeUpTexts(4).pair({ shared: 400, other: 50 });

/** What is said of copied minutes of a branch's year. */
function copied(log: SessionLog, { branchId = 'b1', year = 2025, asOf = '2026-12-31' } = {}) {
  const { signals } = ask(formalismSignals, { events: log.events(), params: { branchId, year }, asOf });
  return signals.find(({ id }) => id === 'copied-minutes');
}

const log = () => new SessionLog().branches('b1', 'b2', 'b3');

test('minutes that repeat earlier ones are found; the earlier ones are not', () => {
  const told = log().record('s1', { minutes: MINUTES }).record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
  expect(copied(told)).toMatchObject({
    count: 1,
    evidence: ['event-4', 'event-5'],
    explanation: {
      zh: '1 次活动的记录与此前登记的记录雷同（相似度 80% 以上）：s2 与 s1（100%）。',
      en: 'the minutes of 1 session repeat minutes recorded before (80 % alike or more): s2 those of s1 (100 %).',
    },
  });
});

test.each([
  ['0.95', 439, 11, 1],
  ['0.85', 413, 36, 1],
  ['0.8', 400, 50, 1],
  ['just below 0.8', 399, 50, undefined],
  ['0.7', 370, 79, undefined],
  ['0.3', 207, 242, undefined],
])('a copy edited down to %s', (_, shared, other, count) => {
  for (const seed of [1, 2, 3]) {
    const [one, edited] = new MadeUpTexts(seed).pair({ shared, other });
    const told = log().record('s1', { minutes: one }).record('s2', { minutes: edited, heldOn: '2025-04-10' });
    expect(copied(told)?.count).toBe(count);
  }
});

test('goes over years and branches of the organization, and no further', () => {
  const told = log()
    .record('s1', { minutes: MINUTES, heldOn: '2023-05-10', branchId: 'b2' })
    .record('s2', { minutes: MINUTES })
    .record('s3', { minutes: MINUTES, branchId: 'b3', org: ['c9'] });
  expect(copied(told)).toMatchObject({ count: 1, evidence: ['event-4', 'event-5'] });
  expect(copied(told, { branchId: 'b2', year: 2023 })).toBeUndefined();
  expect(copied(told, { branchId: 'b3' })).toBeUndefined();
});

test('whose was first is told by the clock, which an import sets back', () => {
  const told = log()
    .record('s1', { minutes: MINUTES, at: '2025-04-01T08:00:00.000Z' })
    .record('s2', { minutes: MINUTES, branchId: 'b2', at: '2025-03-11T08:00:00.000Z' });
  expect(copied(told)?.count).toBe(1);
  expect(copied(told, { branchId: 'b2' })).toBeUndefined();
});

describe('amended minutes', () => {
  test('count as amended', () => {
    const told = log().record('s1', { minutes: MINUTES }).record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
    expect(copied(told.amend('s2', { minutes: new MadeUpTexts(8).text(300) }))).toBeUndefined();
    expect(copied(told.amend('s2', { minutes: CHANGED }))).toMatchObject({
      count: 1,
      evidence: expect.arrayContaining(['event-7']),
    });
  });

  test('were written when their wording was, not when a word of it was changed', () => {
    const told = log().record('s1', { minutes: MINUTES }).record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
    told.amend('s1', { minutes: CHANGED, at: '2025-06-01T08:00:00.000Z' });
    expect(copied(told)?.explanation.en).toMatch(': s2 those of s1 (80 %)');
  });

  test('may be the copy', () => {
    const told = log().record('s1').record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
    told.amend('s1', { minutes: MINUTES, at: '2025-06-01T08:00:00.000Z' });
    expect(copied(told)?.explanation.en).toMatch(': s1 those of s2 (100 %)');
  });
});

test('void sessions neither copy nor are copied', () => {
  const told = () => log().record('s1', { minutes: MINUTES }).record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
  expect(copied(told().voidSession('s1'))).toBeUndefined();
  expect(copied(told().voidSession('s2'))).toBeUndefined();
});

test('is seen from the day of the copy on', () => {
  const told = log().record('s1', { minutes: MINUTES }).record('s2', { minutes: MINUTES, heldOn: '2025-04-10' });
  expect(copied(told, { asOf: '2025-04-09' })).toBeUndefined();
  expect(copied(told, { asOf: '2025-04-10' })?.count).toBe(1);
});

test('a hundred sessions with the same minutes are a hundred less one, in any order of their days', () => {
  const told = log();
  for (let index = 0; index < 100; index++) {
    const day = `2025-0${1 + (index % 9)}-1${index % 10}`;
    told.record(`s${index}`, { minutes: MINUTES, heldOn: day, at: `2025-12-01T08:00:00.${100 + index}Z` });
  }
  expect(copied(told)?.count).toBe(99);
});
