import { ROLES, type Role } from '#kernel/actor.js';
import type { Reach } from '#kernel/command.js';
import type { Bilingual, Language } from '#kernel/texts.js';
import type { CommandPolicy, PolicyTable, QuestionPolicy, RolePolicy } from './policy-table.js';

/** How a reach is written in a cell. */
export const REACH_SIGNS: Readonly<Record<Reach, string>> = {
  above: '↑',
  'at-or-above': '⇑',
  within: '↓',
  beside: '↔',
  root: '⌂',
  nothing: '∅',
  leading: '⊤',
};

/** Where the actor's organization has to stand, seen from each organization concerned. */
const REACH_TEXTS: Readonly<Record<Reach, Bilingual>> = {
  above: { zh: '在所涉及的每个组织之上（不含其本身）', en: 'above every organization concerned, not one of them' },
  'at-or-above': { zh: '是所涉及的组织，或在其之上', en: 'the organization concerned, or above it' },
  within: { zh: '是所涉及的组织，或在其之下', en: 'the organization concerned, or below it' },
  beside: {
    zh: '与所涉及的组织同属一个上级，互不隶属',
    en: 'another one with an ancestor in common, neither above nor below it',
  },
  root: { zh: '所涉及的是最高一级组织', en: 'the organization concerned is a root of the tree' },
  nothing: {
    zh: '不涉及任何已有组织：新的最高一级组织',
    en: 'no organization is concerned, because a new tree begins',
  },
  leading: {
    zh: '不属于任何组织；操作人在党委或党总支',
    en: 'it belongs to no organization; the actor is of a committee or general branch',
  },
};

const ROLE_TEXTS: Readonly<Record<Role, Bilingual>> = {
  admin: { zh: '系统管理员', en: 'administrator of the system' },
  superior: { zh: '上级党组织', en: 'superior committee' },
  'branch-officer': { zh: '支部书记、委员', en: 'branch secretary or committee member' },
  'business-head': { zh: '业务负责人', en: 'business head' },
  'party-worker': { zh: '党务工作者', en: 'party worker' },
  member: { zh: '党员', en: 'party member' },
  'data-protection-officer': { zh: '个人信息保护负责人', en: 'data-protection officer' },
  importer: { zh: '数据导入', en: 'loads files' },
  inspector: { zh: '督查、巡察、审计', en: 'inspector' },
  reader: { zh: '只阅报表', en: 'reads reports' },
};

/** No grant for this role. */
export const NO_SIGN = '–';
/** The grant is good for some records only; the last column says which. */
export const CONDITION_SIGN = '*';
/** Some readers of the question get less than others. */
const VARIES_SIGN = '†';
const PERSON_SIGN = '☺';

/** Wherever the organization stands. */
const EVERYTHING_SIGN = '✓';

/** Doors that are neither commands nor questions. */
export interface OtherDoor {
  readonly name: string;
  readonly summary: Bilingual;
  readonly roles: readonly Role[];
  /** Over their own organization and all below it, or over everything. */
  readonly reach: 'own-and-below' | 'everything';
}

