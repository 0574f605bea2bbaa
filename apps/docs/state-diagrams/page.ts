import type { AnyAggregate } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import { STATUS_NAMES } from './status-names.js';
import { NOTHING, type Transition } from './transitions.js';

const INTRO = `# State diagrams · 状态图

One diagram for each aggregate: the statuses that a record of its kind has, and the events that lead from one to another. The table below it
names the events that leave the status as it is; each may still be refused by a rule that is no status (an open objection, a quota, a date). This page
is generated; don't edit it. A walk through the real deciders tries every command in every state (\`apps/docs/state-diagrams\`), and draws what is accepted.
To write it again: \`npm run build && npm run docs\`. \`test/due-process\` holds the page equal to the code, and lets generated histories move along nothing else.

每类记录一张图：有哪些状态，由哪些事件从一个状态进入另一个状态；图下的表列出不改变状态的事件（仍可能因异议未决、名额、日期等规则被拒绝）。
本页由程序生成，请勿手改：在每种状态下以每个角色逐一试发每条命令，画出被接受的。重新生成：\`npm run build && npm run docs\`。
`;

/** Names of events, by the command that leads to them. */
function eventNames({ commands }: AnyAggregate): ReadonlyMap<string, Bilingual> {
  return new Map(Object.values(commands).map(({ emits, summary }) => [emits, summary]));
}

/** In the order in which the aggregate states its statuses' names, and its events. */
export function stateDiagramsPage(
  aggregates: readonly AnyAggregate[],
  transitions: ReadonlyMap<string, readonly Transition[]>,
): string {
  return [INTRO, ...aggregates.map((each) => section(each, transitions.get(each.name) ?? []))].join('\n');
}

/** @throws Error for a status without a Chinese name */
function nameOf(aggregate: string, status: string): string {
  const name = STATUS_NAMES[aggregate]?.[status];
  if (name === undefined) throw new Error(`say in status-names.ts what ${status} of ${aggregate} is in Chinese`);
  return name;
}

function section(aggregate: AnyAggregate, transitions: readonly Transition[]): string {
  const { name, texts } = aggregate;
  const events = eventNames(aggregate);
  const order = Object.keys(aggregate.events);
  const statuses = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))].filter((each) => each !== NOTHING);
  const inOrder = transitions.toSorted((a, b) => order.indexOf(a.event) - order.indexOf(b.event));
  const moving = inOrder.filter(({ from, to }) => from !== to);
  const lines = moving.map((each) => `  ${each.from} --> ${each.to}: ${labelOf(each, transitions, events)}`);
  const ends = statuses.filter((status) => !moving.some(({ from }) => from === status));
  const staying = statuses.flatMap((status) => {
    const of = inOrder.filter(({ from, to }) => from === status && to === status).map(({ event }) => event);
    const told = [...new Set(of)].map((event) => `${event} ${events.get(event)?.zh ?? ''}`);
    return told.length === 0 ? [] : [`| ${status} ${nameOf(name, status)} | ${told.join('<br>')} |`];
  });
  return [
    `## ${name} · ${texts.name.zh} · ${texts.name.en}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  state "${status} ${nameOf(name, status)}" as ${status}`),
    ...new Set(lines),
    ...ends.map((status) => `  ${status} --> ${NOTHING}`),
    '```',
    '',
    ...(staying.length === 0
      ? []
      : ['| status 状态 | events that leave it as it is 不改变状态的事件 |', '| --- | --- |', ...staying, '']),
  ].join('\n');
}

/** With the yes or no that leads here, where the other leads elsewhere. */
function labelOf(it: Transition, all: readonly Transition[], events: ReadonlyMap<string, Bilingual>): string {
  const others = all.filter(({ event, from, to }) => event === it.event && from === it.from && to !== it.to);
  const flags = others.length === 0 ? [] : Object.entries(it.flags).map(([flag, yes]) => (yes ? flag : `not ${flag}`));
  return [`${it.event} ${events.get(it.event)?.zh ?? ''}`, ...flags].join(', ');
}
