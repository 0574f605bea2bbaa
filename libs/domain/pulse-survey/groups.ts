import { sum } from './tally.js';
import { LEAST } from './terms.js';

/**
 * Puts neighbours together until each part has at least LEAST; what is left at the end goes to the last part. All of
 * them are one part where there are not even so many.
 *
 * Neighbours, not the smallest ones: whoever knows this rule and the sums can then not work back to the size of a part
 * that was too small to stand alone. (If it were joined with the smallest part that can, it often could be.)
 *
 * @param sizes in a fixed order
 * @returns the indexes of the sizes, by part
 */
export function joined(sizes: readonly number[]): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let open: number[] = [];
  for (const index of sizes.keys()) {
    open.push(index);
    if (sum(open.map((each) => sizes[each] ?? 0)) < LEAST) continue;
    parts.push(open);
    open = [];
  }
  const last = parts.at(-1);
  if (last) last.push(...open);
  return last ? parts : [open];
}

/**
 * The groups within which ballots are counted: branches, with small ones joined to neighbours before the first ballot,
 * so that nothing is ever counted, on disk or anywhere, about fewer than LEAST members.
 *
 * @param members how many there are, by branch
 */
export function groupsOf(members: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const branches = [...members.keys()].sort();
  const parts = joined(branches.map((each) => members.get(each) ?? 0));
  return parts.map((part) => part.map((index) => branches[index] ?? ''));
}
