import { setTimeout as pause } from 'node:timers/promises';

/** Longer than the work ever takes on a machine that isn't overloaded, in ms. */
export const BEAT_MS = 250;

/** Does some work and answers, or fails, a multiple of BEAT_MS after it began, so that its duration tells nothing of it. */
export async function onTheBeat<Result>(work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    await pause(BEAT_MS - ((performance.now() - begun) % BEAT_MS));
  }
}
