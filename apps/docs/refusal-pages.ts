import { REQUEST_REFUSALS } from '#api/problems/request-refused.js';
import { statusOf } from '#api/problems/statuses.js';
import { aggregates } from '#domain/aggregates.js';
import { SHARED_REFUSALS } from '#domain/shared-texts.js';
import type { Bilingual } from '#kernel/texts.js';

type Sentences = Readonly<Record<string, Bilingual>>;

const INTRO = `# Refusals · 拒绝代码

What a person is told when something is refused, by its code: first the codes that several kinds of records share, then those of the HTTP API, then those
of each kind of record. A \`{gap}\` is filled with the facts of the case; an award, a measure, a kind or a dimension is called by its name in the reader's
language. *HTTP* is the status of the problem with this code ([how problems look](api.md#problems-rfc-9457)); of several refusals at once, the first says which.
A refused line of an imported file stands in the report with its code, and has no status of its own. This page is generated from the texts and statuses
of the code; don't edit it. To write it again: \`npm run build && npm run docs\`. \`apps/docs/refusal-pages.spec.ts\` holds the page equal to the code.

请求被拒绝时给出的代码与说明：先列各类记录通用的，再列 HTTP 接口本身的，最后按记录类别列出各自的。\`{…}\` 处填入具体情况；荣誉、措施、类别、维度等以读者语言的名称显示。
*HTTP* 列为该代码对应的状态码（[格式](api.md#problems-rfc-9457)）；同时有多条时，以第一条为准。导入文件中被拒绝的行写入报告，没有单独的状态码。
本页由代码中的文字与状态码生成，请勿手改；重新生成：\`npm run build && npm run docs\`。
`;

const HEAD = ['| code 代码 | HTTP | 中文 | English |', '| --- | --- | --- | --- |'];

const NO_OWN_CODES = 'No codes of its own. 没有自己的代码。';

/** The generated page of the documentation, by path. */
export function refusalPages(): ReadonlyMap<string, string> {
  const sections = [
    section('Shared · 通用', SHARED_REFUSALS),
    section('The HTTP API · HTTP 接口', ofTheApi()),
    ...aggregates.map(({ name, texts }) =>
      section(`${name} · ${texts.name.zh} · ${texts.name.en}`, texts.refusals as Sentences),
    ),
  ];
  return new Map([['docs/refusals.md', [INTRO, ...sections].join('\n')]]);
}

/**
 * What the API refuses in words of its own; a code that commands are refused with, too, stands among the shared ones.
 *
 * @throws Error if it says something else there: the page shows one sentence for a code
 */
function ofTheApi(): Sentences {
  const own = Object.entries<Bilingual>(REQUEST_REFUSALS).filter(([code, { zh, en }]) => {
    const shared = SHARED_REFUSALS[code];
    if (shared && (shared.zh !== zh || shared.en !== en)) throw new Error(`${code} has two different texts`);
    return shared === undefined;
  });
  return Object.fromEntries(own);
}

function section(title: string, sentences: Sentences): string {
  const rows = Object.entries(sentences).map(
    ([code, { zh, en }]) => `| \`${code}\` | ${statusesOf(code)} | ${cell(zh)} | ${cell(en)} |`,
  );
  return [`## ${title}`, '', ...(rows.length === 0 ? [NO_OWN_CODES] : [...HEAD, ...rows]), ''].join('\n');
}

/** Of a field of the body; and of the header If-Match, where that differs. */
function statusesOf(code: string): string {
  const status = statusOf({ code, field: '' });
  const ofIfMatch = statusOf({ code, field: 'If-Match' });
  return status === ofIfMatch ? `${status}` : `${status}; If-Match: ${ofIfMatch}`;
}

/** A text that ends no cell and is no markup. */
function cell(text: string): string {
  return text.replaceAll(/[|*<]/g, '\\$&');
}