const WORDS = {
  title: { zh: '谁可以做什么', en: 'Who may do what' },
  intro: {
    zh: '本页由命令的 `by`、`never` 与查询的 `readers` 生成，请勿手改；重新生成：`npm run build && npm run docs`。`test/policy` 以每个角色、在范围内外逐一发送每条命令、提出每个查询，核对结果与本表一致。',
    en: "This page is generated from the commands' `by` and `never` and the questions' `readers`; don't edit it. To write it again: `npm run build && npm run docs`. `test/policy` sends every command and asks every question with every role, inside and outside its scope, and compares what happens with this table.",
  },
  scope: {
    zh: '角色与所在组织（`orgId`）来自令牌。隶属关系按登记当日计。表中符号指操作人所在组织的位置：',
    en: "Role and organization (`orgId`) come with the caller's token; the tree is that of the day of recording. A sign says where the actor's organization has to stand:",
  },
  signs: {
    zh: `\`${NO_SIGN}\` 无权；\`${CONDITION_SIGN}\` 仅限末栏所列情形；符号后的字段名（如 \`parentId ⇑\`）表示对该字段所指组织另有要求。末栏中的“本人”不论角色与组织；“不得是”对任何人都有效。违反即 \`not-permitted\`，字段 \`actor\`。`,
    en: `\`${NO_SIGN}\` may not; \`${CONDITION_SIGN}\` only for the records that the last column names; a field after a sign (\`parentId ⇑\`) asks something else of the organization that it names. Persons in the last column may whatever their role and organization; "never" holds for everybody. A breach is \`not-permitted\` at the field \`actor\`.`,
  },
  command: { zh: '命令', en: 'command' },
  persons: { zh: '本人、条件、例外', en: 'persons, conditions, exceptions' },
  questions: { zh: '查询', en: 'Questions' },
  questionScope: {
    zh: `可查询本组织及其全部下级（\`⇑\`：操作人所在组织是被查询的组织，或在其之上；\`↓\`：被查询的组织或其下级也可查询）。\`${VARIES_SIGN}\`：答复因人而异，见 [confidential-texts.md](confidential-texts.md)。\`${PERSON_SIGN}\`：本人也可查询关于自己的，无论角色和所在组织。`,
    en: `About the reader's own organization and all below it (\`⇑\`: the reader's organization is the one asked about, or above it; \`↓\`: or below it). \`${VARIES_SIGN}\`: some readers get less than others, see [confidential-texts.md](confidential-texts.md). \`${PERSON_SIGN}\`: the person whom it is about may ask as well, whatever the role and from wherever they stand.`,
  },
  question: { zh: '查询', en: 'question' },
  others: { zh: '其他入口', en: 'Other doors' },
  door: { zh: '入口', en: 'door' },
  open: {
    zh: '`✓` 不限组织。健康检查与（仅限本机监听时）指标不需要令牌，其中没有任何记录的内容。',
    en: '`✓` whatever the organization. Health checks and, where the server only listens to its own machine, metrics need no token; nothing of a record is in them.',
  },
  person: { zh: '本人：{text}', en: '{text}' },
  only: { zh: `${CONDITION_SIGN} 仅限{text}`, en: `${CONDITION_SIGN} only {text}` },
  never: { zh: '不得是{text}', en: 'never {text}' },
  join: { zh: '；', en: '; ' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The policy as a page of Markdown. */
export function policyPage(
  { groups, questions }: PolicyTable,
  doors: readonly OtherDoor[],
  language: Language,
): string {
  const page = new Page(language);
  page.paragraph(`# ${page.word('title')}`, page.word('intro'), ROLES.map((role) => page.role(role)).join(' · '));
  page.paragraph(page.word('scope'));
  page.lines(
    Object.entries(REACH_TEXTS).map(([reach, text]) => `- \`${REACH_SIGNS[reach as Reach]}\` ${text[language]}`),
  );
  page.paragraph(page.word('signs'));
  for (const { name, commands } of groups) {
    page.paragraph(`## ${name[language]}`);
    page.table(
      [page.word('command'), ...ROLES, page.word('persons')],
      commands.map((command) => page.commandRow(command)),
    );
  }
  page.paragraph(`## ${page.word('questions')}`, page.word('questionScope'));
  page.table(
    [page.word('question'), ...ROLES],
    questions.map((question) => page.questionRow(question)),
  );
  page.paragraph(`## ${page.word('others')}`);
  page.table(
    [page.word('door'), ...ROLES],
    doors.map((door) => page.doorRow(door)),
  );
  page.paragraph(page.word('open'));
  return page.text;
}

class Page {
  private readonly parts: string[] = [];

  constructor(private readonly language: Language) {}

  get text(): string {
    return `${this.parts.join('\n\n')}\n`;
  }

  word(name: keyof typeof WORDS): string {
    return WORDS[name][this.language];
  }

  role(role: Role): string {
    return `\`${role}\` ${ROLE_TEXTS[role][this.language]}`;
  }

  paragraph(...paragraphs: readonly string[]): void {
    this.parts.push(...paragraphs);
  }

  lines(lines: readonly string[]): void {
    this.parts.push(lines.join('\n'));
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const rule = head.map((_, index) => (index > 0 && index <= ROLES.length ? ':-:' : '---'));
    this.lines([head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`));
  }

  commandRow({ name, summary, roles, persons, never }: CommandPolicy): readonly string[] {
    const conditions = [...new Set(roles.flatMap(({ only }) => (only === undefined ? [] : [only[this.language]])))];
    const rules = [
      ...persons.map((text) => this.filled('person', text[this.language])),
      ...conditions.map((text) => this.filled('only', text)),
      ...never.map((text) => this.filled('never', text[this.language])),
    ];
    return [
      this.named(name, summary),
      ...ROLES.map((role) => cellOf(roles.filter((each) => each.role === role))),
      rules.join(this.word('join')),
    ];
  }

  questionRow({ name, summary, readers, alsoFromBelow, person, varies }: QuestionPolicy): readonly string[] {
    const reaches = ['at-or-above', ...(alsoFromBelow ? (['within'] as const) : [])] as const;
    const sign = reaches.map((reach) => REACH_SIGNS[reach]).join(' / ');
    const signs = ROLES.map((role) => (readers.includes(role) ? sign : NO_SIGN));
    const marks = `${varies ? ` ${VARIES_SIGN}` : ''}${person ? ` ${PERSON_SIGN}` : ''}`;
    return [`${this.named(name, summary)}${marks}`, ...signs];
  }

  doorRow({ name, summary, roles, reach }: OtherDoor): readonly string[] {
    const sign = reach === 'everything' ? EVERYTHING_SIGN : REACH_SIGNS['at-or-above'];
    return [this.named(name, summary), ...ROLES.map((role) => (roles.includes(role) ? sign : NO_SIGN))];
  }

  private named(name: string, summary: Bilingual): string {
    return `\`${name}\` ${summary[this.language]}`;
  }

  private filled(name: 'person' | 'only' | 'never', text: string): string {
    return this.word(name).replace('{text}', text);
  }
}

/** `↑`, `⇑*`, `↑ parentId ⇑`; several grants of one role are separated by a slash. */
function cellOf(grants: readonly RolePolicy[]): string {
  const signs = grants.map(({ reach, at, only }) =>
    [
      `${REACH_SIGNS[reach]}${only === undefined ? '' : CONDITION_SIGN}`,
      ...Object.entries(at).map(([field, other]) => `${field} ${REACH_SIGNS[other]}`),
    ].join(' '),
  );
  return signs.length === 0 ? NO_SIGN : signs.join(' / ');
}
