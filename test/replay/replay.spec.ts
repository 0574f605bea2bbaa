import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { importCommands } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import { fieldsOf } from '#kernel/input.js';
import { START } from '#kernel/position.js';
import type { ReadModel } from '#kernel/read-model.js';
import { type OrganizationNode, organizationTree } from '#projections/organization-tree.js';
import { readModels } from '#projections/read-models.js';
import { branchHistory } from '#projections/record/branch-history.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';
import { buildCommands } from '../../samples/build.js';

/** The sample year: committees, branches that move and dissolve, members who go from one to another. */
const SAMPLE = join(import.meta.dirname, '../../samples/yunlan-2025');
const DAYS = ['2025-06-30', '2026-03-01'];

/** The end of 30 June in Shanghai. */
const MIDSUMMER = '2025-06-30T16:00:00.000Z';

const instantOf = (line: string): string => new Date(JSON.parse(line).at).toISOString();

/** Scorecards published in spring, which what was recorded later would change. */
const ASSESSED: readonly string[] = [
  [
    'open-assessment-cycle',
    {
      ...{ cycleId: 'replayed', orgId: 'YL', year: 2025, schemeId: 'default', schemeVersion: 1 },
      ...{ selfBy: '2025-05-31', reviewBy: '2025-05-31', publishBy: '2025-06-10' },
    },
  ] as const,
  ...['Z1', 'Z2', 'Z3'].map(
    (branchId) => ['publish-scorecard', { cycleId: 'replayed', branchId, asOf: '2025-05-31' }] as const,
  ),
].map(([command, data], index) => {
  const actor = { id: 'u-replayed', role: 'superior', orgId: 'YL' };
  return JSON.stringify({
    command,
    commandId: `replayed-${index}`,
    at: `2025-06-0${index + 1}T01:00:00Z`,
    actor,
    data,
  });
});

let system: Embedded;
/** What the same bureau had on that evening: the year's lines up to then. */
let midsummer: Embedded;
const directories: string[] = [];
let organizations: readonly { readonly orgId: string; readonly kind: string }[];
/** Who has ever belonged to a branch, by its id. */
let belonged: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  const lines = [...buildCommands(SAMPLE), ...ASSESSED].sort((a, b) => (instantOf(a) < instantOf(b) ? -1 : 1));
  system = await opened(lines);
  midsummer = await opened(lines.filter((line) => instantOf(line) <= MIDSUMMER));
  organizations = await established();
  belonged = await membersByBranch();
});

