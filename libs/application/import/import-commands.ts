import { type Refusal, Rejection } from '#kernel/rejection.js';
import { SEALED_PREFIX } from '#kernel/sealed.js';
import { CommandBatch } from '../commands/command-batch.js';
import type { RunnerSetting } from '../commands/command-runner.js';
import type { CommandRequest } from '../commands/decider.js';
import { OverlayEventStore } from '../commands/overlay-event-store.js';
import { nowOf } from '../ports/clock.js';
import type { Keys } from '../ports/keys.js';
import { type ImportSource, readImportLine } from './import-line.js';
import type { Line } from './lines.js';

export interface RefusedLine extends Refusal {
  readonly line: number;
}

export interface ImportReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: readonly RefusedLine[];
}

export interface ImportOptions {
  /** A file's name, never its path: it stands in the events. */
  readonly source: string;
  /** Called after each batch with the number of lines done. */
  readonly onProgress?: (lines: number) => void;
}

/** Lines that are decided ahead of the disk together. */
const BATCH = 500;

/** Imports line by line; a bad one is reported and stops nothing else. Memory does not grow with the file. */
export async function importCommands(
  setting: RunnerSetting,
  lines: AsyncIterable<Line>,
  options: ImportOptions,
): Promise<ImportReport> {
  const batch = new CommandBatch(setting);
  const report = { accepted: 0, duplicates: 0, refused: [] as RefusedLine[] };
  let waiting: Read[] = [];
  let done = 0;
  const flush = async () => {
    const reads = waiting;
    waiting = [];
    const requests = reads.filter((read) => 'request' in read);
    const outcomes = await batch.run(requests.map(({ request }) => request));
    const refused = reads.filter((read) => 'rejection' in read);
    outcomes.forEach((outcome, index) => {
      if (outcome instanceof Rejection) refused.push({ line: requests[index]?.line ?? 0, rejection: outcome });
      else report[outcome.status === 'accepted' ? 'accepted' : 'duplicates'] += 1;
    });
    refused.sort((a, b) => a.line - b.line);
    for (const { line, rejection } of refused) {
      const { code, field, details } = rejection;
      report.refused.push({ line, code, field, details });
    }
    done += reads.length;
    options.onProgress?.(done);
  };
  for await (const line of lines) {
    waiting.push(
      readLine(line, {
        name: options.source,
        now: nowOf(setting.clock),
        registry: setting.registry,
      }),
    );
    if (waiting.length >= BATCH) await flush();
  }
  if (waiting.length > 0) await flush();
  return report;
}

/**
 * Imports everything or nothing: first a rehearsal in memory, then, if no line was refused, one append. Memory grows
 * with the file. A retry after another process wrote in between is up to the caller.
 * @throws Rejection `revision-conflict` if another process wrote what the file rests on
 */
export async function importStrictly(
  setting: RunnerSetting,
  lines: () => AsyncIterable<Line>,
  options: ImportOptions,
): Promise<ImportReport> {
  const rehearsal = new OverlayEventStore(setting.eventStore);
  const rehearsed = await importCommands(
    { ...setting, eventStore: rehearsal, keys: rehearsing(setting.keys) },
    lines(),
    options,
  );
  if (rehearsed.refused.length > 0) return { ...rehearsed, accepted: 0 };
  const overlay = new OverlayEventStore(setting.eventStore);
  const report = await importCommands({ ...setting, eventStore: overlay }, lines(), options);
  if (report.refused.length > 0) return { ...report, accepted: 0 };
  const append = overlay.asAppend();
  if (append) {
    const { outcome } = await setting.eventStore.append(append);
    if (outcome !== 'written') throw new Rejection('revision-conflict', 'line');
  }
  return report;
}

type Read =
  | { readonly line: number; readonly request: CommandRequest }
  | { readonly line: number; readonly rejection: Rejection };

function readLine({ number, text }: Line, source: ImportSource): Read {
  try {
    if (text === undefined) throw new Rejection('invalid-json', 'line');
    return { line: number, request: readImportLine(text, source) };
  } catch (error) {
    if (error instanceof Rejection) return { line: number, rejection: error };
    throw error;
  }
}

/** In a rehearsal no key is made: what is refused leaves no trace. Its own texts it remembers, to know them again. */
function rehearsing(keys: Keys): Keys {
  const rehearsed = new Map<string, string>();
  const seal = (text: string) => {
    const token = `${SEALED_PREFIX}rehearsal:${rehearsed.size}`;
    rehearsed.set(token, text);
    return token;
  };
  const open = async (token: string) => rehearsed.get(token) ?? (await keys.open([token]))[0];
  return {
    seal: async (_, texts) => texts.map(seal),
    open: (tokens) => Promise.all(tokens.map(open)),
    // nothing of a rehearsal is kept, and no file hands out tokens: any secret will do
    derive: async (subject, context) => `rehearsal-${subject}-${context}`,
    destroy: () => Promise.reject(new Error('a rehearsal destroys nothing')),
    close: async () => {},
  };
}
