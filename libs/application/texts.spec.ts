import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { aggregates } from '#domain/aggregates.js';
import { SHARED_FIELDS, SHARED_REFUSALS } from '#domain/shared-texts.js';
import type { Class } from '#kernel/fields.js';
import { fieldsOf } from '#kernel/input.js';
import type { Bilingual } from '#kernel/texts.js';
import { CommandRegistry } from './commands/command-registry.js';
import { RefusalTexts } from './refusal-texts.js';

/** A place in the code that refuses something. */
interface Thrown {
  readonly at: string;
  readonly code: string;
  /** Names of the details that it gives. */
  readonly details: readonly string[];
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
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ at: `${path}:${line + 1}`, code: code.text, details: detailNames(more[rejects ? 1 : 0]) });
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

const placeholders = ({ zh, en }: Bilingual): readonly string[] =>
  [...new Set(`${zh} ${en}`.match(/\{\w+\}/g))].map((each) => each.slice(1, -1));

const texts: Readonly<Record<string, Bilingual>> = Object.assign(
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
