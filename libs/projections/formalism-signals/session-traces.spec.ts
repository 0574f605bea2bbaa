import { mayShare, peopleMark } from '#domain/formalism/people-mark.js';
import type { Trace } from '#domain/formalism/session-trace.js';
import { SessionTraces } from '#domain/formalism/session-traces.js';
import { heldIn, traceSearch } from '#domain/formalism/trace-search.js';
import { scoredYear } from '#domain/scoring/year.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { MadeUpTexts } from '#testing/made-up-texts.js';
import { SessionLog } from '#testing/session-log.js';
import { sessionTraces } from './session-traces.js';

/** The documents by key. */
function documentsOf(log: SessionLog): ReadonlyMap<string, Trace> {
  const documents = new Map<string, FoldedDocument>();
  const { touches, failure } = touchesOf(sessionTraces, log.events());
  const stopped = failure ?? foldBatch(sessionTraces, touches, documents).failure;
  if (stopped) throw stopped.error;
  return new Map([...documents].map(([key, { body }]) => [key, body as Trace]));
}

const asked = { branchId: 'b1', scored: scoredYear(2025, '2026-12-31'), knownAt: null };

/** The sessions that b1's of 2025 are compared with, themselves left out, in the order in which they are asked for. */
function compared(log: SessionLog, own = ['s1']): readonly string[] {
  const documents = documentsOf(log);
  const search = traceSearch(heldIn(2025, branchFactsOf('b1', log.events()).sessions), asked);
  const keys = new Set<string>();
  for (let step = search.next(); !step.done; ) {
    for (const key of step.value) keys.add(key);
    step = search.next(step.value.flatMap((key) => documents.get(key) ?? []));
  }
  return [...keys].flatMap((key) => /^session\/(.*)$/.exec(key)?.[1] ?? []).filter((id) => !own.includes(id));
}

const text = new MadeUpTexts(3).text(200);

test('a session leaves itself, its bands, its day and the time of its record, and not a word of its minutes', () => {
  const documents = documentsOf(new SessionLog().record('s1', { minutes: text, attendeeIds: ['m1'] }));
  expect([...documents.keys()].filter((key) => !key.startsWith('band/'))).toEqual([
    ...['session/s1', 'latest', 'day/2025-03-10'],
  ]);
  expect(documents.size).toBe(10);
  expect(JSON.stringify([...documents])).not.toMatch(/[\u4e00-\u9fff]{3}/);
});

test('completing an action leaves nothing', () => {
  const data = { sessionId: 's1', branchId: 'b1', actionId: 'a1', on: '2025-03-11', result: 'r' };
  const [recorded] = new SessionLog().record('s1').events();
  if (!recorded) throw new Error('nothing was recorded');
  const completed = { ...recorded, type: 'SessionActionCompleted', data };
  expect(touchesOf(sessionTraces, [completed])).toEqual({ touches: [] });
});

test('every event that changes a trace changes the document that says so, and with it the latest time', () => {
  const log = new SessionLog()
    .record('s1', { minutes: text, at: '2025-05-01T08:00:00.000Z' })
    .record('s2', { at: '2025-04-01T08:00:00.000Z' })
    .amend('s1', { guestIds: ['m9'], at: '2025-06-01T08:00:00.000Z' })
    .amend('s1', { topic: '更正后的主题', at: '2025-06-02T08:00:00.000Z' })
    .voidSession('s2', { at: '2025-07-01T08:00:00.000Z' });
  const { touches } = touchesOf(sessionTraces, log.events());
  const documents = new Map<string, FoldedDocument>();
  const told = touches.map((touch) => {
    expect(foldBatch(sessionTraces, [touch], documents).failure).toBeUndefined();
    return [documents.get('latest')?.position, documents.get('latest')?.body];
  });
  const latest = (position: string, day: string) => [position, { kind: 'latest', recordedAt: `${day}T08:00:00.000Z` }];
  expect(told).toEqual([
    latest('1', '2025-05-01'),
    latest('2', '2025-05-01'),
    latest('3', '2025-06-01'),
    latest('4', '2025-06-02'),
    latest('5', '2025-07-01'),
  ]);
});

test('documents are only added to, and each session says what was recorded when', () => {
  const log = new SessionLog().record('s1', { minutes: text });
  const before = documentsOf(log);
  log.amend('s1', { minutes: new MadeUpTexts(5).text(200), at: '2025-04-01T08:00:00.000Z' });
  log
    .record('s2', { minutes: text, at: '2025-05-01T08:00:00.000Z' })
    .voidSession('s1', { at: '2025-06-01T08:00:00.000Z' });
  const after = documentsOf(log);
  for (const [key, document] of before) expect(after.get(key)).toMatchObject(grown(document));
  const known = (knownAt: string | null) => {
    const traces = new SessionTraces({ ...asked, knownAt });
    traces.add([...after.values()]);
    return traces.own.map(({ id, versions }) => [id, versions.length]);
  };
  expect(known('2025-03-10T09:59:59.999Z')).toEqual([]);
  expect(known('2025-03-10T10:00:00.000Z')).toEqual([['s1', 1]]);
  expect(known('2025-04-01T08:00:00.000Z')).toEqual([['s1', 2]]);
  expect(known('2025-05-01T08:00:00.000Z').map(([id]) => id)).toEqual(['s1', 's2']);
  expect(known(null)).toEqual([['s2', 1]]);
});

