import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import { AWARD_NAMES } from '../recognition/recognition-texts.js';
import type { Office } from './offices.js';
import type { OrganizationEvent } from './organization.js';
import type { OrganizationKind } from './tree.js';

export const KIND_NAMES: Readonly<Record<OrganizationKind, Bilingual>> = {
  committee: { zh: '党委', en: 'committee' },
  'general-branch': { zh: '党总支', en: 'general branch' },
  branch: { zh: '党支部', en: 'branch' },
  group: { zh: '党小组', en: 'group' },
};

export const OFFICE_NAMES: Readonly<Record<Office, Bilingual>> = {
  secretary: { zh: '书记', en: 'secretary' },
  'deputy-secretary': { zh: '副书记', en: 'deputy secretary' },
  'organization-officer': { zh: '组织委员', en: 'organization officer' },
  'publicity-officer': { zh: '宣传委员', en: 'publicity officer' },
  'discipline-officer': { zh: '纪检委员', en: 'discipline officer' },
  'party-worker': { zh: '党务工作者', en: 'party worker' },
  'business-head': { zh: '业务负责人', en: 'business head' },
};

export const organizationTexts: AggregateTexts<OrganizationEvent> = {
  name: { zh: '党组织', en: 'organization' },
  refusals: {
    'kind-does-not-fit': {
      zh: '{parentKind}下面不能设立{kind}。',
      en: 'A {kind} cannot stand under a {parentKind}. Choose another parent.',
      names: { kind: KIND_NAMES, parentKind: KIND_NAMES },
    },
    'organization-not-empty': {
      zh: '该组织在撤销之日起仍有 {count} 个下级组织或党员（例如 {first}），请先转出。',
      en: 'The organization still has {count} children or members from that day on (e.g. {first}). Move them first.',
    },
    'already-dissolved': { zh: '该组织已经撤销。', en: 'The organization has been dissolved already.' },
    'circular-tree': {
      zh: '新的上级是该组织自己或其下级，会形成循环。',
      en: 'The new parent is the organization itself or below it. Choose another.',
    },
    'office-taken': {
      zh: '该职务从 {from} 起由 {holder} 担任，请先免去其职务。',
      en: '{holder} holds this office since {from}. End that term first.',
    },
    'already-in-office': { zh: '此人已担任该职务。', en: 'This person holds the office already.' },
    'group-awards-nothing': {
      zh: '党小组不评选表彰，请选支部或上级组织。',
      en: 'A group awards nothing. Choose its branch or an organization above it.',
    },
    'quota-below-granted': {
      zh: '已授予 {granted} 个，名额不能更少；如有误授，请先撤销。',
      en: '{granted} are granted already, so the quota cannot be lower. Revoke what was granted in error first.',
    },
    'not-in-office': { zh: '此人目前不担任该职务。', en: 'This person does not hold the office.' },
  },
  timeline: {
    OrganizationEstablished: ({ orgId, name, kind }) => ({
      zh: `设立${KIND_NAMES[kind].zh} ${name}（${orgId}）`,
      en: `${KIND_NAMES[kind].en} ${name} (${orgId}) established`,
    }),
    OrganizationRenamed: ({ orgId, name }) => ({ zh: `${orgId} 更名为 ${name}`, en: `${orgId} renamed ${name}` }),
    OrganizationMoved: ({ orgId, parentId }) => ({
      zh: `${orgId} 改由 ${parentId} 领导`,
      en: `${orgId} moved under ${parentId}`,
    }),
    OrganizationDissolved: ({ orgId, reason }) => ({
      zh: `${orgId} 撤销：${reason}`,
      en: `${orgId} dissolved: ${reason}`,
    }),
    OfficerAppointed: ({ orgId, personId, office }) => ({
      zh: `${personId} 任 ${orgId} ${OFFICE_NAMES[office].zh}`,
      en: `${personId} appointed ${OFFICE_NAMES[office].en} of ${orgId}`,
    }),
    RecognitionQuotaSet: ({ orgId, year, award, quota }) => ({
      zh: `${orgId} ${year} 年度${AWARD_NAMES[award].zh}名额 ${quota} 个`,
      en: `${orgId} has ${quota} places for ${AWARD_NAMES[award].en} in ${year}`,
    }),
    OfficerTermEnded: ({ orgId, personId, office, reason }) => ({
      zh: `${personId} 不再担任 ${orgId} ${OFFICE_NAMES[office].zh}：${reason}`,
      en: `${personId} no longer ${OFFICE_NAMES[office].en} of ${orgId}: ${reason}`,
    }),
  },
  fields: {
    orgId: { zh: '组织', en: 'organization' },
    name: { zh: '名称', en: 'name' },
    kind: { zh: '类别', en: 'kind' },
    parentId: { zh: '上级组织', en: 'parent organization' },
    businessUnit: { zh: '业务单位', en: 'business unit' },
    establishedOn: { zh: '设立日期', en: 'established on' },
    effectiveOn: { zh: '生效日期', en: 'effective on' },
    dissolvedOn: { zh: '撤销日期', en: 'dissolved on' },
    personId: { zh: '人员', en: 'person' },
    office: { zh: '职务', en: 'office' },
    from: { zh: '起始日期', en: 'from' },
    year: { zh: '年度', en: 'year' },
    award: { zh: '奖项', en: 'award' },
    quota: { zh: '名额', en: 'quota' },
  },
};
