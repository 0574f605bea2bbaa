import { Command } from 'commander';
import { integrationScorecard } from '#projections/scorecard/integration-scorecard.js';
import { withData } from './data.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';
import { scorecardTable } from './scorecard-table.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly scheme?: string;
}

export function scorecardCommand(): Command {
  return new Command('scorecard')
    .argument('<branch>', '支部编号 · id of the branch')
    .argument('<year>', '年度 · year')
    .option('--as-of <day>', '截至某日（默认今天）· as of this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .option('--scheme <id@version>', '评价方案 · assessment scheme (default: default@1)')
    .description("支部年度融合记分卡 · a branch's integration scorecard of a year")
    .action(async (branchId: string, year: string, options: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        const { scheme, ...moment } = options;
        const params = { branchId, year: Number(year), ...(scheme === undefined ? {} : { scheme }) };
        await bringUpToDate(system, integrationScorecard, moment.knownAt);
        const { answer: card, importedAfter } = await system.questions.ask(integrationScorecard, params, moment);
        if (json) await write(`${JSON.stringify(card)}\n`);
        else say(scorecardTable(card, process.stderr.columns));
        sayImportedAfter(importedAfter);
      });
    });
}
