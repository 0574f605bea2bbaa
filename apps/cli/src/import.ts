import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { type ImportReport, importCommands, importStrictly } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import { withData } from './data.js';
import { both, DONE, SOMETHING_REFUSED_OR_DIFFERENT, say, write } from './outcome.js';
import { progress } from './progress.js';

export function importCommand(): Command {
  return new Command('import')
    .argument('<file>', 'NDJSON，每行一条命令 · NDJSON, one command a line')
    .option('--strict', '有一行不合格就全部不写入 · write nothing if any line is refused', false)
    .description('导入命令文件 · import a file of commands')
    .action(async (file: string, options: { strict: boolean }, command: Command) => {
      await access(file, constants.R_OK);
      await withData(command, async (system, { json }) => {
        const shown = progress('行 lines');
        const source = { source: basename(file), onProgress: shown.update };
        const lines = () => readLines(createReadStream(file, { highWaterMark: 1 << 18 }));
        const report = options.strict
          ? await importStrictly(system, lines, source)
          : await importCommands(system, lines(), source);
        shown.end();
        const refused = report.refused.map(({ line, code, field, details }) => ({
          line,
          code,
          field,
          message: both(system.texts.of({ code, field, ...(details === undefined ? {} : { details }) })),
        }));
        if (json) await write(`${JSON.stringify({ ...report, refused })}\n`);
        else printReport(report, refused);
        process.exitCode = refused.length > 0 ? SOMETHING_REFUSED_OR_DIFFERENT : DONE;
      });
    });
}

/** More refusals than a person reads at once; `--json` has them all. */
const SHOWN = 50;

function printReport(
  report: ImportReport,
  refused: readonly { line: number; code: string; field: string; message: string }[],
) {
  say(`接受 accepted ${report.accepted} · 重复 duplicates ${report.duplicates} · 拒绝 refused ${refused.length}`);
  for (const { line, code, field, message } of refused.slice(0, SHOWN)) {
    say(`  第 ${line} 行 line ${line}: ${code} (${field}) ${message}`);
  }
  if (refused.length > SHOWN) say(`  … ${refused.length - SHOWN} more, see --json`);
}
