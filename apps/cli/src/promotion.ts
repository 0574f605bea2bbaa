import { Command } from 'commander';
import { promotionEvidence } from '#projections/promotion-evidence/promotion-evidence.js';
import { withData } from './data.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';
import { promotionPages } from './promotion-pages.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly review?: string;
  readonly member?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export function promotionCommand(): Command {
  return new Command('promotion')
    .argument('<org>', '组织编号 · id of the organization that reviews')
    .option('--review <id>', '只看某一次 · only this review')
    .option('--member <id>', '只看某人 · only of this member')
    .option('--as-of <day>', '截至某日（默认今天）· as of this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .description('选拔任用依据：封存各版、异议、结论 · promotion evidence: sealed editions, contests, conclusion')
    .action(async (orgId: string, { review, member, ...moment }: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        const params = {
          orgId,
          ...(review === undefined ? {} : { reviewId: review }),
          ...(member === undefined ? {} : { memberId: member }),
        };
        await bringUpToDate(system, promotionEvidence, moment.knownAt);
        const { answer, importedAfter } = await system.questions.ask(promotionEvidence, params, moment);
        if (json) await write(`${JSON.stringify(answer)}\n`);
        else say(promotionPages(answer, process.stderr.columns));
        sayImportedAfter(importedAfter);
      });
    });
}
