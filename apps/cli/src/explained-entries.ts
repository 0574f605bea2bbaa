import type { EvidentEvent, ExplainedEvent, ExplanationAnswer } from '#projections/scorecard/indicator-explanation.js';
import { padEnd } from './display-width.js';
import { hanging } from './hanging.js';

/** Columns of a position with the blank after it, and where what belongs to an entry is set in to. */
const POSITION = 7;
const ENTRY = 2 + POSITION;

/** The entries that a number rests on, for people: what happened when, who recorded it when, what changed it since. */
export function entryLines({ events, indicator }: ExplanationAnswer, width: number): readonly string[] {
  if (indicator.evidence.length === 0) return ['没有可依据的登记 · it rests on no entry'];
  const missing = indicator.evidence.length - events.length;
  return [
    `依据 ${events.length} 条登记，按登记先后 · It rests on ${quantity(events.length, 'entry', 'entries')}, in the order of the log`,
    ...files(events).flatMap((text) => hanging(text, 2, width)),
    ...events.flatMap((event) => entry(event, width)),
    ...(missing > 0
      ? [`另有 ${missing} 条，读模型尚未处理到 · ${missing} more that the read model has not reached`]
      : []),
  ];
}

/** Said once: a file with a year in it would stand on every line. */
function files(events: readonly EvidentEvent[]): readonly string[] {
  const sources = events.flatMap(({ imported }) => imported?.source ?? []);
  return [...new Set(sources)].map((source) => {
    const count = sources.filter((each) => each === source).length;
    return `  其中 ${count} 条由文件 ${source} 导入 · ${count} of them were imported from ${source}`;
  });
}

function entry(event: EvidentEvent, width: number): readonly string[] {
  return [
    ...hanging(`  ${padEnd(event.position, POSITION)}${happened(event)}`, ENTRY, width),
    ...hanging(`${' '.repeat(ENTRY)}${recorded(event)}`, ENTRY, width),
    ...event.correctedBy.flatMap((each) => [
      ...hanging(`${' '.repeat(ENTRY)}↳ 此后 since then: ${happened(each)}`, ENTRY + 2, width),
      ...hanging(`${' '.repeat(ENTRY + 2)}${recorded(each)}`, ENTRY + 2, width),
    ]),
  ];
}

/** "2025-03-12 登记学习或组织生活 Record a study session · s14" */
function happened({ on, name, stream }: ExplainedEvent): string {
  return `${on} ${name.zh} ${name.en} · ${stream.slice(stream.indexOf('-') + 1)}`;
}

/** "M055（Z4 branch-officer）2025-03-13 登记 recorded，隔 1 天 1 day later，来自 from OA 2025-17" */
function recorded({ actor, source, ...event }: ExplainedEvent): string {
  const who = `${actor.id ?? '不具名 not named'}（${actor.orgId} ${actor.role}）`;
  const from = source === undefined ? '' : `，来自 from ${source.system} ${source.reference ?? ''}`.trimEnd();
  const right = event.corrects === undefined ? '' : '，更正先前的登记 sets right an earlier entry';
  return `${who}${delay(event)}${right}${from}`;
}

function delay({ on, recordedOn, daysLate }: Pick<ExplainedEvent, 'on' | 'recordedOn' | 'daysLate'>): string {
  if (recordedOn === on) return '当日登记 recorded on the day';
  if (recordedOn < on) return `${recordedOn} 提前登记 recorded ahead`;
  const later = daysLate === 0 ? '' : `，隔 ${daysLate} 天 ${quantity(daysLate, 'day', 'days')} later`;
  return `${recordedOn} 登记 recorded${later}`;
}

const quantity = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
