import type { StreamEntries } from '#domain/record/entry.js';
import { START } from '#kernel/position.js';
import { foldAll } from '#kernel/projection.js';
import { BranchStory } from '#testing/branch-story.js';
import { entry } from '#testing/record-entries.js';
import { correctionsOf, isAnnulled } from './corrections.js';
import { recordEntries } from './record-entries.js';

/** A task whose verification was replaced by another one. */
function verifiedTwice(): StreamEntries {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
  const corrects = story.verify('t1', '2025-06-10', { outcome: 'met' });
  story.verify('t1', '2025-06-20', { outcome: 'partly', corrects });
  const documents = new Map<string, unknown>();
  for (const event of story.events()) foldAll(recordEntries, documents, { event, covers: () => true });
  return documents.get('b1/task-t1') as StreamEntries;
}

const NOW = { asOf: '2025-12-31', knownAt: null, throughPosition: START };

test('only what a verification names is corrected by it, neither the task nor the report', () => {
  const stream = verifiedTwice();
  const corrected = stream.entries.map((entry) => correctionsOf(entry, stream, NOW).map(({ on }) => on));
  expect(corrected).toEqual([[], [], ['2025-06-20'], []]);
});

test('a correction was not known before it was recorded, and does not hold before its day', () => {
  const stream = verifiedTwice();
  const [, , first] = stream.entries;
  const known = (moment: object) => first && correctionsOf(first, stream, { ...NOW, ...moment }).length;
  expect(known({ knownAt: '2025-06-20T02:00:00.000Z' })).toBe(1);
  expect(known({ knownAt: '2025-06-20T01:59:59.999Z' })).toBe(0);
  expect(known({ asOf: '2025-06-20' })).toBe(1);
  expect(known({ asOf: '2025-06-19' })).toBe(0);
});

/** A notice of February, the statement to it, and what was decided in April about the appeal. */
function decided(appeal: object): StreamEntries {
  const actor = { role: 'superior', orgId: 'c1' } as const;
  const entries = [
    { ...entry(1, '2025-02-10', '2025-02-10'), actor, type: 'ImprovementNoticeIssued' },
    { ...entry(2, '2025-02-12', '2025-02-12'), actor, type: 'StatementSubmitted' },
    { ...entry(3, '2025-04-18', '2025-04-20'), actor, type: 'AppealDecided', ...appeal },
  ];
  return { branchId: 'b1', kind: 'entries', stream: 'improvementNotice-w1', entries };
}

test('a notice whose appeal was upheld counts as never issued, from when that was recorded on', () => {
  const upheld = decided({ corrects: 'event-1' });
  expect(isAnnulled(upheld, null)).toBe(true);
  expect(isAnnulled(upheld, '2025-04-20T02:00:00.000Z')).toBe(true);
  expect(isAnnulled(upheld, '2025-04-20T01:59:59.999Z')).toBe(false);
});

test('one whose appeal was dismissed stands, as does what was only set right', () => {
  expect(isAnnulled(decided({}), null)).toBe(false);
  expect(isAnnulled(verifiedTwice(), null)).toBe(false);
});
