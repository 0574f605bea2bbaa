import type { Entry, StreamEntries } from '#domain/record/entry.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { foldAll } from '#kernel/projection.js';
import { logOf } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { answered, raised, raisedAnonymously, resolved } from '#testing/concerns.js';
import type { Happened } from '#testing/given-when-then.js';
import { recordEntries } from './record-entries.js';

function documentsOf(events: readonly Recorded[]): ReadonlyMap<string, StreamEntries> {
  const documents = new Map<string, unknown>();
  for (const event of events) foldAll(recordEntries, documents, { event, covers: () => true });
  return documents as ReadonlyMap<string, StreamEntries>;
}

const entriesOf = (events: readonly Recorded[], key: string): readonly Entry[] =>
  documentsOf(events).get(key)?.entries ?? [];

/** The last event of a story with something about it changed. */
function lastWith(story: BranchStory, change: { data?: object; metadata?: object }): readonly Recorded[] {
  return story.events().map((event, index, all) =>
    index < all.length - 1
      ? event
      : {
          ...event,
          data: { ...Object(event.data), ...change.data },
          metadata: { ...event.metadata, ...change.metadata },
        },
  );
}

const branchOfB1 = (events: readonly Recorded[]): readonly Recorded[] =>
  events.map((event) => ({ ...event, metadata: { ...event.metadata, tags: { branch: ['b1'] } } }));

test('an entry says who recorded what, when, and when it happened, and nothing of its words', () => {
  const story = new BranchStory().session('s1', { heldOn: '2025-03-01' }, { recordedOn: '2025-03-04' });
  const [, event] = story.events();
  const [entry, ...more] = entriesOf(story.events(), 'b1/studySession-s1');
  expect(more).toEqual([]);
  expect(entry).toEqual({
    ...{ eventId: event?.id, position: '2', type: 'StudySessionRecorded', correction: false },
    ...{ on: '2025-03-01', recordedAt: '2025-03-04T02:00:00.000Z', recordedOn: '2025-03-04' },
    actor: { id: 'u-b1', role: 'business-head', orgId: 'b1' },
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test('an amendment and a void set right the first record of the session, on its day', () => {
  const story = new BranchStory()
    .session('s1', { heldOn: '2025-03-01' })
    .amend('s1', '2025-06-01', { partyHours: 2 })
    .voidSession('s1', '2025-07-01');
  const [first, ...later] = entriesOf(story.events(), 'b1/studySession-s1');
  expect(first?.correction).toBe(false);
  expect(later.map(({ type }) => type)).toEqual(['StudySessionAmended', 'StudySessionVoided']);
  for (const entry of later) {
    expect(entry).toMatchObject({ on: '2025-03-01', correction: true, corrects: first?.eventId });
  }
});

test('a verification that replaces another is a correction of that one; a revision is none', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).revise('t1', '2025-02-01', { weight: 2 });
  story.complete('t1', '2025-06-01');
  const corrects = story.verify('t1', '2025-06-10', { outcome: 'met' });
  story.verify('t1', '2025-06-20', { outcome: 'partly', corrects });
  const [, revised, , wrong, right] = entriesOf(story.events(), 'b1/task-t1');
  expect(revised).toMatchObject({ type: 'AnnualTaskRevised', correction: false });
  expect(revised).not.toHaveProperty('corrects');
  expect(wrong).toMatchObject({ correction: false });
  expect(right).toMatchObject({ correction: true, corrects: wrong?.eventId });
});

test('a source and an import stand on the entry where the event has them', () => {
  const source = { system: 'OA', reference: '2025-17' };
  const imported = { at: '2025-02-01T00:00:00.000Z', source: 'history.ndjson' };
  const story = new BranchStory().session('s1', { heldOn: '2025-03-01' });
  const [entry] = entriesOf(lastWith(story, { data: { source }, metadata: { imported } }), 'b1/studySession-s1');
  expect(entry).toMatchObject({ source, imported });
});

test('what concerns two branches is entered with both', () => {
  const story = new BranchStory().practice('p1', '2025-02-01', 'b1').adopt('p1', 'b2', '2025-03-01');
  const documents = documentsOf(story.events());
  expect(documents.get('b1/practice-p1')?.entries.map(({ type }) => type)).toEqual([
    'PracticeRecorded',
    'PracticeAdopted',
  ]);
  expect(documents.get('b2/practice-p1')?.entries.map(({ type }) => type)).toEqual(['PracticeAdopted']);
});

describe('the same fact entered twice', () => {
  const HELD = { heldOn: '2025-03-01' };
  const twice = (second: object = {}) => {
    const events = lastWith(new BranchStory().session('s1', HELD).session('s2', HELD), { data: second });
    return ['b1/studySession-s1', 'b1/studySession-s2'].map((key) => entriesOf(events, key)[0]?.fingerprint);
  };

  test('has the same fingerprint, whatever its id, note and source', () => {
    const [one, other] = twice({ note: '补录', source: { system: 'OA', reference: '7' } });
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });

  test('is none with another topic', () => {
    const [one, other] = twice({ topic: '另一次会议' });
    expect(other).not.toBe(one);
  });

  test('cannot be told where a personal text is part of it', () => {
    const [member] = entriesOf(new BranchStory().members(1).events(), 'b1/member-m1');
    expect(member).not.toHaveProperty('fingerprint');
  });
});

describe('of a concern', () => {
  const M1: Actor = { id: 'm1', role: 'branch-officer', orgId: 'g1' };
  const source = { system: '意见箱', reference: 'm1 的来信' };
  /** Recorded by m1, who raised it, from a letter. */
  const byM1 = ([stream, { type, data }]: Happened): Happened => [
    stream,
    { type, data: { ...Object(data), raisedBy: 'm1', source } },
    M1,
  ];

  test('nothing leads to whoever raised it, neither id, role or group, nor the words of a source', () => {
    const log = branchOfB1(logOf(byM1(raised()), answered('2025-03-05'), byM1(resolved('2025-03-06'))));
    const [asked, answer, word] = entriesOf(log, 'b1/concern-q1');
    for (const entry of [asked, word]) {
      expect(entry).toMatchObject({ actor: { role: 'member', orgId: 'b1' }, source: { system: '[withheld]' } });
      expect(entry?.source).not.toHaveProperty('reference');
      expect(JSON.stringify(entry)).not.toContain('m1');
    }
    expect(answer?.actor.id).toBe('u-nobody');
  });

  test('an anonymous one looks the same as one with a name', () => {
    const [anonymous] = entriesOf(branchOfB1(logOf(raisedAnonymously())), 'b1/concern-q1');
    const [named] = entriesOf(branchOfB1(logOf(raised())), 'b1/concern-q1');
    expect(anonymous).toEqual(named);
  });
});
