import { ask } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { formalismSignals } from '../formalism-signals/formalism-signals.js';
import { integrationScorecard } from './integration-scorecard.js';

/** Two members; m1 attended a session. */
const story = new BranchStory()
  .members(2)
  .task('t1', { dueOn: '2025-06-30', emphasis: 'key', weight: 5 })
  .session('s1', { heldOn: '2025-03-10', taskIds: ['t1'], attendeeIds: ['m1'] });

const cardOf = (asOf: string, more: { branchId?: string; scheme?: string } = {}) =>
  ask(integrationScorecard, { events: story.events(), params: { branchId: 'b1', year: 2025, ...more }, asOf });

test('the card of a stored branch is the card of its facts', () => {
  const { throughPosition, signals: _, ...card } = cardOf('2025-08-31');
  const { throughPosition: __, signals: ___, ...scored } = story.card('2025-08-31');
  expect(card).toEqual(scored);
  expect(throughPosition).toBe(story.events().at(-1)?.position);
});

test('the signals that are found stand beside the score and leave it as it is', () => {
  const asked = { events: story.events(), params: { branchId: 'b1', year: 2025 }, asOf: '2025-12-31' };
  const { signals } = ask(formalismSignals, asked);
  expect(signals.map(({ id }) => id)).toEqual(['no-business-content', 'silent-branch']);
  const card = cardOf('2025-12-31');
  expect(card.signals).toEqual(signals);
  expect(card.digest).toBe(story.card('2025-12-31').digest);
});

test('a scheme goes by its id and version; an unknown one is not found', () => {
  expect(cardOf('2025-08-31', { scheme: 'default@1' }).digest).toBe(cardOf('2025-08-31').digest);
  expect(() => cardOf('2025-08-31', { scheme: 'default@2' })).toThrow('not-found (scheme)');
});

test('there is none for a branch that does not exist, and none before the year', () => {
  expect(() => cardOf('2025-08-31', { branchId: 'b9' })).toThrow('not-found (branchId)');
  expect(() => cardOf('2024-12-31')).toThrow('not-found (year)');
});

describe("a member's duty facts", () => {
  const seenBy = (id: string, role: 'member' | 'branch-officer' | 'superior', orgId = 'b1') => {
    const card = integrationScorecard.forReader?.(cardOf('2025-08-31'), { id, role, orgId });
    return [...new Set(card?.dutyFacts.map(({ memberId }) => memberId))];
  };

  test("are seen by the branch's officers and by nobody above them", () => {
    expect(seenBy('u-1', 'branch-officer')).toEqual([undefined, 'm1', 'm2']);
    expect(seenBy('u-1', 'branch-officer', 'c1')).toEqual([undefined]);
    expect(seenBy('u-1', 'superior', 'c1')).toEqual([undefined]);
  });

  test('are seen by the member concerned', () => {
    expect(seenBy('m1', 'member')).toEqual([undefined, 'm1']);
  });
});
