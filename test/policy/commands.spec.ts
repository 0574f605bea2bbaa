import { CommandRegistry } from '#application/commands/command-registry.js';
import { CommandRunner } from '#application/commands/command-runner.js';
import { OverlayEventStore } from '#application/commands/overlay-event-store.js';
import { aggregates } from '#domain/aggregates.js';
import { type Actor, ROLES, type Role } from '#kernel/actor.js';
import { evolveWith, streamOf } from '#kernel/aggregate.js';
import { readInput } from '#kernel/input.js';
import { Rejection } from '#kernel/rejection.js';
import { type Office, openOffice } from '../commands/office.js';
import { ANONYMOUS_CONCERN, EXAMPLES, type Example } from './examples.js';
import { readPolicyPage, type ToldGrant } from './policy-page.js';
import { BRANCH_OF, COMMITTEES, PLACES, PLANTING, standsAt } from './tree.js';

const { entries } = new CommandRegistry(aggregates);
const told = readPolicyPage();
let office: Office;
let token = '';

beforeAll(async () => {
  office = await openOffice();
  for (const { command, actor, data } of [...PLANTING, ...ANONYMOUS_CONCERN]) {
    const result = await office.send(command, actor, data);
    token = result.token ?? token;
  }
});
afterAll(() => office.close());

/** What the real runner would do; what it writes stays in memory and is forgotten. */
async function outcome(route: string, actor: Actor, data: unknown): Promise<string> {
  const runner = new CommandRunner({ ...office, eventStore: new OverlayEventStore(office.eventStore) });
  try {
    const { status } = await runner.run({ command: route, actor, data, commandId: 'walk' });
    return status;
  } catch (error) {
    if (error instanceof Rejection) return `${error.code} (${error.field})`;
    throw error;
  }
}

function entryOf(route: string) {
  const entry = entries.find((each) => each.route === route);
  if (!entry) throw new Error(`there is no ${route}`);
  return entry;
}

/** What the command is about, as it stands. */
async function recordOf({ route, data }: Example) {
  const { aggregate, command, body } = entryOf(route);
  const input = readInput(body, data) as Readonly<Record<string, unknown>>;
  const stream = streamOf(aggregate.name, command.stream.by.map((field) => String(input[field])).join('~'));
  let state = aggregate.initial;
  for await (const batch of office.eventStore.readStream(stream)) {
    for (const stored of batch) state = evolveWith(aggregate, state, office.codec.decode(stored));
  }
  return { command, input, state };
}

/** The organizations concerned, and the fields that name them. */
type Concerned = readonly { readonly orgId: string; readonly field: string }[];

/** A member concerned stands for the branch. */
function placeOf(concern: { readonly field: string } & ({ readonly orgId: string } | { readonly memberId: string })) {
  return { field: concern.field, orgId: 'orgId' in concern ? concern.orgId : (BRANCH_OF[concern.memberId] ?? '') };
}

/** Whether the page says that this role may from this place. */
function isPermitted(grants: readonly ToldGrant[], place: string, { concerned, example, role }: Asked): boolean {
  return grants.some(({ sign, conditional, at }) => {
    if (conditional && !conditionHolds(example, role)) return false;
    if (concerned.length === 0) return sign === '∅' || (sign === '⊤' && COMMITTEES.includes(place));
    return concerned.every(({ orgId, field }) => standsAt(place, at.get(field.replace(/\[.*/, '')) ?? sign, orgId));
  });
}

interface Asked {
  readonly concerned: Concerned;
  readonly example: Example;
  readonly role: Role;
}

function conditionHolds({ route, of, conditionHolds }: Example, role: Role): boolean {
  if (conditionHolds === undefined) {
    throw new Error(`${route}, ${of}: say in examples.ts whether the page's condition holds for it`);
  }
  return typeof conditionHolds === 'boolean' ? conditionHolds : conditionHolds.includes(role);
}

const REFUSED = 'not-permitted (actor)';

describe('the policy page', () => {
  it('has a row for every command, and every command an example', () => {
    const routes = entries.map(({ route }) => route);
    expect(routes.filter((route) => !told.has(route))).toEqual([]);
    expect(routes.filter((route) => !EXAMPLES.some((each) => each.route === route))).toEqual([]);
  });
});

describe.each(EXAMPLES.map((example) => [example.route, example.of, example] as const))(
  '%s: %s',
  (route, _, example) => {
    const row = told.get(route);
    if (!row) throw new Error(`the policy page has no ${route}`);

    it('is accepted from every role and place that the page says, and from no other', async () => {
      const { command, input, state } = await recordOf(example);
      const concerned = command.concerns(input, state).map(placeOf);
      const expected: string[] = [];
      const happened: string[] = [];
      const attempt = async (role: Role, place: string) => {
        const may = isPermitted(row.grants[role], place, { concerned, example, role });
        expected.push(`${role} in ${place}: ${may ? 'accepted' : REFUSED}`);
        const actor = { id: 'somebody', role, orgId: place };
        happened.push(`${role} in ${place}: ${await outcome(route, actor, example.data)}`);
      };
      for (const role of ROLES) for (const place of PLACES) await attempt(role, place);
      expect(happened).toEqual(expected);
    });

    if (row.rules.length === 0) return;
    it('is accepted from the persons that the page names, and never from those whom it rules out', async () => {
      const { command, input, state } = await recordOf(example);
      const persons = command.by.flatMap((grant) => ('role' in grant ? [] : [grant]));
      const never = command.never ?? [];
      expect(row.rules).toEqual(
        expect.arrayContaining([
          ...persons.map(({ person }) => person.en),
          ...never.map(({ person }) => `never ${person.en}`),
        ]),
      );
      for (const grant of persons) {
        const id = 'who' in grant ? grant.who(input, state) : undefined;
        if (id === undefined) continue;
        const actor: Actor = { id, role: 'reader', orgId: 'nowhere' };
        expect(await outcome(route, actor, example.data)).toBe('accepted');
      }
      for (const { who } of never) {
        const ids = who(input, state).filter((id) => id !== undefined);
        for (const id of ids) expect(await outcome(route, { ...example.actor, id }, example.data)).toBe(REFUSED);
        if (ids.length === 0 && example.of === 'the valid example') throw new Error(`nobody is ruled out of ${route}`);
      }
    });
  },
);

describe.each(['confirm-concern-resolved', 'reject-concern-response'])('%s', (route) => {
  const { data = {} } = EXAMPLES.find((each) => each.route === route && each.conditionHolds === true) ?? {};

  it('is accepted with the token of the raiser from whoever shows it, and with a wrong one from nobody', async () => {
    for (const role of ROLES) {
      const actor: Actor = { id: 'somebody', role, orgId: role === 'superior' ? 'c1' : 'nowhere' };
      expect(await outcome(route, actor, { ...data, token })).toBe('accepted');
      expect(await outcome(route, actor, { ...data, token: `${token}x` })).toBe(REFUSED);
    }
  });
});
