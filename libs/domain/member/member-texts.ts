import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { MemberEvent } from './member.js';
import type { EndReason, MemberStatus } from './membership.js';

export const STATUS_NAMES: Readonly<Record<MemberStatus, Bilingual>> = {
  probationary: { zh: '预备党员', en: 'probationary member' },
  full: { zh: '正式党员', en: 'full member' },
};

const END_NAMES: Readonly<Record<EndReason, Bilingual>> = {
  'moved-away': { zh: '转出本单位', en: 'moved away' },
  left: { zh: '退党', en: 'left' },
  deceased: { zh: '去世', en: 'deceased' },
  expelled: { zh: '开除党籍', en: 'expelled' },
  other: { zh: '其他', en: 'other' },
};

/** Members go by their id here: names are opened at the edge, for those entitled. */
export const memberTexts: AggregateTexts<MemberEvent> = {
  name: { zh: '党员', en: 'member' },
  refusals: {
    'probation-too-short': {
      zh: '预备期未满一年，最早 {earliest} 可以转正。',
      en: 'The probation year is not over; full status is possible from {earliest} on.',
    },
    'already-full': { zh: '该党员自 {since} 起已是正式党员。', en: 'A full member since {since} already.' },
    'membership-already-ended': {
      zh: '党员关系已于 {on} 终止。',
      en: 'The membership ended on {on} already.',
    },
  },
  timeline: {
    MemberEnrolled: ({ memberId, branchId, status }) => ({
      zh: `${memberId}（${STATUS_NAMES[status].zh}）编入 ${branchId}`,
      en: `${memberId} (${STATUS_NAMES[status].en}) enrolled in ${branchId}`,
    }),
    FullMembershipConfirmed: ({ memberId }) => ({ zh: `${memberId} 转正`, en: `${memberId} became a full member` }),
    MemberTransferred: ({ memberId, fromBranchId, toBranchId, reason }) => ({
      zh: `${memberId} 由 ${fromBranchId} 转入 ${toBranchId}：${reason}`,
      en: `${memberId} transferred from ${fromBranchId} to ${toBranchId}: ${reason}`,
    }),
    MembershipEnded: ({ memberId, reason }) => ({
      zh: `${memberId} 党员关系终止：${END_NAMES[reason].zh}`,
      en: `${memberId}'s membership ended: ${END_NAMES[reason].en}`,
    }),
  },
  fields: {
    memberId: { zh: '党员', en: 'member' },
    name: { zh: '姓名', en: 'name' },
    status: { zh: '党员状态', en: 'status' },
    joinedOn: { zh: '入党日期', en: 'joined the party on' },
    position: { zh: '职务岗位', en: 'position' },
    enrolledOn: { zh: '编入日期', en: 'enrolled on' },
    toBranchId: { zh: '转入支部', en: 'to branch' },
  },
};
