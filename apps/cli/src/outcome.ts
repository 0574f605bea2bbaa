import { StoreFailure } from '#application/ports/store-failure.js';
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

export function printFailure(error: unknown): void {
  if (error instanceof StoreFailure) say(both(error.text));
  else if (error instanceof Rejection) say(`${error.code} (${error.field})`);
  else say(error instanceof Error ? error.message : String(error));
  if (process.env.RONGHE_DEBUG && error instanceof Error) say(error.stack ?? '');
}
