import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { importCommands } from '#application/import/import-commands.js';
import type { Line } from '#application/import/lines.js';
import { openEmbedded } from '../../apps/composition/embedded.js';
import type { RecordLine } from '../records/record.js';
import { records } from '../records/records.js';
import { median } from '../rounds.js';
import { peakMemory, report } from './child.js';

/** What the process reports. */
export interface Imported {
  /** Lines per second, ours and raw, medians over pieces of the file. */
  readonly ours: number;
  readonly raw: number;
  readonly share: number;
  readonly measuredLines: number;
  readonly refused: number;
  readonly peakMiB: number;
}

const [directory = '', events = '0', from = '0', to = '0', measured = '0'] = process.argv.slice(2);
const PIECE = 10_000;

const system = await openEmbedded({ directory });
const raw = new DatabaseSync(join(directory, 'raw-lines.db'));
raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS line (text TEXT)');
const add = raw.prepare('INSERT INTO line VALUES (?)');

/** What an import can't do without: each line parsed, and stored, 500 in a transaction. */
function importRaw(lines: readonly Line[]): number {
  const start = performance.now();
  for (let next = 0; next < lines.length; next += 500) {
    raw.exec('BEGIN IMMEDIATE');
    for (const { text = '' } of lines.slice(next, next + 500)) {
      if (typeof JSON.parse(text).command === 'string') add.run(text);
    }
    raw.exec('COMMIT');
  }
  return performance.now() - start;
}

const samples: { readonly ours: number; readonly raw: number }[] = [];

/** Hands out the lines; each piece that was imported is then imported raw, so that the two take turns. */
async function* lines(): AsyncGenerator<Line> {
  const all = records(Number(events));
  for (let number = 1; number <= Number(from); number++) all.next();
  for (let number = Number(from) + 1; number <= Number(to); ) {
    const piece: Line[] = [];
    for (; piece.length < PIECE && number <= Number(to); number++) {
      const line: RecordLine = all.next().value;
      // what comes after the history is recorded now
      piece.push({ number, text: JSON.stringify(number <= Number(events) ? line : { ...line, at: undefined }) });
    }
    const start = performance.now();
    yield* piece;
    const ours = performance.now() - start;
    if (number - Number(from) - 1 <= Number(measured)) samples.push({ ours, raw: importRaw(piece) });
    else if (peakAtMeasured === 0) peakAtMeasured = peakMemory();
  }
}

let peakAtMeasured = 0;
const outcome = await importCommands(system, lines(), { source: 'bureau.ndjson' });
const rate = (times: readonly number[]) => PIECE / (median(times) / 1000);
report({
  ours: rate(samples.map((sample) => sample.ours)),
  raw: rate(samples.map((sample) => sample.raw)),
  share: median(samples.map((sample) => sample.raw / sample.ours)),
  measuredLines: samples.length * PIECE,
  refused: outcome.refused.length,
  peakMiB: peakAtMeasured || peakMemory(),
} satisfies Imported);
if (outcome.refused.length > 0) console.error(outcome.refused.slice(0, 5));
raw.close();
await system.close();
process.disconnect();