afterAll(async () => {
  await system.close();
  await midsummer.close();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

async function opened(lines: readonly string[]): Promise<Embedded> {
  const directory = mkdtempSync(join(tmpdir(), 'ronghe-replay-'));
  directories.push(directory);
  const opening = await openEmbedded({ directory });
  const bytes = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
  const report = await importCommands(opening, readLines(bytes), { source: 'yunlan-2025.ndjson' });
  expect(report.refused).toEqual([]);
  await opening.projections.catchUp();
  return opening;
}

/** Every organization that the log has ever seen. */
async function established() {
  const found: { orgId: string; kind: string }[] = [];
  for await (const { type, data } of everything()) {
    if (type === 'OrganizationEstablished') found.push(data as { orgId: string; kind: string });
  }
  return found;
}

async function membersByBranch() {
  const found = new Map<string, Set<string>>();
  for await (const { type, data } of everything()) {
    if (type !== 'MemberEnrolled' && type !== 'MemberTransferred') continue;
    const { memberId, branchId, toBranchId } = data as { memberId: string; branchId?: string; toBranchId?: string };
    const branch = toBranchId ?? branchId ?? '';
    found.set(branch, (found.get(branch) ?? new Set()).add(memberId));
  }
  return found;
}

async function* everything() {
  for await (const batch of system.eventStore.readAll(START)) {
    for (const stored of batch) yield system.codec.decode(stored);
  }
}

/** Parameters for questions about an organization, as far as there are any: about a person, one for each of those who ever belonged there. */
function paramsOf(model: ReadModel, orgId: string): readonly object[] {
  const days = { from: '2025-06-30', to: '2025-12-31' };
  const ids = { indicatorId: 'key-task-support', cycleId: 'replayed' };
  const values = { orgId, branchId: orgId, year: 2025, month: '2025-05', ...days, ...ids };
  const fields = fieldsOf(model.params);
  const given = Object.fromEntries(
    Object.entries(values).filter(([name]) => fields.some((each) => each.name === name)),
  );
  const person = fields.find(({ name }) => name === 'memberId' || name === 'personId');
  if (person === undefined) return [given];
  const persons = [...(belonged.get(orgId) ?? [])].map((id) => ({ ...given, [person.name]: id }));
  return person.optional ? [given, ...persons] : persons;
}

/** Without what says how it was asked; a digest seals that too. */
function plain(answer: unknown): object {
  const { knownAt, throughPosition, digest, ...rest } = answer as Readonly<Record<string, unknown>>;
  return rest;
}

/** Every sealing of a text gives another token, and the two bureaus imported the year one after the other. */
function sealedAway(answer: unknown): unknown {
  const text = JSON.stringify(answer).replaceAll(/"sealed:[^"]*"/g, '"sealed"');
  return JSON.parse(text.replaceAll(/"imported":{"at":"[^"]*"/g, '"imported":{"at":""'));
}

interface Asking {
  readonly asOf: string;
  readonly knownAt?: string;
  /** The whole year if not given. */
  readonly of?: Embedded;
}

async function asked(model: ReadModel, params: object, { of = system, ...moment }: Asking): Promise<unknown> {
  try {
    return plain(await of.questions.answer(model, params, moment));
  } catch (error) {
    return String(error);
  }
}

/** What the tests ask of a read model: about every organization but groups, whose events are tagged with their branch. */
function questionsTo(model: ReadModel): readonly object[] {
  return organizations.filter(({ kind }) => kind !== 'group').flatMap(({ orgId }) => paramsOf(model, orgId));
}

describe.each(readModels.map((model) => [model.name, model] as const))('%s', (_, model) => {
  test('as known now is what the live read model shows, for every organization and day', async () => {
    const knownAt = new Date().toISOString();
    let answered = 0;
    for (const params of questionsTo(model)) {
      for (const asOf of DAYS) {
        const live = await asked(model, params, { asOf });
        expect(await asked(model, params, { asOf, knownAt })).toEqual(live);
        if (typeof live === 'object') answered++;
      }
    }
    expect(answered).toBeGreaterThan(4);
  });

  test('as known at midsummer is what it showed at midsummer', async () => {
    for (const params of questionsTo(model)) {
      const then = await asked(model, params, { asOf: '2025-12-31', of: midsummer });
      expect(sealedAway(await asked(model, params, { asOf: '2025-12-31', knownAt: MIDSUMMER }))).toEqual(
        sealedAway(then),
      );
    }
  });

  test('as known before anything was recorded finds nothing of what came later', async () => {
    const [branch] = organizations.filter(({ kind }) => kind === 'branch');
    const [params] = paramsOf(model, branch?.orgId ?? '');
    const answer = await asked(model, params ?? {}, { asOf: '2025-12-31', knownAt: '2000-01-01T00:00:00Z' });
    expect(JSON.stringify(answer)).not.toContain('2025-0');
  });
});

test('an answer as known at an instant says how many of its events were imported after it', async () => {
  const params = { orgId: organizations[0]?.orgId ?? '' };
  const then = await system.questions.ask(organizationTree, params, { knownAt: '2025-06-30T00:00:00Z' });
  expect(then.importedAfter).toBeGreaterThan(0);
  const now = await system.questions.ask(organizationTree, params, { knownAt: new Date().toISOString() });
  expect(now.importedAfter).toBe(0);
});

test('members who came from another branch are in the replayed tree by name', async () => {
  const branches = organizations.filter(({ kind }) => kind === 'branch');
  const knownAt = new Date().toISOString();
  let came = 0;
  for (const { orgId } of branches) {
    const tree: OrganizationNode | undefined = await system.questions
      .answer(organizationTree, { orgId }, { knownAt, asOf: '2025-12-31' })
      .catch(() => undefined);
    for (const { name, since } of tree?.members ?? []) {
      expect(name).toMatch(/^sealed:/);
      if (since >= '2025-01-01') came++;
    }
  }
  expect(came).toBeGreaterThan(0);
});

describe('the history of a branch', () => {
  test('comes in pages that together are all of its events', async () => {
    const [branch] = organizations.filter(({ kind }) => kind === 'branch');
    const params = { branchId: branch?.orgId ?? '' };
    const { lines: all, next } = await system.questions.page(branchHistory, params, { reader: null, limit: 10_000 });
    expect(next).toBeUndefined();
    const paged: string[] = [];
    for (let after: typeof next; ; ) {
      const request = { reader: null, limit: 7, ...(after === undefined ? {} : { after }) };
      const page = await system.questions.page(branchHistory, params, request);
      expect(page.lines.length).toBeLessThanOrEqual(7);
      paged.push(...page.lines.map(({ position }) => position));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(paged).toEqual(all.map(({ position }) => position));
    expect(paged.length).toBeGreaterThan(14);
  });

  test('of days when nothing happened is empty, of a branch that does not exist is not found', async () => {
    const [branch] = organizations.filter(({ kind }) => kind === 'branch');
    const nothing = { reader: null, limit: 10, from: '1990-01-01', to: '1990-12-31' };
    expect(await system.questions.page(branchHistory, { branchId: branch?.orgId ?? '' }, nothing)).toEqual({
      lines: [],
    });
    await expect(system.questions.page(branchHistory, { branchId: 'b-none' }, nothing)).rejects.toThrow(
      'not-found (branchId)',
    );
  });
});
