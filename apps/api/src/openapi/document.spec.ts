import { Ajv2020 } from 'ajv/dist/2020.js';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
import { readInput } from '#kernel/input.js';
import { readModels, timelines } from '#projections/read-models.js';
import { Catalogue } from '../catalogue.js';
import { openApiDocument } from './document.js';

const catalogue = new Catalogue(new CommandRegistry(aggregates), readModels, timelines);
const { entries } = catalogue.registry;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        { readonly schema: object; readonly examples: Readonly<Record<string, { readonly value: object }>> }
      >
    >;
  };
  readonly responses: Readonly<Record<string, object>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const document: Document = JSON.parse(JSON.stringify(openApiDocument(catalogue)));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false });

it('has one path per command and per question', () => {
  for (const { route } of entries) expect(document.paths[`/v1/commands/${route}`]?.post).toBeDefined();
  expect(document.paths['/v1/integration-scorecard/{branchId}/{year}']?.get).toBeDefined();
  expect(document.paths['/v1/branch-history/{branchId}']?.get).toBeDefined();
});

describe.each(entries.map((entry) => [entry.route, entry] as const))('the example of %s', (route, { body }) => {
  const content = document.paths[`/v1/commands/${route}`]?.post?.requestBody?.content['application/json'];
  const example = content?.examples[route]?.value;

  it('fits its schema', () => {
    const validate = ajv.compile(content?.schema ?? false);
    validate(example);
    expect(validate.errors).toBeNull();
  });

  it('is read by the command without complaint', () => {
    expect(() => readInput(body, example)).not.toThrow();
  });

  it('does not fit with a field more or a field less', () => {
    const validate = ajv.compile(content?.schema ?? false);
    expect(validate({ ...example, colour: 'red' })).toBe(false);
    expect(validate({})).toBe(false);
  });
});

it('names each operation once, in both languages', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation } of operations) expect(operation.summary).toMatch(/\p{Script=Han}.* · \w/u);
});

it('declares every parameter of every path', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  }
});

it('refers to nothing that is not there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  for (const [, kind = '', name = ''] of references) expect(document.components[kind]?.[name]).toBeDefined();
});

it('says of each command which rules may forbid it', () => {
  const answers = document.paths['/v1/commands/assign-member-to-key-post']?.post?.responses['422'];
  expect(JSON.stringify(answers)).toContain('key-post-full');
});
