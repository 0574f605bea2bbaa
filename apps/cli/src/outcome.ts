import { StoreFailure } from '#application/ports/store-failure.js';
import { RefusalTexts } from '#application/refusal-texts.js';
import { aggregates } from '#domain/aggregates.js';
import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';

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

/** Writes machine output, waiting where the reader is slower. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
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
    return [{ code: 'failed', message: error instanceof Error ? error.message : String(error) }];
  }
  const texts = new RefusalTexts(aggregates);
  return error.all.map((refusal) => ({
    code: refusal.code,
    field: refusal.field,
    message: both(texts.of(refusal)),
  }));
}
