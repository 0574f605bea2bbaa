import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { aggregates } from '#domain/aggregates.js';
import { SHARED_FIELDS, SHARED_REFUSALS } from '#domain/shared-texts.js';
import type { Class } from '#kernel/fields.js';
import { fieldsOf } from '#kernel/input.js';
import type { Bilingual, Sentence } from '#kernel/texts.js';
import { CommandRegistry } from './commands/command-registry.js';
import { RefusalTexts } from './refusal-texts.js';

/** A place in the code that refuses something. */
interface Thrown {
  readonly at: string;
  readonly code: string;
  /** Names of the details that it gives. */
  readonly details: readonly string[];
  /** Those that are written as a text, `award: 'excellent'`. */
  readonly literal: Readonly<Record<string, string>>;
}

/** Details that are computed elsewhere, by how they are written. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = { 'retirement(post)': ['retiredOn'] };

const FOLDERS = ['libs/kernel', 'libs/domain', 'libs/application'];

function sources(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ).filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
}

/** Every `new Rejection('code', …)` and `report.refuse('code', …)` of a file. */
function thrownIn(path: string): readonly Thrown[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Thrown[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    const rejects = ts.isNewExpression(node) && node.expression.getText() === 'Rejection';
    const refuses =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'refuse';
    if (!rejects && !refuses) return;
    const [code, ...more] = node.arguments ?? [];
    if (!code || !ts.isStringLiteral(code)) return;
    const given = more[rejects ? 1 : 0];
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ at: `${path}:${line + 1}`, code: code.text, details: detailNames(given), literal: literals(given) });
  };
  visit(file);
  return found;
}

function detailNames(details: ts.Expression | undefined): readonly string[] {
  if (details === undefined) return [];
  if (!ts.isObjectLiteralExpression(details)) {
    const computed = COMPUTED[details.getText()];
    if (!computed) throw new Error(`which details does ${details.getText()} give?`);
    return computed;
  }
  return details.properties.map((property) => property.name?.getText() ?? '');
}

function literals(details: ts.Expression | undefined): Readonly<Record<string, string>> {
  if (details === undefined || !ts.isObjectLiteralExpression(details)) return {};
  const found = details.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)
      ? [[property.name.getText(), property.initializer.text]]
      : [],
  );
  return Object.fromEntries(found);
}

const placeholders = ({ zh, en }: Bilingual): readonly string[] =>
  [...new Set(`${zh} ${en}`.match(/\{\w+\}/g))].map((each) => each.slice(1, -1));

const texts: Readonly<Record<string, Sentence>> = Object.assign(
  {},
  SHARED_REFUSALS,
  ...aggregates.map((aggregate) => aggregate.texts.refusals),
);
const thrown = sources().flatMap(thrownIn);

/** Han characters, to tell a Chinese text from a forgotten English one. */
const HAN = /\p{Script=Han}/u;

function expectBoth(what: string, text: Bilingual | undefined): void {
  expect({ what, zh: HAN.test(text?.zh ?? ''), en: (text?.en ?? '') !== '' && !HAN.test(text?.en ?? '') }).toEqual({
    ...{ what, zh: true, en: true },
  });
}

describe('what people are told', () => {
  it('finds the places that refuse something', () => {
    expect(thrown.length).toBeGreaterThan(100);
    expect(thrown.find(({ code }) => code === 'key-post-full')?.details).toEqual(['capacity', 'on']);
  });

  it('has a sentence in both languages for every code that is thrown, and no sentence for another', () => {
    const codes = new Set(thrown.map(({ code }) => code));
    for (const code of codes) expectBoth(code, texts[code]);
    expect(Object.keys(texts).filter((code) => !codes.has(code))).toEqual([]);
    expect(new RefusalTexts(aggregates).codes.length).toBe(Object.keys(texts).length);
  });

  it('fills every gap of a sentence, wherever it is thrown', () => {
    for (const { at, code, details } of thrown) {
      const missing = placeholders(texts[code] ?? { zh: '', en: '' }).filter((name) => !details.includes(name));
      expect({ at, code, missing }).toEqual({ at, code, missing: [] });
    }
  });

  it('says the same in both languages: the same gaps', () => {
    for (const [code, { zh, en }] of Object.entries(texts)) {
      const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect({ code, gaps: gaps(zh) }).toEqual({ code, gaps: gaps(en) });
    }
  });
});

const { entries } = new CommandRegistry(aggregates);

/** The gap of what is to be sent as it stands. */
const TO_BE_SENT = 'choices';

