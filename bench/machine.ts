import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { DatabaseSync } from '@photostructure/sqlite';

/** What the figures depend on besides the code. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
}

export function machine(): Machine {
  const db = new DatabaseSync(':memory:');
  const [sqlite] = db.prepare('SELECT sqlite_version()', { returnArrays: true }).get() as [string];
  db.close();
  const all = cpus();
  return {
    cores: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    sqlite,
  };
}

/** Processes that wanted to run, on average over the last minute; ours included. */
export function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}
