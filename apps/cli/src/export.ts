import { Command, InvalidArgumentError } from 'commander';
import { canonicalJson } from '#kernel/canonical-json.js';
import { isPosition, START } from '#kernel/position.js';
import { withData } from './data.js';
import { write } from './outcome.js';

export function exportCommand(): Command {
  return new Command('export')
    .option('--branch <id>', '只导出该支部的事件 · only events tagged with this branch')
    .option('--after <position>', '只导出该位置之后 · only events after this position', readPosition, START)
    .description('按顺序导出事件 · write the log as NDJSON envelopes, in order')
    .action(async (options: { branch?: string; after: typeof START }, command: Command) => {
      await withData(command, async ({ eventStore }) => {
        const tag = options.branch === undefined ? undefined : { kind: 'branch' as const, id: options.branch };
        for await (const batch of eventStore.readAll(options.after, undefined, tag)) {
          const lines = batch.map(({ bytes, position }) => `${canonicalJson({ ...JSON.parse(bytes), position })}\n`);
          if (!(await write(lines.join('')))) return;
        }
      });
    });
}

function readPosition(text: string) {
  if (!isPosition(text)) throw new InvalidArgumentError('a position is a whole number');
  return text;
}
