import fc from 'fast-check';
import { follows } from '#testing/linear-algebra.js';
import { tallyOf } from '#testing/pulse-surveys.js';
import { type Disclosed, disclosed } from './disclosure.js';
import { groupsOf, joined } from './groups.js';
import { added, sum } from './tally.js';
import { LEAST, type Question } from './terms.js';

type Survey = Parameters<typeof disclosed>[0];
/** Counts by group, question and option. */
type Tally = readonly (readonly (readonly number[])[])[];

const choice = (questionId: string, size: number): Question => ({
  ...{ questionId, text: questionId, kind: 'choice' as const },
  choices: Array.from({ length: size }, (_, n) => `${n}`),
});
const branches = (count: number) => Array.from({ length: count }, (_, n) => [`b${n}`]);
const survey = (groups: number, ...sizes: readonly number[]): Survey => ({
  questions: sizes.map((size, n) => choice(`q${n}`, size)),
  groups: branches(groups),
});
/** One question with two options. */
const told = (...groups: readonly (readonly [number, number])[]) =>
  disclosed(survey(groups.length, 2), tallyOf(...groups.map((counts) => [counts])));
const aggregatesOf = (result: Disclosed) => ('aggregates' in result ? result.aggregates : []);
const groupsTold = (result: Disclosed) =>
  aggregatesOf(result).map((each) =>
    'groups' in each ? each.groups?.map(({ branchIds, counts }) => [branchIds.join('+'), ...counts]) : undefined,
  );

describe('what is told of groups of 4, 5 and 6', () => {
  it('is nothing of 4, and everything of 5 and of 6', () => {
    expect(told([2, 2])).toEqual({ answers: 0, suppressed: true });
    expect(told([3, 2])).toEqual({ answers: 5, aggregates: [{ questionId: 'q0', counts: [3, 2] }] });
    expect(told([3, 3])).toEqual({ answers: 6, aggregates: [{ questionId: 'q0', counts: [3, 3] }] });
  });

  it('is told of two groups apart only if both have 5', () => {
    expect(groupsTold(told([3, 3], [3, 2]))).toEqual([
      [
        ['b0', 3, 3],
        ['b1', 3, 2],
      ],
    ]);
    expect(told([3, 3], [2, 2])).toEqual({ answers: 10, aggregates: [{ questionId: 'q0', counts: [5, 5] }] });
    expect(told([2, 2], [3, 2])).toEqual({ answers: 9, aggregates: [{ questionId: 'q0', counts: [5, 4] }] });
    expect(told([2, 2], [2, 2])).toEqual({ answers: 8, aggregates: [{ questionId: 'q0', counts: [4, 4] }] });
    expect(told([2, 1], [1, 0])).toEqual({ answers: 0, suppressed: true });
  });

  it('is told of a small group together with its neighbour, so that the whole less the others leads to no small one', () => {
    expect(groupsTold(told([3, 3], [1, 1], [3, 2], [2, 4]))).toEqual([
      [
        ['b0', 3, 3],
        ['b1+b2', 4, 3],
        ['b3', 2, 4],
      ],
    ]);
    expect(groupsTold(told([3, 3], [3, 2], [1, 3]))).toEqual([
      [
        ['b0', 3, 3],
        ['b1+b2', 4, 5],
      ],
    ]);
  });
});

describe('answers that are all the same, or all but one', () => {
  it('are not told', () => {
    for (const counts of [
      [6, 0],
      [0, 6],
      [5, 1],
    ] as const) {
      expect(told(counts)).toEqual({ answers: 6, aggregates: [{ questionId: 'q0', suppressed: true }] });
    }
    expect(told([4, 2])).toEqual({ answers: 6, aggregates: [{ questionId: 'q0', counts: [4, 2] }] });
  });

  it('of one group keep the question from being told of any group, and other questions are told as ever', () => {
    const counted = tallyOf(
      [
        [5, 0],
        [3, 2],
      ],
      [
        [3, 3],
        [4, 2],
      ],
    );
    const result = disclosed(survey(2, 2, 2), counted);
    expect(aggregatesOf(result)[0]).toEqual({ questionId: 'q0', counts: [8, 3] });
    expect(groupsTold(result)[1]).toEqual([
      ['b0', 3, 2],
      ['b1', 4, 2],
    ]);
  });
});

describe('groups of members', () => {
  it('have 4, 5 or 6 members as the branches have, joined below 5', () => {
    const of = (...sizes: readonly number[]) => groupsOf(new Map(sizes.map((size, n) => [`b${n}`, size])));
    expect(of(5, 6)).toEqual([['b0'], ['b1']]);
    expect(of(4, 6, 5)).toEqual([['b0', 'b1'], ['b2']]);
    expect(of(6, 5, 4)).toEqual([['b0'], ['b1', 'b2']]);
    expect(of(4)).toEqual([['b0']]);
    expect(of(0, 0, 5, 0)).toEqual([['b0', 'b1', 'b2', 'b3']]);
  });
});

