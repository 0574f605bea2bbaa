import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#kernel/actor.js';
import { EmbeddedDirectory, type RunningRunner, type Sent } from '#testing/embedded-directory.js';
import { importing } from '#testing/import-files.js';
import { officer, SMALL_OFFICE, superior } from '#testing/small-office.js';

const raiser: Actor = { id: 'person-who-dares', role: 'member', orgId: 'b1' };
const other: Actor = { ...raiser, id: 'somebody-else' };
const owner: Actor = { id: 'm2', role: 'member', orgId: 'b1' };

/** Everything that a client may put its name into. */
const TRACES = ['person-who-dares', 'my-own-command', 'my-own-session'];

const raise = (change: object = {}): Sent => ({
  command: 'raise-concern',
  ...{ commandId: 'my-own-command', correlationId: 'my-own-session', causationId: 'my-own-session' },
  actor: raiser,
  data: {
    ...{ concernId: 'q1', branchId: 'b1', topic: 'process', text: '夜间值守调休难', raisedOn: '2025-08-01' },
    ...{ anonymous: true, ...change },
  },
});
const assign: Sent = {
  command: 'assign-concern',
  actor: officer,
  data: { concernId: 'q1', ownerId: 'm2', dueOn: '2025-09-15' },
};
const respond = (on: string): Sent => ({
  command: 'respond-to-concern',
  actor: owner,
  data: { concernId: 'q1', on, response: '值守轮换表' },
});
const say = (command: string, token: string | undefined, change: Partial<Sent> = {}): Sent => ({
  ...{ command, commandId: 'my-own-command-too', correlationId: 'my-own-session', actor: raiser },
  data: { concernId: 'q1', on: '2025-08-20', reason: '有了轮换表', ...(token === undefined ? {} : { token }) },
  ...change,
});
const reject = (token: string | undefined) => say('reject-concern-response', token);
const confirm = (token: string | undefined) =>
  say('confirm-concern-resolved', token, { commandId: 'my-own-command-three' });

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open(SMALL_OFFICE);
});
afterEach(() => directory.remove());

/** Traces of the raiser in any byte of any file. */
function traces(): readonly string[] {
  return readdirSync(directory.path).flatMap((file) => {
    const bytes = readFileSync(join(directory.path, file));
    return TRACES.filter((trace) => bytes.includes(trace)).map((trace) => `${trace} in ${file}`);
  });
}

describe('an anonymous concern', () => {
  it('leaves no trace of its raiser, from the first word to the last, in any file', async () => {
    const { token } = await office.send(raise());
    await office.send(assign);
    await office.send(respond('2025-08-10'));
    await office.send(reject(token));
    await office.send(respond('2025-08-20'));
    await office.send(confirm(token));
    const events = (await office.log()).filter(({ stream }) => stream === 'concern-q1');
    expect(events.map(({ type, metadata }) => [type, metadata.actor.id])).toEqual([
      ['ConcernRaised', 'anonymous'],
      ['ConcernAssigned', 'u-officer'],
      ['ConcernAnswered', 'm2'],
      ['ConcernReopened', 'anonymous'],
      ['ConcernAnswered', 'm2'],
      ['ConcernResolved', 'anonymous'],
    ]);
    const [first] = events;
    expect(first?.metadata).toEqual({
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      actor: { id: 'anonymous', role: 'member', orgId: 'b1' },
      tags: { branch: ['b1'], org: ['c1'] },
    });
    expect(JSON.stringify(events)).not.toContain(token);
    expect(directory.subjectsWithKeys()).toContain('concern-q1');
    expect(traces()).toEqual([]);
  });

  it('would leave traces if it had a name', async () => {
    await office.send(raise({ anonymous: false }));
    expect(traces().length).toBeGreaterThan(0);
  });

  it('hands out its token to the sender, again to the same command, and keeps only its hash', async () => {
    const first = await office.send(raise());
    expect(first).toMatchObject({ status: 'accepted', commandId: 'my-own-command' });
    expect(first.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await office.send(raise())).toEqual({ ...first, status: 'duplicate' });
    expect(await (await directory.open()).send(raise())).toEqual({ ...first, status: 'duplicate' });
    const [event] = (await office.log()).slice(-1);
    expect(event?.data).toMatchObject({ tokenHash: expect.stringMatching(/^[0-9a-f]{64}$/), anonymous: true });
    expect(event?.data).not.toHaveProperty('token');
  });

  it('hands it out to nobody who has read the log and sends the same', async () => {
    await office.send(raise());
    const [event] = (await office.log()).slice(-1);
    const copied = { ...raise(), actor: other, commandId: event?.metadata.commandId ?? '' };
    expect(await office.send(copied)).not.toHaveProperty('token');
  });

  it('with a name has no token', async () => {
    expect(await office.send(raise({ anonymous: false }))).not.toHaveProperty('token');
  });

  it('keeps its commandId for itself, with a name or without', async () => {
    await office.send(raise());
    expect(await office.outcome(raise({ text: '另一内容' }))).toBe('command-id-reused');
    expect(await office.outcome(raise({ anonymous: false }))).toBe('command-id-reused');
  });

  it('is confirmed by its token, by whoever sends it, and by no other', async () => {
    const { token = '' } = await office.send(raise());
    await office.send(assign);
    await office.send(respond('2025-08-10'));
    expect(await office.outcome(confirm(undefined))).toBe('not-permitted');
    expect(await office.outcome(confirm(`${token}x`))).toBe('not-permitted');
    expect(await office.outcome({ ...confirm(token), actor: { ...raiser, orgId: 'b2', role: 'reader' } })).toBe(
      'accepted',
    );
    expect(await office.outcome(confirm(token))).toBe('duplicate');
    expect(await office.outcome({ ...confirm(token), data: { ...confirm(token).data, reason: '别的' } })).toBe(
      'command-id-reused',
    );
  });

  it('is confirmed by a superior under their own name', async () => {
    await office.send(raise());
    await office.send(assign);
    await office.send(respond('2025-08-10'));
    await office.send({ ...confirm(undefined), actor: superior });
    expect((await office.log()).at(-1)?.metadata.actor).toEqual(superior);
  });

  it.each(['without commandIds', 'with commandIds'])('loaded from a file %s leaves no trace either', async (how) => {
    const { commandId, correlationId, causationId, ...line } = raise();
    const sent = { ...line, at: '2025-08-01T02:00:00Z', ...(how.startsWith('with ') ? { commandId } : {}) };
    const report = await importing(office, [sent]);
    expect(report).toEqual({ accepted: 1, duplicates: 0, refused: [] });
    expect(await importing(office, [sent])).toEqual({ accepted: 0, duplicates: 1, refused: [] });
    expect(traces()).toEqual([]);
    const id = (await office.log()).at(-1)?.id;
    // and nobody finds the person by trying everybody's name on the same line
    await importing(office, [{ ...sent, actor: other }]);
    expect((await office.log()).at(-1)?.id).toBe(id);
  });

  it('loaded from a file hands its token to nobody', async () => {
    const { commandId, correlationId, causationId, ...line } = raise();
    await importing(office, [{ ...line, commandId, at: '2025-08-01T02:00:00Z' }]);
    const again = await office.send(raise());
    expect(again.status).toBe('duplicate');
    expect(again).not.toHaveProperty('token');
  });

  it('refused makes no key', async () => {
    expect(await office.outcome(raise({ branchId: 'b9' }))).toBe('not-found');
    expect(await office.outcome(raise({ raisedOn: '2025-09-02' }))).toBe('date-in-future');
    expect(directory.subjectsWithKeys()).not.toContain('concern-q1');
  });
});