/** What a document that was added to still holds. */
function grown(document: Trace): object {
  if (document.kind === 'session') return { versions: expect.arrayContaining([...document.versions]) };
  if (document.kind === 'latest') return {};
  if (document.kind === 'band') return { sessionIds: expect.arrayContaining([...document.sessionIds]) };
  return { sessions: expect.arrayContaining([...document.sessions]) };
}

test('no band holds more than fifty sessions', () => {
  const log = new SessionLog();
  for (let index = 0; index < 60; index++) log.record(`s${index}`, { minutes: text });
  const bands = [...documentsOf(log).values()].filter(({ kind }) => kind === 'band');
  expect(bands).toHaveLength(7);
  for (const band of bands) expect(band).toMatchObject({ sessionIds: { length: 50 } });
});

test('compared is only what may be alike, or have somebody in common on a day', () => {
  const log = new SessionLog()
    .record('s1', { minutes: text, attendeeIds: ['m1'], startsAt: '14:00' })
    .record('alike', { minutes: text, branchId: 'b2', heldOn: '2020-01-10', attendeeIds: ['m8'] })
    .record('same-person', { branchId: 'b2', guestIds: ['m1'], attendeeIds: ['m9'] })
    .record('same-day', { branchId: 'b2', attendeeIds: ['m7'] })
    .record('same-year', { branchId: 'b2', heldOn: '2025-05-05', attendeeIds: ['m1'] });
  expect(compared(log)).toEqual(['same-person', 'alike']);
});

test('who was there is not compared where a session does not say when it began', () => {
  const log = new SessionLog()
    .record('s1', { minutes: text, attendeeIds: ['m1'] })
    .record('same-person', { branchId: 'b2', attendeeIds: ['m1'], startsAt: '14:00' });
  expect(compared(log)).toEqual([]);
});

test('an original is looked for no further than it takes to find it', () => {
  const before = Array.from({ length: 40 }, (_, index) => `before-${index}`);
  const log = new SessionLog();
  for (const id of before) log.record(id, { branchId: 'b2', minutes: text, heldOn: '2024-02-01' });
  log.record('s1', { minutes: text });
  expect(compared(log)).toEqual(before.slice(0, 8));
  for (const id of before.slice(0, 8)) log.voidSession(id);
  expect(compared(log)).toEqual(before.slice(0, 24));
});

test('minutes that only share a phrase are compared band by band, to the end', () => {
  const [one, other] = new MadeUpTexts(5).pair({ shared: 300, other: 100 });
  const log = new SessionLog();
  for (let index = 0; index < 20; index++)
    log.record(`b2-${index}`, { branchId: 'b2', minutes: other, heldOn: '2024-02-01' });
  log.record('s1', { minutes: one });
  expect(compared(log)).toHaveLength(20);
});

test('people’s marks tell apart who cannot be the same', () => {
  expect(mayShare(peopleMark(['M001', 'M002']), peopleMark(['M002']))).toBe(true);
  expect(mayShare(peopleMark(['M001', 'M002']), peopleMark(['M003']))).toBe(false);
  expect(mayShare(peopleMark([]), peopleMark(['M003']))).toBe(false);
  const marks = Array.from({ length: 1000 }, (_, index) => peopleMark([`M${index}`]));
  expect(new Set(marks).size).toBeGreaterThan(980);
  expect(marks.join('').isWellFormed()).toBe(true);
});

test('twenty thousand minutes take each the same work, half of them copies of a hundred', () => {
  const texts = new MadeUpTexts(11);
  const originals = Array.from({ length: 100 }, () => texts.text(60));
  const log = new SessionLog();
  for (let index = 0; index < 20_000; index++) {
    const heldOn = `${2010 + (index % 15)}-0${1 + (index % 9)}-${10 + (index % 17)}`;
    log.record(`s${index}`, { minutes: originals[index % 200] ?? texts.text(60), heldOn });
  }
  const { touches } = touchesOf(sessionTraces, log.events());
  expect(Math.max(...touches.map(({ keys }) => keys.length))).toBe(10);
  const documents = documentsOf(log);
  const sizes = [...documents.values()].map((document) => (document.kind === 'band' ? document.sessionIds.length : 0));
  expect(sizes.filter((size) => size > 50)).toEqual([]);
  // seven bands of each copied text are full, those of the other 10,000 texts are their own
  expect(sizes.filter((size) => size === 50)).toHaveLength(700);
  expect(sizes.filter((size) => size === 1)).toHaveLength(70_000);
});
