import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export const CLI = 'dist/apps/cli/src/main.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything that it wrote. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A command that the node process is started by, e.g. one that sets a limit; it gets the rest as arguments. */
  readonly under?: readonly string[];
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left running; for `afterEach`. */
export async function killAll(): Promise<void> {
  await Promise.all([...running].map((child) => child.kill()));
}

/** A node process of the built program, and what it has said so far. */
export class ChildProcess {
  readonly lines: string[] = [];
  readonly ended: Promise<Ended>;
  private stdout = '';
  private stderr = '';
  private how: string | undefined;
  private heard: (() => void)[] = [];

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, Readable>) {
    running.add(this);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    // a killed process no longer reads what it is told
    child.stdin.on('error', () => {});
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        this.lines.push(line);
        this.wake();
      });
    }
    this.ended = once(child, 'close').then(([code, signal]) => {
      this.how = `with ${signal ?? code}`;
      running.delete(this);
      this.wake();
      return { code, signal, stdout: this.stdout, stderr: this.stderr };
    });
  }

  static start(args: readonly string[], { env = {}, under = [] }: StartOptions = {}): ChildProcess {
    if (!existsSync(CLI)) throw new Error('there is no build to be run: npm run build');
    const [program = '', ...all] = [...under, process.execPath, ...args];
    // jest's own options are none of its business
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    return new ChildProcess(spawn(program, all, { env: { ...inherited, ...env }, stdio: ['pipe', 'pipe', 'pipe'] }));
  }

  /** The first line that matches, or the `count`-th, as soon as it is there. */
  async said(pattern: RegExp, count = 1): Promise<RegExpExecArray> {
    for (;;) {
      const found = this.lines.map((line) => pattern.exec(line)).filter((match) => match !== null)[count - 1];
      if (found) return found;
      if (this.how) throw new Error(`ended ${this.how} before it said ${pattern}: ${this.stdout}${this.stderr}`);
      await new Promise<void>((resolve) => this.heard.push(resolve));
    }
  }

  tell(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Asks it to end. */
  async stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** @returns how it ended: before this, perhaps */
  async kill(): Promise<Ended> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  private wake(): void {
    for (const resume of this.heard.splice(0)) resume();
  }
}

/** Runs the command line to its end. */
export async function ronghe(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return ChildProcess.start([CLI, ...args], options).ended;
}
