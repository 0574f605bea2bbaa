import { type ImportReport, importCommands, importStrictly } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import type { RunningRunner } from './embedded-directory.js';

export const SOURCE = 'history.ndjson';

/** What stands on a line: a text as it is, anything else as JSON. */
export type Line = string | object;

export function fileOf(lines: readonly Line[]): string {
  return lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
}

async function* bytesOf(file: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(file);
}

export function importing(into: RunningRunner, lines: readonly Line[]): Promise<ImportReport> {
  return importCommands(into.setting, readLines(bytesOf(fileOf(lines))), { source: SOURCE });
}

export function importingStrictly(into: RunningRunner, lines: readonly Line[]): Promise<ImportReport> {
  return importStrictly(into.setting, () => readLines(bytesOf(fileOf(lines))), { source: SOURCE });
}

/** Line, code and field of everything refused. */
export function refusals({ refused }: ImportReport): readonly string[] {
  return refused.map(({ line, code, field }) => `${line} ${code} ${field}`);
}
