import type { Readable } from 'node:stream';
import type { RunnerSetting } from '#application/commands/command-runner.js';
import { type ImportReport, importCommands } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import type { RefusalTexts } from '#application/refusal-texts.js';
import { RequestRefused } from '../problems/request-refused.js';

export interface ImportsParts {
  readonly system: RunnerSetting;
  readonly texts: RefusalTexts;
  /** Bytes of a file. */
  readonly most: number;
}

/** The report of DOMAIN.md §7, as the command line prints it. */
export interface ShownReport extends Omit<ImportReport, 'refused'> {
  readonly refused: readonly {
    readonly line: number;
    readonly code: string;
    readonly field: string;
    readonly message: string;
  }[];
}

/** Imports files of commands while they arrive, one file at a time: two would only wait for each other's streams. */
export class Imports {
  private running = false;

  constructor(private readonly parts: ImportsParts) {}

  /**
   * @param source the file's name, as it will stand in the events
   * @param announced bytes that the request says it has
   * @throws RequestRefused `import-running`, `body-too-large`, `import-interrupted`
   */
  async run(body: Readable, source: string, announced: number | undefined): Promise<ShownReport> {
    if (announced !== undefined && announced > this.parts.most) throw tooLarge();
    if (this.running) throw new RequestRefused('import-running', { headers: { 'retry-after': '10' } });
    this.running = true;
    try {
      const lines = readLines(limited(body, this.parts.most));
      return this.shown(await importCommands(this.parts.system, lines, { source }));
    } finally {
      this.running = false;
    }
  }

  private shown({ refused, ...counts }: ImportReport): ShownReport {
    return {
      ...counts,
      refused: refused.map(({ line, code, field, details }) => {
        const { zh, en } = this.parts.texts.of({ code, field, ...(details === undefined ? {} : { details }) });
        return { line, code, field, message: `${zh} · ${en}` };
      }),
    };
  }
}

/** The chunks of a body as long as they stay within the limit and keep coming. */
async function* limited(body: Readable, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    if (error instanceof RequestRefused || !body.errored) throw error;
    throw new RequestRefused('import-interrupted', { field: 'body' }, { cause: error });
  }
}

function tooLarge(): RequestRefused {
  return new RequestRefused('body-too-large', { field: 'body', headers: { connection: 'close' } });
}
