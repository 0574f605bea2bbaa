import type { Position } from '#kernel/position.js';
import { burdenOf } from './burden.js';
import type { Entry, StreamEntries } from './entry.js';

let position = 0;
beforeEach(() => {
  position = 0;
});

/** A session recorded in March by m1, unless said. */
function entry(changes: Partial<Entry> = {}): Entry {
  position += 1;
  return {
    ...{ eventId: `e${position}`, position: String(position) as Position, type: 'StudySessionRecorded' },
    ...{ on: '2025-03-03', recordedAt: '2025-03-04T02:00:00.000Z', recordedOn: '2025-03-04', correction: false },
    actor: { id: 'm1', role: 'branch-officer', orgId: 'b1' },
    ...changes,
  };
}

/** Each entry in a stream of its own. */
const streams = (...entries: readonly Entry[]): readonly StreamEntries[] =>
  entries.map((each) => ({ branchId: 'b1', kind: 'entries', stream: `studySession-${each.eventId}`, entries: [each] }));

const march = (...entries: readonly Entry[]) => burdenOf(streams(...entries), '2025-03');
const OA = (reference: string) => ({ source: { system: 'OA', reference } });
const FILE = { imported: { at: '2025-04-01T00:00:00.000Z', source: 'history.ndjson' } };

test('counts what was recorded in the month, whenever it happened', () => {
  const { entries } = march(
    entry({ on: '2025-02-01' }),
    entry({ recordedOn: '2025-02-28' }),
    entry({ recordedOn: '2025-04-01', on: '2025-03-31' }),
  );
  expect(entries).toBe(1);
});

test('tells what was filled in by hand from what names a source and what came by file', () => {
  const found = march(entry(), entry(OA('1')), entry(FILE), entry({ ...OA('2'), ...FILE }));
  expect(found).toMatchObject({ entries: 4, byHand: 1, fromSource: 2, byFile: 2 });
  expect(found.sources).toEqual([{ system: 'OA', entries: 2 }]);
});

test('names people in order of their ids, never of what they did', () => {
  const by = (id: string, role: Entry['actor']['role'] = 'branch-officer') =>
    entry({ actor: { id, role, orgId: 'b1' } });
  const { people } = march(by('m2'), by('m1'), by('m2', 'member'), by('m2'), by('m3'));
  expect(people).toEqual([
    { personId: 'm1', roles: ['branch-officer'], entries: 1 },
    { personId: 'm2', roles: ['branch-officer', 'member'], entries: 3 },
    { personId: 'm3', roles: ['branch-officer'], entries: 1 },
  ]);
});

test('an entry whose maker is not to be known is counted and named nowhere', () => {
  const found = march(entry({ actor: { role: 'member', orgId: 'b1' } }));
  expect(found).toMatchObject({ entries: 1, withoutPerson: 1, people: [] });
});

describe('entered twice', () => {
  test('is what has the same reference of the same source, and is of the same type', () => {
    const found = march(
      entry(OA('7')),
      entry({ ...OA('7'), type: 'PracticeRecorded' }),
      entry(OA('8')),
      entry(OA('7')),
    );
    expect(found.twice).toMatchObject([
      { type: 'StudySessionRecorded', because: 'same-source', events: [{ eventId: 'e1' }, { eventId: 'e4' }] },
    ]);
    expect(found.repeated).toBe(1);
  });

  test('is what says the same in another stream', () => {
    const found = march(entry({ fingerprint: 'aa' }), entry({ fingerprint: 'bb' }), entry({ fingerprint: 'aa' }));
    expect(found.twice).toMatchObject([{ because: 'same-content', events: [{ eventId: 'e1' }, { eventId: 'e3' }] }]);
  });

  test('is named once, where both source and content are the same', () => {
    const same = { ...OA('7'), fingerprint: 'aa' };
    expect(march(entry(same), entry(same))).toMatchObject({ twice: [{ because: 'same-source' }], repeated: 1 });
  });

  test('belongs to the month of the repetition, and names what was recorded before', () => {
    const before = entry({ ...OA('7'), recordedOn: '2025-01-31' });
    const found = streams(before, entry(OA('7')));
    expect(burdenOf(found, '2025-03')).toMatchObject({ entries: 1, repeated: 1, twice: [{ events: [{}, {}] }] });
    expect(burdenOf(found, '2025-01')).toMatchObject({ entries: 1, repeated: 0, twice: [] });
  });

  test('is no correction of what was recorded before', () => {
    expect(march(entry(OA('7')), entry({ ...OA('7'), correction: true })).repeated).toBe(0);
  });

  test('a third entry repeats as the second did', () => {
    expect(march(entry(OA('7')), entry(OA('7')), entry(OA('7')))).toMatchObject({ repeated: 2, twice: [{}] });
  });
});

test('says in one sentence what it cost', () => {
  const { explanation } = march(entry(OA('7')), entry(OA('7')), entry({ correction: true }));
  expect(explanation.en).toBe(
    'In 2025-03 the record took 3 entries by 1 person: 1 filled in by hand, 2 naming where the fact existed already, 0 from files, 1 of them a correction; 1 seems to repeat an earlier one.',
  );
  expect(march().explanation).toEqual({ zh: '2025 年 3 月没有登记。', en: 'Nothing was recorded in 2025-03.' });
});
