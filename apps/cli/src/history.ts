import { Command } from 'commander';
import type { PageRequest } from '#application/questions/read-models.js';
import { branchHistory, type HistoryLine } from '#projections/record/branch-history.js';
import type { Embedded } from '../../composition/embedded.js';
import { withData } from './data.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';

type Options = Pick<PageRequest, 'from' | 'to' | 'knownAt'>;

/** Lines held in memory at once. */
const PAGE = 1000;

export function historyCommand(): Command {
  return new Command('history')
    .argument('<branch>', '支部编号 · id of the branch')
    .option('--from <day>', '发生于该日及以后 · happened on this day or later, YYYY-MM-DD')
    .option('--to <day>', '发生于该日及以前 · happened on this day or earlier')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .description("支部历程，每条事件一行 · a branch's history, one line per event")
    .action(async (branchId: string, options: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        let count = 0;
        let importedAfter = 0;
        for await (const lines of pages(system, branchId, options)) {
          count += lines.length;
          importedAfter += lines.filter(({ imported }) => imported && isAfter(imported.at, options.knownAt)).length;
          if (json) await write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
          else say(lines.map(readable).join('\n'));
        }
        say(`共 ${count} 条 · ${count} events`);
        sayImportedAfter(importedAfter);
      });
    });
}

async function* pages({ questions }: Embedded, branchId: string, options: Options) {
  for (let after: PageRequest['after']; ; ) {
    const request: PageRequest = { ...options, reader: null, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const { lines, next } = await questions.page(branchHistory, { branchId }, request);
    if (lines.length > 0) yield lines;
    if (next === undefined) return;
    after = next;
  }
}

function isAfter(at: string, knownAt: string | undefined): boolean {
  return knownAt !== undefined && Date.parse(at) > Date.parse(knownAt);
}

function readable({ position, occurredOn, recordedAt, actor, text, lateDays }: HistoryLine): string {
  const late = lateDays === undefined ? '' : ` [迟 ${lateDays} 天登记 · recorded ${lateDays} days late]`;
  return `${position} ${occurredOn}（${recordedAt.slice(0, 16)}Z ${actor.id} ${actor.role}）${text.zh} · ${text.en}${late}`;
}
