import { aggregates } from '#domain/aggregates.js';
import type { AnyAggregate } from '#kernel/aggregate.js';
import { kebabCase } from '#kernel/names.js';
import type { Bilingual } from '#kernel/texts.js';

const all: readonly AnyAggregate[] = aggregates;

const commands = all.flatMap(({ commands }) =>
  Object.entries(commands).map(([name, { summary }]) => [kebabCase(name), summary] as const),
);

/** What waits and is no command, or may be done by one of two. */
const OTHERS: Readonly<Record<string, Bilingual>> = {
  'answer-concern': { zh: '答复诉求', en: 'Answer a concern' },
  'confirm-concern': { zh: '确认诉求是否解决', en: 'Say whether a concern is resolved' },
  'complete-task': { zh: '报告任务完成', en: 'Report a task completed' },
  'verify-task': { zh: '核实任务结果', en: "Verify a task's outcome" },
  'confirm-membership': { zh: '办理预备党员转正', en: 'Confirm full membership' },
  'session-action': { zh: '办理会议议定事项', en: 'Carry out what a meeting asked for' },
  'talk-follow-up': { zh: '办理谈心谈话后续事项', en: 'Carry out what a talk asked for' },
  'grant-or-decline-nomination': { zh: '决定授予或不予表彰', en: 'Grant or decline a nomination' },
  'check-promotion-evidence': { zh: '核对本人的选拔任用依据', en: 'Look at the own promotion evidence' },
};

const names: ReadonlyMap<string, Bilingual> = new Map([...commands, ...Object.entries(OTHERS)]);

/** What waits, in words. @throws Error for something that has no name */
export function dueName(what: string): Bilingual {
  const name = names.get(what);
  if (!name) throw new Error(`say in due-names what ${what} is`);
  return name;
}
