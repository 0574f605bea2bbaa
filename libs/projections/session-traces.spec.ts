import { mayShare, peopleMark } from '#domain/formalism/people-mark.js';
import type { Trace } from '#domain/formalism/session-trace.js';
import { tracesAt } from '#domain/formalism/session-traces.js';
import { tracesNamed } from '#domain/formalism/traces-named.js';
import { scoredYear } from '#domain/scoring/year.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
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

const text = new MadeUpTexts(3).text(200);

test('a session leaves itself, its bands and its day, and not a word of its minutes', () => {
  const documents = documentsOf(new SessionLog().record('s1', { minutes: text, attendeeIds: ['m1'] }));
  expect([...documents.keys()].filter((key) => !key.startsWith('band/'))).toEqual(['session/s1', 'day/2025-03-10']);
  expect(documents.size).toBe(9);
  expect(JSON.stringify([...documents])).not.toMatch(/[\u4e00-\u9fff]{3}/);
});

test('completing an action leaves nothing', () => {
  const data = { sessionId: 's1', branchId: 'b1', actionId: 'a1', on: '2025-03-11', result: 'r' };
  const [recorded] = new SessionLog().record('s1').events();
  if (!recorded) throw new Error('nothing was recorded');
  const completed = { ...recorded, type: 'SessionActionCompleted', data };
  expect(touchesOf(sessionTraces, [completed])).toEqual({ touches: [] });
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
    const asked = { branchId: 'b1', scored: scoredYear(2025, '2025-12-31'), knownAt };
    const traces = tracesAt([...after.values()], asked);
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
    .record('s1', { minutes: text, attendeeIds: ['m1'] })
    .record('alike', { minutes: text, branchId: 'b2', heldOn: '2020-01-10', attendeeIds: ['m8'] })
    .record('same-person', { branchId: 'b2', guestIds: ['m1'], attendeeIds: ['m9'] })
    .record('same-day', { branchId: 'b2', attendeeIds: ['m7'] })
    .record('same-year', { branchId: 'b2', heldOn: '2025-05-05', attendeeIds: ['m1'] });
  const documents = documentsOf(log);
  const found = new Map([...documents].filter(([key]) => key === 'session/s1'));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const key of tracesNamed([...found.values()], { branchId: 'b1', year: 2025 })) {
      const document = documents.get(key);
      if (document) found.set(key, document);
    }
  }
  const sessions = [...found.keys()].filter((key) => key.startsWith('session/'));
  expect(sessions).toEqual(['session/s1', 'session/alike', 'session/same-person']);
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
  expect(Math.max(...touches.map(({ keys }) => keys.length))).toBe(9);
  const documents = documentsOf(log);
  const sizes = [...documents.values()].map((document) => (document.kind === 'band' ? document.sessionIds.length : 0));
  expect(sizes.filter((size) => size > 50)).toEqual([]);
  // seven bands of each copied text are full, those of the other 10,000 texts are their own
  expect(sizes.filter((size) => size === 50)).toHaveLength(700);
  expect(sizes.filter((size) => size === 1)).toHaveLength(70_000);
});
