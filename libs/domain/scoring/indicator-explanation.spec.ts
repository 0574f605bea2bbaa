import { branchFactsOf } from '#testing/branch-facts-of.js';
import { BranchStory } from '#testing/branch-story.js';
import { explainIndicator } from './indicator-explanation.js';
import { INDICATORS } from './indicators/indicators.js';
import { defaultScheme } from './scheme.js';

/** A key task of weight 3 met, a routine one of weight 1 half done; theme days in January and February. */
function told(): BranchStory {
  const story = new BranchStory()
    .members(2)
    .task('t1', { dueOn: '2025-03-31', emphasis: 'key', weight: 3 })
    .task('t2', { dueOn: '2025-03-31', weight: 1 })
    .session('s1', { kind: 'theme-day', heldOn: '2025-01-15' })
    .session('s2', { kind: 'theme-day', heldOn: '2025-02-15' })
    .complete('t1', '2025-03-20')
    .complete('t2', '2025-03-20');
  story.verify('t1', '2025-03-25', { outcome: 'met', rating: 80 });
  story.verify('t2', '2025-03-25', { outcome: 'partly', rating: 60 });
  return story;
}

function explain(indicatorId: string, asOf = '2025-04-01') {
  const story = told();
  const facts = branchFactsOf('b1', story.events());
  return { ...explainIndicator(facts, defaultScheme, { year: 2025, asOf, indicatorId }), card: story.card(asOf) };
}

test('leads from the total over the dimension to the indicator, and its numbers are those of the card', () => {
  const { card, total, dimensions, indicator } = explain('task-completion');
  const scored = card.dimensions[1];
  expect(total).toBe(card.total);
  expect(dimensions[1]).toMatchObject({ id: 'business', weight: 0.35, score: scored?.score });
  expect(indicator).toMatchObject({
    ...scored?.indicators[0],
    dimension: 'business',
    numerator: 3.5,
    denominator: 4,
    value: 0.875,
  });
});

test('the points of an indicator are the total times its two shares times its value', () => {
  // party doesn't apply: the others' .35 and .4 are all; of business all four indicators do
  const { indicator, dimensions } = explain('task-completion');
  expect(dimensions.map(({ share }) => share)).toEqual([0, 0.4667, 0.5333]);
  expect(indicator.share).toBe(0.4);
  expect(indicator.pointsAtMost).toBeCloseTo((100 * 0.35 * 0.4) / 0.75, 4);
  expect(indicator.points).toBeCloseTo((100 * 0.35 * 0.4 * 0.875) / 0.75, 4);
});

test('the points of the dimensions add up to the total', () => {
  const { total, dimensions } = explain('task-completion');
  const sum = dimensions.reduce((points, dimension) => points + dimension.points, 0);
  expect(sum).toBeCloseTo(total ?? Number.NaN, 2);
});

test('what does not apply takes no part: its weight goes to the others, and it has no events', () => {
  // no concern was raised, and nothing agreed on was due
  const { indicator, dimensions } = explain('concern-response');
  expect(indicator).toMatchObject({ value: null, share: 0, points: 0, pointsAtMost: 0, weight: 0.3, evidence: [] });
  // organizational-life alone carries .4 of the dimension's weight, less than half
  expect(dimensions[0]).toMatchObject({ id: 'party', score: null, share: 0, points: 0 });
});

test('an indicator that the scheme does not have is not found', () => {
  expect(() => explain('morale')).toThrow('not-found (indicatorId)');
});

test.each(INDICATORS.map((each) => [each.id, each] as const))(
  '%s says in both languages how it is counted',
  (_, each) => {
    expect(each.definition.zh).toMatch(/^[^a-z]*\p{Script=Han}.*。$/su);
    expect(each.definition.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
  },
);
