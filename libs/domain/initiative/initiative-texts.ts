import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { InitiativeEvent } from './initiative.js';
import type { InitiativeKind, InitiativeVerdict } from './terms.js';

export const INITIATIVE_KIND_NAMES: Readonly<Record<InitiativeKind, Bilingual>> = {
  'pioneer-post': { zh: '党员先锋岗', en: 'pioneer post' },
  'responsibility-area': { zh: '党员责任区', en: 'responsibility area' },
  'task-force': { zh: '党员突击队', en: 'task force' },
  brand: { zh: '党建品牌', en: 'brand' },
  'joint-building': { zh: '结对共建', en: 'joint building' },
};

export const VERDICT_NAMES: Readonly<Record<InitiativeVerdict, Bilingual>> = {
  effective: { zh: '有效', en: 'effective' },
  partly: { zh: '部分有效', en: 'partly effective' },
  none: { zh: '无效', en: 'without effect' },
};

/** Members go by their id here: names are opened at the edge, for those entitled. */
export const initiativeTexts: AggregateTexts<InitiativeEvent> = {
  name: { zh: '载体', en: 'initiative' },
  refusals: {
    'initiative-closed': { zh: '载体已于 {on} 结束。', en: 'The initiative was closed on {on} already.' },
    'initiative-abandoned': {
      zh: '载体已于 {on} 中止；不能再报告、核实或结束。',
      en: 'The initiative was abandoned on {on}; nothing more can be reported, verified or closed.',
    },
    'outcome-not-reported': {
      zh: '尚未报告成效，不能核实；请先由支部报告。',
      en: 'No outcome has been reported yet; the branch reports it first.',
    },
    'initiative-of-another-branch': {
      zh: '载体 {initiativeId} 属于 {branchId}，不是本支部的。',
      en: 'Initiative {initiativeId} belongs to {branchId}, another branch.',
    },
  },
  timeline: {
    InitiativeLaunched: ({ initiativeId, kind, title, leadId, taskIds }) => ({
      zh: `启动${INITIATIVE_KIND_NAMES[kind].zh} ${initiativeId} ${title}，${leadId} 牵头，攻坚任务 ${taskIds.join('、')}`,
      en: `${INITIATIVE_KIND_NAMES[kind].en} ${initiativeId} ${title} launched, led by ${leadId}, for ${taskIds.join(', ')}`,
    }),
    InitiativeOutcomeReported: ({ initiativeId, outcome }) => ({
      zh: `载体 ${initiativeId} 报告成效：${outcome}`,
      en: `outcome of initiative ${initiativeId} reported: ${outcome}`,
    }),
    InitiativeOutcomeVerified: ({ initiativeId, verdict }) => ({
      zh: `载体 ${initiativeId} 核实为${VERDICT_NAMES[verdict].zh}`,
      en: `initiative ${initiativeId} verified as ${VERDICT_NAMES[verdict].en}`,
    }),
    InitiativeClosed: ({ initiativeId, reason }) => ({
      zh: `结束载体 ${initiativeId}：${reason}`,
      en: `initiative ${initiativeId} closed: ${reason}`,
    }),
    InitiativeAbandoned: ({ initiativeId, reason }) => ({
      zh: `中止载体 ${initiativeId}：${reason}`,
      en: `initiative ${initiativeId} abandoned: ${reason}`,
    }),
  },
  fields: {
    initiativeId: { zh: '载体', en: 'initiative' },
    title: { zh: '名称', en: 'title' },
    kind: { zh: '类别', en: 'kind' },
    purpose: { zh: '目的', en: 'purpose' },
    leadId: { zh: '牵头人', en: 'lead' },
    memberIds: { zh: '成员', en: 'members' },
    outcome: { zh: '成效', en: 'outcome' },
    verdict: { zh: '核实结论', en: 'verdict' },
    comment: { zh: '说明', en: 'comment' },
  },
};
