import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, daysBetween } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { ExampleHistory } from '#testing/example-history.js';
import { defaultScheme, type Scheme } from './scheme.js';
import { scorecardDifference } from './scorecard-difference.js';

const text = (name: string) => readFileSync(new URL(`../../testing/examples/${name}.ndjson`, import.meta.url), 'utf8');
const factsOf = (name: string) => branchFactsOf('b1', ExampleHistory.of(text(name)).events(null));
const FACTS = { a: factsOf('a-one-branch'), c: factsOf('c-corrections') };

const between = (name: keyof typeof FACTS, from: string, to: string, toScheme: Scheme = defaultScheme) =>
  scorecardDifference(FACTS[name], {
    ...{ year: 2025, knownAt: null, throughPosition: START },
    from: { asOf: from, scheme: defaultScheme },
    to: { asOf: to, scheme: toScheme },
  });

/** Business and integration only, business-linkage left out, task-completion alone in its dimension. */
const leaner: Scheme = {
  id: 'leaner',
  version: 3,
  dimensions: defaultScheme.dimensions
    .filter(({ id }) => id !== 'party')
    .map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.filter(
        ({ id }) => id === 'task-completion' || (dimension.id === 'integration' && id !== 'business-linkage'),
      ),
    })),
};

describe('what changed in a scorecard between two days', () => {
  it('names the indicators that moved, with their points and the events behind them', () => {
    const { from, to, difference, indicators } = between('a', '2025-06-30', '2025-10-30');
    expect({ from, to, difference }).toEqual({
      from: { asOf: '2025-06-30', scheme: { id: 'default', version: 1 }, total: 29.6 },
      to: { asOf: '2025-10-30', scheme: { id: 'default', version: 1 }, total: 53.39 },
      difference: 23.79,
    });
    const linkage = indicators.find(({ id }) => id === 'business-linkage');
    // 40 points · .25 of .25+.3+.25+.1+.1 = 1 of the dimension: 40 · .25 · (.8 − .5) = 3
    expect(linkage).toMatchObject({ points: 3, before: { value: 0.5 }, after: { value: 0.8 } });
    expect(linkage?.added.length).toBeGreaterThan(0);
    expect(indicators.map(({ id }) => id)).not.toContain('concern-response');
  });

  it('names what only one of two schemes measures', () => {
    const { from, to, indicators } = between('a', '2025-10-30', '2025-10-30', leaner);
    expect([from.scheme, to.scheme]).toEqual([
      { id: 'default', version: 1 },
      { id: 'leaner', version: 3 },
    ]);
    const linkage = indicators.find(({ id }) => id === 'business-linkage');
    expect(linkage).toMatchObject({ before: { value: 0.8, weight: 0.25 }, after: null, dimension: 'integration' });
    expect(linkage?.points).toBeLessThan(0);
    expect(linkage?.removed.length).toBeGreaterThan(0);
    expect(indicators.find(({ id }) => id === 'task-completion')?.points).toBeGreaterThan(0);
  });

  it('is nothing between a day and itself', () => {
    expect(between('a', '2025-06-30', '2025-06-30')).toMatchObject({ difference: 0, indicators: [] });
  });

  it('takes away again what it gave, the other way round', () => {
    const there = between('a', '2025-06-30', '2026-01-31');
    const back = between('a', '2026-01-31', '2025-06-30');
    expect(back.indicators.map(({ id, added, removed }) => ({ id, added, removed }))).toEqual(
      there.indicators.map(({ id, added, removed }) => ({ id, added: removed, removed: added })),
    );
  });

  it('adds up to the difference of the totals, between any two days and schemes', () => {
    const days = daysBetween('2025-01-01', '2026-06-30');
    const day = fc.integer({ min: 0, max: days }).map((number) => addDays('2025-01-01', number));
    const name = fc.constantFrom('a' as const, 'c' as const);
    const scheme = fc.constantFrom(defaultScheme, leaner);
    fc.assert(
      fc.property(name, day, day, scheme, (which, from, to, toScheme) => {
        const { difference, indicators } = between(which, from, to, toScheme);
        const sum = indicators.reduce((total, { points }) => total + points, 0);
        // each of at most 12 is rounded to 4 decimals, the difference to 2
        if (difference !== null) expect(Math.abs(sum - difference)).toBeLessThanOrEqual(12 * 0.00005 + 0.005 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
