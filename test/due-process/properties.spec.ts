import fc from 'fast-check';
import { happenings, historyOf, RUNS } from './histories.js';
import { INVARIANTS, violations } from './invariants.js';

/** How often each invariant has been put to the test, by title. */
const tried = new Map<string, number>();

describe('in whatever order commands are sent', () => {
  test.each(INVARIANTS.map((invariant) => [invariant.title, invariant] as const))('%s', async (title, invariant) => {
    await fc.assert(
      fc.asyncProperty(happenings, async (steps) => {
        const events = await historyOf(steps);
        const count = events.filter(({ type }) => invariant.about.includes(type)).length;
        tried.set(title, (tried.get(title) ?? 0) + count);
        expect(violations(invariant, events)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('each of these was put to the test', () => {
    expect(INVARIANTS.filter(({ title }) => (tried.get(title) ?? 0) < 15).map(({ title }) => title)).toEqual([]);
  });
});
