import { Command } from 'commander';
import { scorecardDifference } from '#projections/scorecard/scorecard-difference.js';
import { withData } from './data.js';
import { differenceTable } from './difference-table.js';
import { sayImportedAfter } from './imported-after.js';
import { DONE, SOMETHING_REFUSED_OR_DIFFERENT, say, write } from './outcome.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly scheme?: string;
  readonly toScheme?: string;
  readonly knownAt?: string;
}

export function diffCommand(): Command {
  return new Command('diff')
    .argument('<branch>', '支部编号 · id of the branch')
    .argument('<year>', '年度 · year')
    .option('--from <day>', '起（默认今天）· the first day, YYYY-MM-DD (default: today)')
    .option('--to <day>', '止（默认今天）· the second day, YYYY-MM-DD (default: today)')
    .option('--scheme <id@version>', '评价方案 · assessment scheme (default: default@1)')
    .option('--to-scheme <id@version>', '止的评价方案 · the scheme at the second day (default: the same)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .description(
      '两日或两个方案之间哪些指标变了、变多少分、因哪些事件 · which indicators moved between two days or two schemes, by how many points, because of which events',
    )
    .action(async (branchId: string, year: string, { knownAt, ...options }: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        const params = { branchId, year: Number(year), ...options };
        await bringUpToDate(system, scorecardDifference, knownAt);
        const { answer: difference, importedAfter } = await system.questions.ask(
          scorecardDifference,
          params,
          knownAt === undefined ? {} : { knownAt },
        );
        if (json) await write(`${JSON.stringify(difference)}\n`);
        else say(differenceTable(difference, process.stderr.columns));
        sayImportedAfter(importedAfter);
        process.exitCode = difference.indicators.length > 0 ? SOMETHING_REFUSED_OR_DIFFERENT : DONE;
      });
    });
}
