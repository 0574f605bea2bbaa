import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, sqliteFailure } from './sqlite-failure.js';

/** How long somebody else may hold a file before an operation gives up, in milliseconds. */
export const BUSY_DEADLINE_MS = 5_000;

/** A pause before the next attempt, in milliseconds: grows, and differs between rivals so that they don't march in step. */
export function backoff(attempts: number): number {
  return 0.5 + Math.random() * Math.min(2 ** attempts, 25);
}

/**
 * Runs a short piece of work against a file, again and again while somebody else holds it. The event loop is free in
 * between.
 * @throws StoreFailure `busy` after BUSY_DEADLINE_MS, others at once
 */
export async function untilFree<Result>(file: string, attempt: () => Result): Promise<Result> {
  const deadline = performance.now() + BUSY_DEADLINE_MS;
  for (let attempts = 0; ; attempts++) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw sqliteFailure(error, file);
    }
    await pause(backoff(attempts));
  }
}
