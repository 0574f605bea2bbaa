import { Command } from 'commander';
import type { Comparison, Drift } from '#application/projections/compare-with-log.js';
import { LOG_CHECKS, type LogReport, verifyLog } from '#application/verify-log.js';
import { projections } from '#projections/read-models.js';
import { withData } from './data.js';
import { both, DONE, SOMETHING_REFUSED_OR_DIFFERENT, say, write } from './outcome.js';
import { progress } from './progress.js';

/** More than a person reads at once; `--json` has them all. */
const SHOWN = 20;

export function verifyCommand(): Command {
  return new Command('verify')
    .description('核验日志与读模型，指出差异 · check the log, and the read models against it; names what differs')
    .action(async (_: object, command: Command) => {
      await withData(command, async (system, { json }) => {
        const shown = progress('事件 events');
        const log = await verifyLog(system, shown.update);
        shown.end();
        printLog(log);
        const readModels: Comparison[] = [];
        for (const { name } of projections) {
          const comparison = await system.projections.compareWithLog(name);
          printComparison(comparison);
          readModels.push(comparison);
        }
        const differs = log.defectCount > 0 || readModels.some(({ drifts, failure }) => drifts.length > 0 || failure);
        if (json) await write(`${JSON.stringify({ ok: !differs, log, readModels })}\n`);
        process.exitCode = differs ? SOMETHING_REFUSED_OR_DIFFERENT : DONE;
      });
    });
}

function printLog({ events, streams, throughPosition, texts, recomputed, defectCount, defects }: LogReport): void {
  say(`日志 log：${events} 个事件 events, ${streams} 个流 streams, 至位置 through position ${throughPosition}`);
  for (const check of Object.values(LOG_CHECKS)) say(`  核验 checked: ${both(check)}`);
  say(`  个人文字 personal texts：${texts.opened} 已打开 opened, ${texts.erased} 已删除 erased`);
  say(`  重新计算的记分卡与封存依据 scorecards and sealed evidence made again：${recomputed}`);
  say(`  ${defectCount === 0 ? '没有问题 nothing wrong' : `${defectCount} 个问题 found wrong`}`);
  for (const { position, eventId, stream, check, message } of defects.slice(0, SHOWN)) {
    const where = [`位置 position ${position}`, stream, eventId].filter((each) => each !== undefined);
    say(`    ${where.join(', ')}: ${check}: ${message}`);
  }
}

function printComparison({ projection, collection, checkpoint, documents, movedOn, drifts, failure }: Comparison) {
  if (collection === undefined) return say(`读模型 read model ${projection}：尚未建立 not built yet`);
  say(`读模型 read model ${projection}：${documents} 个文档 documents, 至位置 through position ${checkpoint}`);
  if (movedOn > 0) say(`  ${movedOn} 个其间已更新 went on meanwhile`);
  if (failure) {
    return say(`  无法由日志得出 can't be made from the log: ${failure.message} (位置 position ${failure.position})`);
  }
  say(
    drifts.length === 0 ? '  与日志一致 as the log has it' : `  ${drifts.length} 个文档与日志不符 differ from the log`,
  );
  for (const drift of drifts.slice(0, SHOWN)) printDrift(drift);
}

function printDrift({ collection, key, path, expected, found }: Drift): void {
  say(`    ${collection} ${key} ${path}`);
  say(`      日志 log: ${shortened(expected)}`);
  say(`      现存 found: ${shortened(found)}`);
}

function shortened(value: unknown): string {
  const text = value === undefined ? '无 nothing' : JSON.stringify(value);
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}
