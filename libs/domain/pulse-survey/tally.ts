/**
 * One cell of a tally sheet: how often an option was answered to a question, in a group. Groups, questions and options
 * go by their index in the survey. No ballot is kept, so nothing says which answers came from the same person.
 */
export interface Counted {
  readonly group: number;
  readonly question: number;
  readonly option: number;
  readonly count: number;
}

/** The counts of a group by question and option, complete. */
export function countsOf(
  counted: readonly Counted[],
  group: number,
  options: readonly number[],
): readonly (readonly number[])[] {
  const counts = options.map((size) => new Array<number>(size).fill(0));
  for (const { question, option, count } of counted.filter((each) => each.group === group)) {
    const row = counts[question];
    if (row?.[option] === undefined) throw new Error(`the tally counts option ${option} of question ${question}`);
    row[option] += count;
  }
  return counts;
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Several counts of the same things as one. */
export function added(counts: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = counts;
  return first.map((_, option) => sum(counts.map((each) => each[option] ?? 0)));
}
