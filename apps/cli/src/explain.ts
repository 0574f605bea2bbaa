import { Command } from 'commander';
import { indicatorExplanation } from '#projections/scorecard/indicator-explanation.js';
import { withData } from './data.js';
import { explanationTree } from './explanation-tree.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly scheme?: string;
}

export function explainCommand(): Command {
  return new Command('explain')
    .argument('<branch>', '支部编号 · id of the branch')
    .argument('<year>', '年度 · year')
    .argument('<indicator>', '指标编号，如 key-task-support · id of the indicator')
    .option('--as-of <day>', '截至某日（默认今天）· as of this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .option('--scheme <id@version>', '评价方案 · assessment scheme (default: default@1)')
    .description(
      '指标溯源：从总分到每条登记，谁在何时登记、此后如何更正 · where a number comes from: down to the entries, who made them and when, and what corrected them since',
    )
    .action(
      async (branchId: string, year: string, indicatorId: string, { scheme, ...moment }: Options, command: Command) => {
        await withData(command, async (system, { json }) => {
          const named = scheme === undefined ? {} : { scheme };
          const params = { branchId, year: Number(year), indicatorId, ...named };
          await bringUpToDate(system, indicatorExplanation, moment.knownAt);
          const { answer, importedAfter } = await system.questions.ask(indicatorExplanation, params, moment);
          if (json) await write(`${JSON.stringify(answer)}\n`);
          else say(explanationTree(answer, process.stderr.columns));
          sayImportedAfter(importedAfter);
        });
      },
    );
}
