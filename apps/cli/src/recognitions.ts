import { Command } from 'commander';
import { recognitionList } from '#projections/recognition-list/recognition-list.js';
import { withData } from './data.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';
import { recognitionTable } from './recognition-table.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly award?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export function recognitionsCommand(): Command {
  return new Command('recognitions')
    .argument('<org>', '组织编号 · id of the organization that awards')
    .argument('<year>', '年度 · year')
    .option('--award <award>', '只看某一表彰 · only this award')
    .option('--as-of <day>', '截至某日（默认今天）· as of this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .description(
      '表彰名单：提名、公示、异议、结果、名额 · nominations, public notice, objections, results and the quota',
    )
    .action(async (orgId: string, year: string, { award, ...moment }: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        const params = { orgId, year: Number(year), ...(award === undefined ? {} : { award }) };
        await bringUpToDate(system, recognitionList, moment.knownAt);
        const { answer, importedAfter } = await system.questions.ask(recognitionList, params, moment);
        if (json) await write(`${JSON.stringify(answer)}\n`);
        else say(recognitionTable(answer, process.stderr.columns));
        sayImportedAfter(importedAfter);
      });
    });
}
