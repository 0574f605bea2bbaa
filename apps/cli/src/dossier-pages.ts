import type { DossierLine } from '#projections/member-dossier/dossier-line.js';
import type { MemberDossier } from '#projections/member-dossier/member-dossier.js';
import { padEnd } from './display-width.js';
import { hanging } from './hanging.js';
import { both } from './outcome.js';
import { columnsOf } from './side-by-side.js';

/** Columns of a position with the blank after it. */
const POSITION = 7;
/** Where what belongs to an entry is set in to. */
const ENTRY = 2 + POSITION;

/** A member's file for people: what is summed up first, then every entry about them. */
export function dossierPages(dossier: MemberDossier, columns?: number): string {
  const { memberId, branchId, asOf, knownAt, throughPosition, summary, lines } = dossier;
  const width = columnsOf(columns);
  const known = knownAt === null ? '' : `以 ${knownAt} 前已登记的为准 · as known at ${knownAt} · `;
  return [
    `党员档案 member’s file ${memberId} · 支部 branch ${branchId} · 截至 as of ${asOf}`,
    `${known}日志位置 log position ${throughPosition}`,
    '─'.repeat(width),
    `实绩 ${summary.length} 项（选拔任用依据由此产生） · what evidence is drawn from: ${summary.length}`,
    ...summary.flatMap(({ text, eventIds }) => hanging(`  ${both(text)} [${eventIds.length}]`, 4, width)),
    '─'.repeat(width),
    `登记 ${lines.length} 条，按登记先后 · ${lines.length} entries, in the order of the log`,
    ...lines.flatMap((line) => entry(line, width)),
  ].join('\n');
}

function entry(line: DossierLine, width: number): readonly string[] {
  const { position, occurredOn, text, texts, note, correctedBy } = line;
  const below = (words: string) => hanging(`${' '.repeat(ENTRY)}${words}`, ENTRY, width);
  return [
    ...hanging(`  ${padEnd(position, POSITION)}${occurredOn} ${both(text)}`, ENTRY, width),
    ...below(recorded(line)),
    ...texts.flatMap((each) => below(`“${each.text}”`)),
    ...(note === undefined ? [] : below(`备注 note：${note}`)),
    ...correctedBy.flatMap(({ correctedOn }) => below(`↳ 已于 ${correctedOn} 更正 · corrected on ${correctedOn}`)),
  ];
}

/** "M055（Z4 branch-officer）2025-03-13T02:11Z 登记 recorded，隔 1 天 1 day later" */
function recorded({ actor, recordedAt, daysLate, source }: DossierLine): string {
  const days = `${daysLate} ${daysLate === 1 ? 'day' : 'days'}`;
  const late = daysLate === 0 ? '' : `，隔 ${daysLate} 天 ${days} later`;
  const from = source === undefined ? '' : `，来自 from ${source.system} ${source.reference}`;
  return `${actor.id}（${actor.orgId} ${actor.role}）${recordedAt.slice(0, 16)}Z 登记 recorded${late}${from}`;
}
