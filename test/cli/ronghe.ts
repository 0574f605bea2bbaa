import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `npm run build` has made. */
const MAIN = join(import.meta.dirname, '../../dist/apps/cli/src/main.js');

/** Histories in the import format, with the scorecards that they lead to. */
export const EXAMPLES = join(import.meta.dirname, '../../libs/testing/examples');

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The command line on a data directory of its own. */
export class Ronghe {
  readonly directory = mkdtempSync(join(tmpdir(), 'ronghe-cli-'));

  /** Never rejects: a failure has an exit code. */
  run(...args: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(process.execPath, [MAIN, '--data', this.directory, ...args], (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({
          ...{ exitCode, stdout, stderr },
          get json() {
            return JSON.parse(stdout);
          },
        });
      });
    });
  }

  importExample(name: string): Promise<Ran> {
    return this.run('import', join(EXAMPLES, `${name}.ndjson`), '--json');
  }

  /** Commands, a line each. */
  importLines(lines: readonly object[]): Promise<Ran> {
    const file = join(this.directory, 'lines.ndjson');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return this.run('import', file, '--json');
  }

  /** With all its files, to be tampered with. */
  copy(): Ronghe {
    const copy = new Ronghe();
    cpSync(this.directory, copy.directory, { recursive: true });
    return copy;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
