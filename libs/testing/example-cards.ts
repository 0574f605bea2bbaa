import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard, ScoredIndicator } from '#domain/scoring/scorecard.js';

/** Small histories whose numbers are settled, by name: `<name>.ndjson` and `<name>.expected.json`. */
export const EXAMPLE_NAMES = ['a-one-branch', 'b-two-branches', 'c-corrections'] as const;

const FOLDER = 'libs/testing/examples';

/** What the examples state of a card. */
export interface ExpectedCard extends Pick<Scorecard, 'branchId' | 'year' | 'asOf' | 'knownAt' | 'total'> {
  readonly dimensions: readonly {
    readonly id: string;
    readonly score: number | null;
    readonly indicators: readonly Pick<ScoredIndicator, 'id' | 'value' | 'numerator' | 'denominator'>[];
  }[];
  readonly coupling: { readonly c: number; readonly t: number; readonly d: number } | null;
}

/** The lines of an example's import file. */
export function exampleLines(name: string): readonly string[] {
  return readFileSync(join(FOLDER, `${name}.ndjson`), 'utf8')
    .trim()
    .split('\n');
}

export function expectedCards(name: string): readonly ExpectedCard[] {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')).scorecards;
}

/** A card without what the examples don't state. */
export function numbersOf({ branchId, year, asOf, knownAt, dimensions, total, coupling }: Scorecard): ExpectedCard {
  return {
    ...{ branchId, year, asOf, knownAt, total },
    dimensions: dimensions.map(({ id, score, indicators }) => ({
      ...{ id, score },
      indicators: indicators.map(({ id: indicator, value, numerator, denominator }) => ({
        ...{ id: indicator, value, numerator, denominator },
      })),
    })),
    coupling: coupling && { c: coupling.c, t: coupling.t, d: coupling.d },
  };
}
