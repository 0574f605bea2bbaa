import { ask } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { indicatorExplanation } from './indicator-explanation.js';
import { integrationScorecard } from './integration-scorecard.js';

/** A task met and verified twice, a session recorded three days late and amended, one on time. */
function told(): BranchStory {
  const story = new BranchStory()
    .members(2)
    .task('t1', { dueOn: '2025-03-31', weight: 3 })
    .session('s1', { kind: 'theme-day', heldOn: '2025-01-15' }, { recordedOn: '2025-01-18' })
    .session('s2', { kind: 'theme-day', heldOn: '2025-02-15' })
    .amend('s1', '2025-02-20', { partyHours: 2 })
    .revise('t1', '2025-02-25', { weight: 2 })
    .complete('t1', '2025-03-20');
  const corrects = story.verify('t1', '2025-03-25', { outcome: 'met' });
  story.verify('t1', '2025-04-10', { outcome: 'partly', corrects });
  return story;
}

function explain(indicatorId: string, asOf = '2025-04-30', story = told()) {
  const params = { branchId: 'b1', year: 2025, indicatorId };
  return ask(indicatorExplanation, { events: story.events(), params, asOf });
}

test('the events are the evidence of the card, in its order', () => {
  for (const id of ['organizational-life', 'task-completion']) {
    const { events, indicator } = explain(id);
    const card = ask(integrationScorecard, {
      ...{ events: told().events(), params: { branchId: 'b1', year: 2025 }, asOf: '2025-04-30' },
    });
    const scored = card.dimensions.flatMap(({ indicators }) => indicators).find((each) => each.id === id);
    expect(events.map(({ eventId }) => eventId)).toEqual(scored?.evidence);
    expect(indicator.evidence).toEqual(scored?.evidence);
  }
});

test('an event says what was done to what, by whom, when it happened and how late it was recorded', () => {
  const [first, second] = explain('organizational-life').events;
  expect(first).toMatchObject({
    ...{ type: 'StudySessionRecorded', stream: 'studySession-s1', on: '2025-01-15', recordedOn: '2025-01-18' },
    ...{ daysLate: 3, actor: { id: 'u-b1', role: 'business-head', orgId: 'b1' } },
  });
  expect(first?.name.zh).toMatch(/\p{Script=Han}/u);
  expect(second).toMatchObject({ stream: 'studySession-s2', daysLate: 0, correctedBy: [] });
});

test('what was amended since says by which event, and an amendment is never late', () => {
  const [first] = explain('organizational-life').events;
  expect(first?.correctedBy).toHaveLength(1);
  expect(first?.correctedBy[0]).toMatchObject({
    ...{ type: 'StudySessionAmended', on: '2025-01-15', recordedOn: '2025-02-20', daysLate: 0 },
  });
});

test('a task names its revisions', () => {
  const { events } = explain('task-completion');
  expect(events[0]).toMatchObject({ type: 'AnnualTaskSet', correctedBy: [{ type: 'AnnualTaskRevised' }] });
});

test('a verification that replaced another is the one that counts, and names the other', () => {
  const verified = (asOf: string) => explain('business-review', asOf).events.at(-1);
  const replaced = verified('2025-03-31');
  expect(replaced).toMatchObject({ type: 'TaskOutcomeVerified', on: '2025-03-25' });
  expect(verified('2025-04-30')).toMatchObject({ on: '2025-04-10', corrects: replaced?.eventId });
});

test('as of a day before a revision there is none', () => {
  const story = told().revise('t1', '2025-05-10', { dueOn: '2025-12-31', by: 'c1' });
  expect(explain('task-timeliness', '2025-05-09', story).events[0]?.correctedBy).toHaveLength(1);
  expect(explain('task-timeliness', '2025-05-10', story).events[0]?.correctedBy).toHaveLength(2);
});

test('an unknown indicator is not found', () => {
  expect(() => explain('morale')).toThrow('not-found (indicatorId)');
});