/** Everything that a reader learns, as groups of branches whose counts are known for a question. */
function knownSets(result: Disclosed, groups: number): readonly (readonly number[])[] {
  const whole = branches(groups).map(() => 1);
  return aggregatesOf(result).flatMap((each) => {
    const parts = 'groups' in each ? (each.groups ?? []) : [];
    const vectors = parts.map(({ branchIds }) => branches(groups).map(([id = '']) => (branchIds.includes(id) ? 1 : 0)));
    return [whole, ...vectors];
  });
}

/** Complete ballots of each group, as counts by question. */
const tallies = (groups: number, sizes: readonly number[]) =>
  fc
    .array(fc.array(fc.tuple(...sizes.map((size) => fc.nat(size - 1))), { maxLength: 9 }), {
      ...{ minLength: groups, maxLength: groups },
    })
    .map(
      (byGroup): Tally =>
        byGroup.map((ballots) =>
          sizes.map((size, question) =>
            Array.from({ length: size }, (_, option) => ballots.filter((each) => each[question] === option).length),
          ),
        ),
    );

const surveys = fc
  .record({
    groups: fc.integer({ min: 1, max: 6 }),
    sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 3 }),
  })
  .chain(({ groups, sizes }) => tallies(groups, sizes).map((tally) => ({ groups, sizes, tally })));

describe('of any survey', () => {
  it('no sum or difference of what is told, of whichever questions, leads to a group with 1 to 4 answers', () => {
    fc.assert(
      fc.property(surveys, ({ groups, sizes, tally }) => {
        const known = knownSets(disclosed(survey(groups, ...sizes), tallyOf(...tally)), groups);
        const answers = tally.map(([first = []]) => sum(first));
        for (let mask = 1; mask < 1 << groups; mask++) {
          const vector = answers.map((_, group) => (mask >> group) & 1);
          const size = sum(answers.map((each, group) => each * (vector[group] ?? 0)));
          if (size > 0 && size < LEAST)
            expect({ vector, follows: follows(vector, known) }).toEqual({ vector, follows: false });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('groups are disjoint, have 5 answers or more and add up to the whole, whose answers are told truly', () => {
    fc.assert(
      fc.property(surveys, ({ groups, sizes, tally }) => {
        const result = disclosed(survey(groups, ...sizes), tallyOf(...tally));
        const all = sum(tally.map(([first = []]) => sum(first)));
        expect(result.answers).toBe(all < LEAST ? 0 : all);
        for (const [question, each] of aggregatesOf(result).entries()) {
          if ('suppressed' in each) continue;
          expect(each.counts).toEqual(added(tally.map((counts) => counts[question] ?? [])));
          for (const part of each.groups ?? []) expect(part.answers).toBeGreaterThanOrEqual(LEAST);
          if (!each.groups) continue;
          expect(added(each.groups.map(({ counts }) => counts))).toEqual(each.counts);
          expect(each.groups.flatMap(({ branchIds }) => branchIds)).toEqual(branches(groups).flat());
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** All tuples of numbers from 0 to most. */
function tuples(length: number, most: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return tuples(length - 1, most).flatMap((rest) => Array.from({ length: most + 1 }, (_, n) => [...rest, n]));
}

describe('whoever knows these rules and goes through all that could have been', () => {
  it.each([2, 3, 4])('cannot tell how many of 1 to 4 have answered in one of %d groups', (groups) => {
    const worlds = new Map<string, (readonly number[])[]>();
    for (const sizes of tuples(groups, groups === 4 ? 7 : 11)) {
      if (sum(sizes) < LEAST) continue;
      const view = JSON.stringify(joined(sizes).map((part) => [part, sum(part.map((each) => sizes[each] ?? 0))]));
      worlds.set(view, [...(worlds.get(view) ?? []), sizes]);
    }
    const small = (sizes: ReadonlySet<number>) =>
      sizes.size === 1 && [...sizes].every((size) => size > 0 && size < LEAST);
    for (const [view, possible] of worlds) {
      // at the edge of what was gone through, larger worlds are missing
      if (possible.some((sizes) => sizes.includes(groups === 4 ? 7 : 11))) continue;
      for (let group = 0; group < groups; group++) {
        const found = new Set(possible.map((sizes) => sizes[group] ?? 0));
        expect({ view, group, found: small(found) }).toEqual({ view, group, found: false });
      }
    }
    expect(worlds.size).toBeGreaterThan(20);
  });

  it('cannot tell that a group of which nothing is told apart was of one mind', () => {
    const worlds = new Map<string, (readonly (readonly [number, number])[])[]>();
    const counts = tuples(2, 9).map(([one = 0, other = 0]) => [one, other] as const);
    for (const first of counts) {
      for (const second of counts) {
        const view = JSON.stringify(told(first, second));
        worlds.set(view, [...(worlds.get(view) ?? []), [first, second]]);
      }
    }
    for (const [view, possible] of worlds) {
      if (view.includes('"groups"') || view.includes('"suppressed"')) continue;
      if (possible.some((world) => world.some((group) => group.includes(9)))) continue;
      for (const group of [0, 1]) {
        const certain = [0, 1].filter((option) => possible.every((world) => world[group]?.[option] === 0));
        expect({ view, group, certain }).toEqual({ view, group, certain: [] });
      }
    }
  });
});
