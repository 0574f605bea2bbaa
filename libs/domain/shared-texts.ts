import type { Bilingual, Sentence } from '#kernel/texts.js';
import { OBJECTION_FIELDS, OBJECTION_REFUSALS } from './objection/objections.js';

/** Sentences for the codes that all commands share, and those that several aggregates use. */
export const SHARED_REFUSALS: Readonly<Record<string, Sentence>> = {
  'unknown-command': { zh: '没有这个命令。', en: 'There is no such command.' },
  'invalid-json': {
    zh: '不是有效的 JSON：须为 UTF-8，同一对象中字段名不得重复，嵌套不得过深。',
    en: 'This is not valid JSON in UTF-8, or it gives a name twice in one object, or nests too deep.',
  },
  'unknown-field': {
    zh: '没有这个字段，请检查拼写或删除。',
    en: 'There is no such field. Check its spelling or leave it out.',
  },
  'missing-field': { zh: '缺少必填字段。', en: 'This field is required.' },
  'invalid-id': {
    zh: '编号须以字母或数字开头，只含字母、数字、“-”和“_”，不超过 64 个字符。',
    en: 'An id starts with a letter or digit and has only letters, digits, "-" and "_", at most 64.',
  },
  'invalid-date': {
    zh: '日期须为实际存在的 YYYY-MM-DD，月份须为 YYYY-MM，时刻须为 HH:MM 或带时区的 ISO 8601。',
    en: 'Give a day that exists as YYYY-MM-DD, a month as YYYY-MM, a time as HH:MM, an instant as ISO 8601 with zone.',
  },
  'invalid-choice': {
    zh: '只能是：{choices}。',
    en: 'Choose one of: {choices}.',
    // the choices are what is to be sent, and so stay codes
    names: { choices: { object: { zh: '对象 { … }', en: 'an object { … }' } } },
  },
  'invalid-number': {
    zh: '须为数字（不加引号）。',
    en: 'Give a number, without quotes, of the step that the field asks for.',
  },
  'out-of-range': { zh: '须在 {min} 与 {max} 之间。', en: 'Give a number from {min} to {max}.' },
  'too-many-decimals': { zh: '小数最多 {decimals} 位。', en: 'At most {decimals} decimals.' },
  'invalid-text': { zh: '须为文字，不含控制字符。', en: 'Give a text without control characters or broken Unicode.' },
  'empty-text': { zh: '不能为空。', en: 'The text must not be blank.' },
  'text-too-long': { zh: '最多 {max} 个字符。', en: 'At most {max} characters.' },
  'invalid-list': {
    zh: '须为列表，不重复，长度符合要求。',
    en: 'Give a list of the length asked for, with nothing twice.',
  },
  'date-in-future': { zh: '不能晚于今天（{today}）。', en: 'The day must not lie after today ({today}).' },
  'date-order': { zh: '日期先后不合理。', en: 'The dates are in an impossible order.' },
  'not-found': {
    zh: '没有找到：请检查此处所给的编号、年份、日期或方案。',
    en: 'Nothing was found for the id, year, day or scheme that is given here. Check it.',
  },
  'already-exists': { zh: '编号已被使用，请换一个。', en: 'This id is in use. Choose another.' },
  'command-id-reused': {
    zh: '该命令编号已用于其他内容，请换一个。',
    en: 'This commandId was used with other content. Choose another.',
  },
  'not-permitted': { zh: '您的角色或所在组织无权进行此操作。', en: 'Your role or organization may not do this.' },
  'revision-conflict': {
    zh: '记录在您读取之后已被修改，请重新读取后再试。',
    en: 'The record has changed since you read it. Read it again and retry.',
  },
  'nothing-changed': {
    zh: '与现有内容相同，无需记录。',
    en: 'This is what stands already; there is nothing to record.',
  },
  'not-a-committee': {
    zh: '须为党委或党总支。',
    en: 'This must be an organization of kind committee or general-branch.',
  },
  'not-a-branch': { zh: '须为党支部。', en: 'This must be an organization of kind branch.' },
  'organization-dissolved': {
    zh: '该组织当日已撤销。',
    en: 'The organization is dissolved from that day on; only those above it may still verify and close.',
  },
  'member-not-active': { zh: '{memberId} 在 {on} 不是在册党员。', en: '{memberId} is not on the roll on {on}.' },
  'not-a-member-of-the-branch': { zh: '此人在 {on} 不是本支部党员。', en: 'Not a member of the branch on {on}.' },
  'key-destroyed': {
    zh: '此人的个人信息已依法删除，不能再记录其个人文字。',
    en: 'The personal data of this person were erased; no personal text can be recorded any more.',
  },
  'cycle-closed': { zh: '该考核周期已于 {on} 结束。', en: 'The assessment cycle was closed on {on}.' },
  'calendar-unknown': {
    zh: '{year} 年的节假日安排尚未录入，无法计算工作日；请管理员补充日历文件。',
    en: 'The holidays of {year} are not known yet, so working days cannot be counted. Ask for the year to be added to the calendar file.',
  },
  'task-of-another-branch': { zh: '该任务不属于本支部。', en: 'The task belongs to another branch.' },
  'evidence-confidential': {
    zh: '该事件不得由您用作对个人的依据：诉求不作为任何人的依据，其他不宜公开当事人的事件只由知情者引用。',
    en: 'You cannot cite this event about a person: concerns are held against nobody, and what is confidential is cited only by those who may know whom it is about.',
  },
  'evidence-of-another': {
    zh: '该事件与当事人无关，不能作为依据。',
    en: 'This event does not concern the person or branch that it is cited about. Cite one that does.',
  },
  'evidence-void': {
    zh: '该事件已作废、更正或撤销，不能作为依据。',
    en: 'This event was voided, corrected or taken back since, so it is no evidence any more. Cite what stands.',
  },
  ...OBJECTION_REFUSALS,
};

/** Labels of fields that mean the same everywhere. */
export const SHARED_FIELDS: Readonly<Record<string, Bilingual>> = {
  actor: { zh: '操作人', en: 'actor' },
  branchId: { zh: '支部', en: 'branch' },
  memberId: { zh: '党员', en: 'member' },
  taskId: { zh: '任务', en: 'task' },
  taskIds: { zh: '关联任务', en: 'tasks' },
  title: { zh: '标题', en: 'title' },
  kind: { zh: '类别', en: 'kind' },
  on: { zh: '日期', en: 'date' },
  from: { zh: '起始日期', en: 'from' },
  reason: { zh: '理由', en: 'reason' },
  note: { zh: '备注', en: 'note' },
  source: { zh: '来源', en: 'source' },
  system: { zh: '来源系统', en: 'system' },
  reference: { zh: '来源编号', en: 'reference' },
  ...OBJECTION_FIELDS,
};
