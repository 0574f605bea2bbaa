import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process that runs until it is ended. */
export interface Child<First> {
  /** What it reported first. */
  readonly first: First;
  end(): Promise<void>;
}

/** Runs a module of this folder in a process of its own, to its end. @returns what it reported */
export async function inChild<Result>(module: string, ...parameters: readonly string[]): Promise<Result> {
  const child = start(module, parameters);
  const result = await firstReport<Result>(module, child);
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${module} ended with ${child.exitCode}`);
  return result;
}

/** Runs a module that goes on until this process lets go of it. */
export async function startChild<First>(module: string, ...parameters: readonly string[]): Promise<Child<First>> {
  const child = start(module, parameters);
  const first = await firstReport<First>(module, child);
  return {
    first,
    async end() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function start(module: string, parameters: readonly string[]): ChildProcess {
  return fork(new URL(module, import.meta.url), parameters);
}

function firstReport<T>(module: string, child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code}`)));
  });
}

/** Sends a result to whoever started this process. */
export function report(result: object): void {
  process.send?.(result);
}

/** The most memory that this process has had, in MiB. */
export function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
