import { AWARD_NAMES } from '#domain/recognition/recognition-texts.js';
import type { Bilingual } from '#kernel/texts.js';
import type { Nomination, NominationObjection, NominationStatus } from '#projections/recognition-list/nomination.js';
import type { RecognitionList } from '#projections/recognition-list/recognition-list.js';
import { padEnd } from './display-width.js';
import { hanging } from './hanging.js';
import { columnsOf } from './side-by-side.js';

/** An organization's awards of a year for people; grounds are sealed, and stay so here. */
export function recognitionTable(
  { orgId, year, asOf, awards, nominations }: RecognitionList,
  columns?: number,
): string {
  const width = columnsOf(columns);
  return [
    `表彰 recognitions · ${orgId} · ${year} 年 year · 截至 as of ${asOf}`,
    '─'.repeat(width),
    ...awards.map(({ award, quota, used, left }) => {
      const places =
        quota === undefined ? '未定名额 no quota' : `名额 quota ${quota}，已用 used ${used}，尚余 left ${left}`;
      return `${padEnd(label(AWARD_NAMES[award]), 44)}${places}`;
    }),
    '─'.repeat(width),
    ...nominations.flatMap((nomination) => lines(nomination, width)),
  ].join('\n');
}

const STATUS: Readonly<Record<NominationStatus, Bilingual>> = {
  nominated: { zh: '已提名', en: 'nominated' },
  'on-notice': { zh: '公示中', en: 'on public notice' },
  'notice-over': { zh: '公示期满', en: 'notice over' },
  contested: { zh: '异议成立，须重新提名', en: 'contested: to be nominated anew' },
  granted: { zh: '已授予', en: 'granted' },
  declined: { zh: '未通过', en: 'declined' },
  revoked: { zh: '已撤销', en: 'revoked' },
};

function lines(nomination: Nomination, width: number): readonly string[] {
  const { recognitionId, award, nominee, branchId, status, nominatedOn, notice, objections, evidence } = nomination;
  const below = (text: string) => hanging(`    ${text}`, 6, width);
  const branch = nominee.id === branchId ? '' : `（${branchId}）`;
  const corrected = evidence.flatMap(({ correctedBy }) => correctedBy);
  return [
    ...hanging(
      `${nominee.id}${branch} ${label(AWARD_NAMES[award])} · ${label(STATUS[status])} [${recognitionId}]`,
      2,
      width,
    ),
    ...below(
      `${nominatedOn} 提名 nominated by ${nomination.nominatedBy}，依据 on ${evidence.length} 个事件 cited events`,
    ),
    ...(notice
      ? below(`公示 notice ${notice.from} → ${notice.until}，${notice.workingDays} 个工作日 working days`)
      : []),
    ...(notice?.recordedLate ? below(`↳ ${notice.recordedLate.zh} · ${notice.recordedLate.en}`) : []),
    ...objections.flatMap((objection) => below(objected(objection))),
    ...(nomination.grant ? below(`${nomination.grant.on} 授予 granted：${nomination.grant.decidedBy}`) : []),
    ...(nomination.decline ? below(`${nomination.decline.on} 未通过 declined：${nomination.decline.reasons}`) : []),
    ...(nomination.revocation
      ? below(`${nomination.revocation.on} 撤销 revoked：${nomination.revocation.reasons}`)
      : []),
    ...(nomination.lostEvidence ?? []).flatMap(({ text: { zh, en } }) => below(`↳ ${zh} · ${en}`)),
    ...(corrected.length > 0
      ? below(`↳ ${corrected.length} 个所依据的事件此后已更正 · rests on facts corrected since`)
      : []),
  ];
}

const DECISION: Readonly<Record<NominationObjection['status'], Bilingual>> = {
  open: { zh: '待决定', en: 'waits for its decision' },
  upheld: { zh: '成立', en: 'upheld' },
  dismissed: { zh: '不成立', en: 'dismissed' },
};

function objected({ objectionId, raisedOn, status, decision }: NominationObjection): string {
  const decided = decision ? `（${decision.on}：${decision.reasons}）` : '';
  return `${raisedOn} 异议 objection ${objectionId}：${label(DECISION[status])}${decided}`;
}

const label = ({ zh, en }: Bilingual) => `${zh} ${en}`;
