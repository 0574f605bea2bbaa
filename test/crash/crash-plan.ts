import { setTimeout as pause } from 'node:timers/promises';
import type { ChildProcess } from '../processes/child-process.js';
import { Seeded, seedFrom } from '../processes/seeded.js';

/** Kills in all: a few in `npm test`, `CRASH_KILLS=100` for `npm run crash`. */
const KILLS = Number(process.env.CRASH_KILLS ?? 0);

/** Whether this is the long version. */
export const LONG = KILLS > 0;

/** How many of all kills fall to one kind of work. */
export function killsOf(share: number, few: number): number {
  return KILLS > 0 ? Math.max(few, Math.ceil(KILLS * share)) : few;
}

/** Milliseconds for a test that does so many kills, on a machine that is busy with other things. */
export const patience = (kills: number): number => 60_000 + kills * 30_000;

const seed = seedFrom('CRASH_SEED');

/** When to kill, from a seed that failures are reported with. */
export class Moments {
  private readonly seeded: Seeded;
  private killed = 0;

  constructor(private readonly work: string) {
    this.seeded = new Seeded(seed);
  }

  /** Kills at a random moment of the time given, in ms. @returns whether there was still something to kill */
  async strike(child: ChildProcess, withinMs: number): Promise<boolean> {
    await Promise.race([pause(this.seeded.next() * withinMs), child.ended]);
    const { signal } = await child.kill();
    if (signal === 'SIGKILL') this.killed++;
    return signal === 'SIGKILL';
  }

  get count(): number {
    return this.killed;
  }

  below(limit: number): number {
    return this.seeded.below(limit);
  }

  toString(): string {
    return `${this.work}: ${this.killed} kills, CRASH_SEED=${seed}`;
  }
}
