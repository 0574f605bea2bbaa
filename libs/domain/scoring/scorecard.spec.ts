import { START } from '#kernel/position.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { EXAMPLE_NAMES, type ExpectedCard, exampleLines, expectedCards, numbersOf } from '#testing/example-cards.js';
import { ExampleHistory } from '#testing/example-history.js';
import { defaultScheme } from './scheme.js';
import { score } from './scorecard.js';

function scored(name: string, { branchId, year, asOf, knownAt }: ExpectedCard) {
  const facts = branchFactsOf(branchId, ExampleHistory.of(exampleLines(name).join('\n')).events(knownAt));
  return score(facts, defaultScheme, { year, asOf, knownAt, throughPosition: START });
}

describe.each(EXAMPLE_NAMES)('example %s', (name) => {
  test.each(expectedCards(name))('$branchId as of $asOf, as known at $knownAt', (expected) => {
    expect(numbersOf(scored(name, expected))).toEqual(expected);
  });
});
