import { StoreFailure } from '#application/ports/store-failure.js';
import { RefusalTexts } from '#application/refusal-texts.js';
import { aggregates } from '#domain/aggregates.js';
import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';
import { systemText } from './system-failure.js';

/** Exit codes of the command line: a contract (ARCHITECTURE.md). */
export const DONE = 0;
export const SOMETHING_REFUSED_OR_DIFFERENT = 1;
export const CANNOT_RUN = 2;

/** Both languages on one line. */
export const both = ({ zh, en }: Bilingual): string => `${zh} · ${en}`;

/** Everything for people goes to stderr. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

// whoever reads may go away (`| head`); `write` learns of it by itself, and what can't be said to stderr can't be said
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/**
 * Writes machine output, waiting where the reader is slower.
 * @returns false if nobody reads any more
 * @throws Error if it can't be written, e.g. to a file on a full disk
 */
export async function write(text: string): Promise<boolean> {
  const error = await new Promise<Error | null | undefined>((resolve) => process.stdout.write(text, resolve));
  if (!error) return true;
  if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) return false;
  throw error;
}

/** A failure as a program reads it. */
interface Failure {
  /** Of a refusal or of a store; `failed` for anything else. */
  readonly code: string;
  readonly field?: string;
  readonly message: string;
}

/** Says why a task could not run; with `json` also on stdout, as `{"error": …}`. */
export async function printFailure(error: unknown, json: boolean): Promise<void> {
  const failures = failuresOf(error);
  for (const { code, field, message } of failures) {
    say(field === undefined ? message : `${code} (${field}) ${message}`);
  }
  if (process.env.RONGHE_DEBUG && error instanceof Error) say(error.stack ?? '');
  if (json) await write(`${JSON.stringify({ error: failures[0] })}\n`);
}

function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof StoreFailure) return [{ code: error.code, message: both(error.text) }];
  if (!(error instanceof Rejection)) {
    const text = systemText(error);
    const message = error instanceof Error ? error.message : String(error);
    return [{ code: 'failed', message: text ? both(text) : message }];
  }
  const texts = new RefusalTexts(aggregates);
  return error.all.map((refusal) => ({
    code: refusal.code,
    field: refusal.field,
    message: both(texts.of(refusal)),
  }));
}
