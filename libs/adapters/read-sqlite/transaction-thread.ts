import { Worker } from 'node:worker_threads';

export type Value = string | number | null;

/** A statement, run once for each row of values. */
export interface Step {
  readonly sql: string;
  readonly rows: readonly (readonly Value[])[];
}

export interface ThreadOptions {
  readonly path: string;
  readonly tuning: string;
  /** How long a transaction waits for another process's lock: in the thread, so that nobody else waits with it. */
  readonly busyTimeoutMs: number;
}

interface Waiting {
  resolve(changes: readonly number[]): void;
  reject(error: unknown): void;
}

type Reply =
  | { readonly id: number; readonly changes: readonly number[] }
  | { readonly id: number; readonly error: object };

/**
 * Runs transactions on a file in a thread with a connection of its own, started on first use: writing thousands of
 * documents takes longer than a request may wait for the event loop, and can go on while the next ones are folded.
 */
export class TransactionThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly options: ThreadOptions) {}

  /**
   * All steps in one transaction, or nothing.
   * @returns how many rows each step changed
   * @throws SQLite's error, with its code
   */
  run(steps: readonly Step[]): Promise<readonly number[]> {
    this.worker ??= this.start();
    const { worker } = this;
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, steps });
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    // not with this process's options: they may load a compiler, which the thread doesn't need
    const worker = new Worker(new URL('./transaction-worker.js', import.meta.url), {
      workerData: this.options,
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('the writing thread has ended')));
    return worker;
  }

  private settle(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) this.worker?.unref();
    if ('changes' in reply) waiting?.resolve(reply.changes);
    else waiting?.reject(Object.assign(new Error(), reply.error));
  }

  /** Whoever waits is told; the next transaction starts a new thread. */
  private fail(error: unknown): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
