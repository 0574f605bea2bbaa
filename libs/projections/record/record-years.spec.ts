import type { Recorded } from '#kernel/event.js';
import { foldAll } from '#kernel/projection.js';
import { logOf } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { annulmentsKey, recordYears, type YearDoc } from './record-years.js';

function documentsOf(events: readonly Recorded[]): ReadonlyMap<string, YearDoc> {
  const documents = new Map<string, unknown>();
  for (const event of events) foldAll(recordYears, documents, { event, covers: () => true });
  return documents as ReadonlyMap<string, YearDoc>;
}

const keysOf = (events: readonly Recorded[]) => [...documentsOf(events).keys()].filter((key) => /session/i.test(key));

test('an entry says when it happened and when it was recorded, and neither what nor by whom', () => {
  const story = new BranchStory().session('s1', { heldOn: '2025-03-01' }, { recordedOn: '2025-03-04' });
  const [, event] = story.events();
  expect(documentsOf(story.events()).get('b1/2025/studySession-s1')).toEqual({
    ...{ kind: 'year-entries', branchYear: 'b1/2025', stream: 'studySession-s1' },
    entries: [
      {
        ...{ eventId: event?.id, position: '2', correction: false },
        ...{ on: '2025-03-01', recordedAt: '2025-03-04T02:00:00.000Z', recordedOn: '2025-03-04' },
      },
    ],
  });
});

test('what happened in one year and was recorded in another one is an entry of both', () => {
  const story = new BranchStory().session('s1', { heldOn: '2024-12-30' }, { recordedOn: '2025-01-04' });
  expect(keysOf(story.events())).toEqual(['b1/2024/studySession-s1', 'b1/2025/studySession-s1']);
});

test('an amendment of a later year is an entry of the year of what it corrects, too', () => {
  const story = new BranchStory().session('s1', { heldOn: '2024-06-01' }).amend('s1', '2025-02-01', { partyHours: 2 });
  const documents = documentsOf(story.events());
  const [of2024, of2025] = ['b1/2024/studySession-s1', 'b1/2025/studySession-s1'].map((key) => documents.get(key));
  expect(of2024).toMatchObject({ entries: [{ correction: false }, { correction: true, recordedOn: '2025-02-01' }] });
  expect(of2025).toMatchObject({ entries: [{ correction: true, on: '2024-06-01' }] });
});

test('what concerns two branches is an entry of both', () => {
  const story = new BranchStory().practice('p1', '2025-02-01', 'b1').adopt('p1', 'b2', '2025-03-01');
  const keys = [...documentsOf(story.events()).keys()].filter((key) => key.endsWith('practice-p1'));
  expect(keys).toEqual(['b1/2025/practice-p1', 'b2/2025/practice-p1']);
});

test('only an appeal that was upheld makes a stream one that counts as never begun', () => {
  const decided = (data: object) =>
    documentsOf(
      logOf([
        'improvementNotice-n1',
        { type: 'AppealDecided', data: { noticeId: 'n1', reasons: 'r', on: '2025-03-01', ...data } },
        undefined,
        { branch: ['b1'] },
      ]),
    ).get(annulmentsKey('b1'));
  expect(decided({ upheld: false })).toBeUndefined();
  expect(decided({ upheld: true, corrects: 'event-0' })).toMatchObject({
    kind: 'annulments',
    annulled: [{ stream: 'improvementNotice-n1', recordedAt: '2025-01-01T00:00:00.000Z' }],
  });
});
