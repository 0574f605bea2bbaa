import { fork } from 'node:child_process';

/** Runs a module of this folder in a process of its own. @returns what it sent last, before it ended */
export function inChild<Result>(module: string, ...parameters: readonly string[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(module, import.meta.url), parameters);
    let result: { readonly value: Result } | undefined;
    child.on('message', (value) => {
      result = { value: value as Result };
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (result && code === 0) resolve(result.value);
      else reject(new Error(`${module} ended with ${code}`));
    });
  });
}

/** Sends the result to whoever started this process. */
export function report(result: object): void {
  process.send?.(result);
}

/** The most memory that this process has had, in MiB. */
export function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
