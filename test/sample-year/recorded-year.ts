import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { importCommands } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import type { ReadModel } from '#kernel/read-model.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';
import { sampleLines } from '../processes/sample-year.js';

export interface Moment {
  readonly asOf: string;
  readonly knownAt?: string;
}

/** A question with its parameters. */
export interface Asked {
  readonly name: string;
  readonly model: ReadModel;
  readonly params: object;
}

const SHANGHAI_MS = 8 * 3_600_000;

function dayOf(line: string): string {
  return new Date(Date.parse(JSON.parse(line).at) + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The lines of the sample year by the local day on which they were recorded. */
function linesByDay(): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const line of sampleLines) {
    const lines = days.get(dayOf(line)) ?? [];
    lines.push(line);
    days.set(dayOf(line), lines);
  }
  return days;
}

/** The sample year as it comes in: whole, or day by day. */
export class RecordedYear {
  private constructor(
    private readonly directory: string,
    private readonly system: Embedded,
  ) {}

  static async open(): Promise<RecordedYear> {
    const directory = mkdtempSync(join(tmpdir(), 'ronghe-year-'));
    return new RecordedYear(directory, await openEmbedded({ directory }));
  }

  whole(): Promise<void> {
    return this.record(sampleLines);
  }

  /** Each day of the calendar from the first to the last on which something was recorded, at its end. */
  async *days(): AsyncIterable<string> {
    const days = linesByDay();
    const [first = '', last = ''] = [[...days.keys()][0], [...days.keys()].at(-1)];
    for (let day = first; day <= last; day = dayAfter(day)) {
      const lines = days.get(day);
      if (lines) await this.record(lines);
      yield day;
    }
  }

  /** Without what says how it was asked; the code of a refusal is an answer, too. */
  async answer({ model, params }: Asked, moment: Moment): Promise<object | string> {
    try {
      const { asOf, knownAt, throughPosition, ...told } = (await this.system.questions.answer(
        model,
        params,
        moment,
      )) as Readonly<Record<string, unknown>>;
      return told;
    } catch (error) {
      return String(error);
    }
  }

  async close(): Promise<void> {
    await this.system.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async record(lines: readonly string[]): Promise<void> {
    const bytes = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
    const { refused } = await importCommands(this.system, readLines(bytes), { source: 'yunlan-2025.ndjson' });
    expect(refused).toEqual([]);
    await this.system.projections.catchUp();
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The last millisecond of a day in Shanghai. */
export function endOf(day: string): string {
  return `${day}T15:59:59.999Z`;
}
