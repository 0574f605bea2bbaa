import { CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
import type { Actor } from '#kernel/actor.js';
import { fieldsOf } from '#kernel/input.js';
import { Rejection } from '#kernel/rejection.js';
import { type Office, openOffice } from './office.js';
import { VALID, type ValidCommand } from './valid-commands.js';
import { wrongBodies } from './wrong-bodies.js';

const { entries } = new CommandRegistry(aggregates);

/** What became of a command, in the terms of a refusal; `accepted` if it was. */
async function outcome(office: Office, route: string, { actor, data }: { actor: Actor; data: unknown }) {
  try {
    await office.send(route, actor, data);
    return { code: 'accepted', field: '' };
  } catch (error) {
    if (error instanceof Rejection) return { code: error.code, field: error.field };
    throw error;
  }
}

describe.each(entries)('$route', (entry) => {
  const { route, body } = entry;
  const valid = VALID[route];
  if (!valid) throw new Error(`${route} has no valid example`);
  let office: Office;

  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('is shown with all its fields', () => {
    const optional = ['note', 'source', 'corrects', 'token'];
    const names = fieldsOf(body).map(({ name }) => name);
    expect(Object.keys(valid.data).sort()).toEqual(names.filter((name) => !optional.includes(name)).sort());
  });

  it('refuses every wrong field with its code and path, and writes nothing', async () => {
    const before = await office.eventStore.head();
    const refused: unknown[] = [];
    const expected: unknown[] = [];
    for (const { why, data, code, field } of wrongBodies(body, valid.data)) {
      refused.push({ why, ...(await outcome(office, route, { ...valid, data })) });
      expected.push({ why, code, field });
    }
    expect(refused).toEqual(expected);
    expect(await office.eventStore.head()).toBe(before);
  });

  it('writes once, however often it is sent, and refuses its commandId for anything else', async () => {
    const before = BigInt(await office.eventStore.head());
    const commandId = `once-${route}`;
    const first = await office.send(route, valid.actor, valid.data, { commandId });
    const second = await office.send(route, valid.actor, valid.data, { commandId });
    expect(first).toMatchObject({ status: 'accepted', position: String(before + 1n) });
    expect(second).toEqual({ ...first, status: 'duplicate' });
    const other = office.send(route, valid.actor, { ...valid.data, note: '另一内容' }, { commandId });
    await expect(other).rejects.toMatchObject({ code: 'command-id-reused', field: 'commandId' });
    expect(await office.eventStore.head()).toBe(String(before + 1n));
  });
});

it('two commands at once with one commandId write once', async () => {
  const office = await openOffice();
  try {
    const { actor, data } = VALID['report-task-progress'] as ValidCommand;
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => office.send('report-task-progress', actor, data, { commandId: 'same' })),
    );
    expect(sent.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  } finally {
    await office.close();
  }
});
