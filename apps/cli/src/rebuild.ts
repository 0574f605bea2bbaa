import { Command } from 'commander';
import { Rejection } from '#kernel/rejection.js';
import { projections } from '#projections/read-models.js';
import { withData } from './data.js';
import { DONE, SOMETHING_REFUSED_OR_DIFFERENT, say, write } from './outcome.js';
import { progress } from './progress.js';

export function rebuildCommand(): Command {
  const names = projections.map(({ name }) => name);
  return new Command('rebuild')
    .argument('[names...]', `只重建这些（默认全部）· only these (default: all): ${names.join(', ')}`)
    .description('由日志重建读模型 · build the read models anew from the log')
    .action(async (wanted: readonly string[], _: object, command: Command) => {
      const unknown = wanted.find((name) => !names.includes(name));
      if (unknown !== undefined) throw new Rejection('invalid-choice', 'names', { choices: names.join(', ') });
      await withData(command, async (system, { json }) => {
        const shown = progress('事件 events');
        const report = await system.projections.rebuild(wanted, ({ events }) => shown.update(events));
        shown.end();
        const { events, seconds, rate, rebuilt, failed } = report;
        say(`${events} 个事件 events, ${seconds.toFixed(1)} s, ${rate}/s`);
        for (const { name, collection } of rebuilt) say(`  ${name} → ${collection}`);
        for (const { name, failure } of failed) {
          say(`  ${name} 未能重建 could not be built: ${failure.message} (位置 position ${failure.position})`);
        }
        if (json) await write(`${JSON.stringify(report)}\n`);
        process.exitCode = failed.length > 0 ? SOMETHING_REFUSED_OR_DIFFERENT : DONE;
      });
    });
}