/** The codes that a field of this name takes; of commands of one aggregate, or of all. */
function choicesOf(field: string, aggregate?: string): readonly string[] {
  const asked = entries.filter((entry) => aggregate === undefined || entry.aggregate.name === aggregate);
  const fields = asked
    .flatMap(({ body }) => fieldsOf(body))
    .filter(({ name, rule }) => name === field && rule === 'choice');
  return fields.flatMap(({ argument }) => argument as readonly string[]);
}

describe('what people are told of a code', () => {
  const refusals = new RefusalTexts(aggregates);

  it('is what people call it, in their language', () => {
    const told = (code: string, details: Readonly<Record<string, string | number>>) =>
      Object.values(refusals.of({ code, field: 'x', details }));
    expect(told('quota-not-set', { award: 'excellent-member', year: 2025 })).toEqual([
      '尚未设定 2025 年度优秀共产党员的名额。',
      'There is no quota of excellent member for 2025 yet. Set it first.',
    ]);
    expect(told('quota-exceeded', { award: 'excellent', year: 2025, quota: 6 })).toEqual([
      '2025 年度优秀的 6 个名额已用完。',
      'All 6 places as excellent for 2025 are taken.',
    ]);
    expect(told('kind-does-not-fit', { parentKind: 'general-branch', kind: 'committee' })).toEqual([
      '党总支下面不能设立党委。',
      'A committee cannot stand under a general branch. Choose another parent.',
    ]);
    expect(told('follows-needed', { measure: 'reminder', noticeId: 'w1' })).toEqual([
      '一年内已对其采取较轻的措施：提醒 w1；须注明接续的通知。',
      'A milder measure, reminder w1, was taken within a year. Name the notice that this one follows.',
    ]);
    expect(told('indicator-of-another-dimension', { dimension: 'integration' })).toEqual([
      '该指标属于“融合”维度。',
      'This indicator belongs to the dimension integration.',
    ]);
    expect(told('invalid-choice', { choices: 'object' })).toEqual([
      '只能是：对象 { … }。',
      'Choose one of: an object { … }.',
    ]);
  });

  it('leaves no gap that a code fills without a name for it', () => {
    const nameless = aggregates.flatMap(({ name, texts: { refusals: own } }) =>
      Object.entries<Sentence>(own).flatMap(([code, text]) =>
        placeholders(text).flatMap((gap) => {
          const named = text.names?.[gap] ?? {};
          return choicesOf(gap, name).flatMap((choice) => (choice in named ? [] : [`${code} ${gap}: ${choice}`]));
        }),
      ),
    );
    expect(nameless).toEqual([]);
    expect(choicesOf('award', 'recognition')).toContain('excellent-member');
    for (const { at, code, literal } of thrown) {
      const text = texts[code] ?? { zh: '', en: '' };
      const gaps = placeholders(text).filter((gap) => gap in literal && gap !== TO_BE_SENT);
      const missing = gaps.filter((gap) => text.names?.[gap]?.[literal[gap] ?? ''] === undefined);
      expect({ at, missing }).toEqual({ at, missing: [] });
    }
  });

  it('names the codes of gaps only, in both languages', () => {
    for (const [code, text] of Object.entries(texts)) {
      for (const [gap, named] of Object.entries(text.names ?? {})) {
        expect(placeholders(text)).toContain(gap);
        for (const [value, name] of Object.entries(named)) expectBoth(`${code} ${value}`, name);
      }
    }
  });
});

describe.each(entries)('$route', ({ command, aggregate, body }) => {
  it('has a summary in both languages, and so has everybody who may send it', () => {
    expectBoth('summary', command.summary);
    for (const grant of command.by) if ('person' in grant) expectBoth('person', grant.person);
  });

  it('has a label in both languages for each of its fields, and for parts of them', () => {
    const label = (name: string) => aggregate.texts.fields[name] ?? SHARED_FIELDS[name];
    const names = (type: Class): readonly string[] =>
      fieldsOf(type).flatMap(({ name, rule, argument }) =>
        rule === 'object' || rule === 'list' ? [name, ...names((argument as { type: Class }).type)] : [name],
      );
    expect([...new Set(names(body))].filter((name) => label(name) === undefined)).toEqual([]);
    for (const name of new Set(names(body))) expectBoth(name, label(name));
  });

  it('becomes an event that has a line in the timeline', () => {
    expect(aggregate.texts.timeline[command.emits]).toBeInstanceOf(Function);
  });
});
