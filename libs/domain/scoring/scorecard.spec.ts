import { readFileSync } from 'node:fs';
import { START } from '#kernel/position.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { ExampleHistory } from '#testing/example-history.js';
import { defaultScheme } from './scheme.js';
import { score } from './scorecard.js';

interface ExpectedIndicator {
  readonly id: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

interface ExpectedCard {
  readonly branchId: string;
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly dimensions: readonly {
    readonly id: string;
    readonly score: number | null;
    readonly indicators: readonly ExpectedIndicator[];
  }[];
  readonly total: number | null;
  readonly coupling: { readonly c: number; readonly t: number; readonly d: number } | null;
}

const example = (name: string) => new URL(`../../testing/examples/${name}`, import.meta.url);
const historyOf = (name: string) => ExampleHistory.of(readFileSync(example(`${name}.ndjson`), 'utf8'));
const cardsOf = (name: string) =>
  (JSON.parse(readFileSync(example(`${name}.expected.json`), 'utf8')) as { readonly scorecards: ExpectedCard[] })
    .scorecards;

function scored(name: string, { branchId, year, asOf, knownAt }: ExpectedCard) {
  const facts = branchFactsOf(branchId, historyOf(name).events(knownAt));
  return score(facts, defaultScheme, { year, asOf, knownAt, throughPosition: START });
}

function shownAs(card: ReturnType<typeof scored>): ExpectedCard {
  const { branchId, year, asOf, knownAt, dimensions, total, coupling } = card;
  return {
    ...{ branchId, year, asOf, knownAt },
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      score: dimension.score,
      indicators: dimension.indicators.map(({ id, value, numerator, denominator }) => ({
        ...{ id, value, numerator, denominator },
      })),
    })),
    total,
    coupling: coupling && { c: coupling.c, t: coupling.t, d: coupling.d },
  };
}

const title = ({ branchId, asOf, knownAt }: ExpectedCard) =>
  `${branchId} as of ${asOf}${knownAt === null ? '' : ` as known at ${knownAt}`}`;

describe.each(['a-one-branch', 'b-two-branches', 'c-corrections'])('example %s', (name) => {
  test.each(cardsOf(name).map((card) => [title(card), card] as const))('%s', (_, expected) => {
    expect(shownAs(scored(name, expected))).toEqual(expected);
  });
});
