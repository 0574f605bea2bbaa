/** What is measured, and what it is compared with, in seconds for the same work. */
export type Contestant = (round: number) => Promise<number> | number;

export interface Interleaved {
  /** Seconds, median over the rounds, in the order of the contestants. */
  readonly seconds: readonly number[];
  /** Of each contestant: how many times as long the first one took, median of the ratios round by round. */
  readonly ratios: readonly number[];
}

/**
 * A B A B …: what else the machine does falls on all of them alike. A first round, to warm up, is not counted.
 * @param contestants ours first
 */
export async function interleaved(rounds: number, contestants: readonly Contestant[]): Promise<Interleaved> {
  const samples: number[][] = [];
  for (let round = 0; round <= rounds; round++) {
    const sample: number[] = [];
    for (const contestant of contestants) sample.push(await contestant(round));
    if (round > 0) samples.push(sample);
  }
  const column = (index: number) => samples.map((sample) => sample[index] ?? Number.NaN);
  return {
    seconds: contestants.map((_, index) => median(column(index))),
    ratios: contestants.map((_, index) => median(samples.map((sample) => (sample[0] ?? 0) / (sample[index] ?? 1)))),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Seconds that the work took. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
