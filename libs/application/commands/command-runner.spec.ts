import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import {
  appoint,
  assign,
  complete,
  endMembership,
  enroll,
  establish,
  progress,
  SMALL_OFFICE,
  setTask,
  superior,
  verify,
} from '#testing/small-office.js';

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open(SMALL_OFFICE);
});
afterEach(() => directory.remove());

const head = () => office.setting.eventStore.head();

describe('a refused command', () => {
  it('leaves no trace: no event, no key, and its id may be used again', async () => {
    const before = await head();
    const keys = directory.subjectsWithKeys();
    expect(keys).toContain('member-m1');
    const refused = enroll('m9', 'b1', { joinedOn: '2021-01-02' });
    expect(await office.outcome({ ...refused, commandId: 'again' })).toBe('date-order');
    expect(await head()).toBe(before);
    expect(directory.subjectsWithKeys()).toEqual(keys);
    expect(await office.outcome({ ...enroll('m9'), commandId: 'again' })).toBe('accepted');
    expect(directory.subjectsWithKeys()).toContain('member-m9');
  });

  it('is refused and not broken by a body that is no body', async () => {
    const bodies = [
      { taskId: { toString: 1 } },
      { taskId: { toString: null, valueOf: null } },
      { taskId: JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) },
      { taskId: ['t1'] },
    ];
    for (const data of bodies) expect(await office.outcome({ ...progress('t1'), data })).toBe('invalid-id');
    expect(await office.outcome({ ...progress('t1'), command: 'constructor' })).toBe('unknown-command');
  });

  it('is refused where the subject’s key was destroyed: nothing can be sealed for it any more', async () => {
    await office.setting.keys.destroy('member-m9');
    const before = await head();
    expect(await office.outcome(enroll('m9'))).toBe('key-destroyed');
    expect(await head()).toBe(before);
  });
});

describe('a command that names another by its commandId', () => {
  it('names the event that it wrote', async () => {
    await office.send(complete('t1'));
    await office.send({ ...verify('t1'), commandId: 'first' });
    const correction = verify('t1', { outcome: 'partly', corrects: 'command:first' });
    expect(await office.outcome({ ...correction, commandId: 'second' })).toBe('accepted');
    const [first, second] = (await office.log()).slice(-2);
    expect(second?.data).toMatchObject({ corrects: first?.id });
    expect(await office.outcome({ ...correction, commandId: 'second' })).toBe('duplicate');
    const spelt = verify('t1', { outcome: 'partly', corrects: first?.id });
    expect(await office.outcome({ ...spelt, commandId: 'second' })).toBe('duplicate');
  });

  it('is refused where there is none, or none of this thing', async () => {
    await office.send(complete('t1'));
    await office.send({ ...verify('t1'), commandId: 'first' });
    const naming = (corrects: string) => office.outcome(verify('t1', { corrects }));
    expect(await naming('command:none')).toBe('not-found');
    await office.send({ ...setTask('t2'), commandId: 'another' });
    expect(await naming('command:another')).toBe('not-found');
    expect(await naming('command:')).toBe('invalid-id');
    expect(await naming('command:command:first')).toBe('invalid-id');
  });
});

describe('what the client saw last (If-Match)', () => {
  it('is the revision that the command must find', async () => {
    expect(await office.outcome({ ...progress('t1'), expectedRevision: 1 })).toBe('revision-conflict');
    expect(await office.outcome({ ...progress('t1'), expectedRevision: 0 })).toBe('accepted');
    expect(await office.outcome({ ...progress('t1'), expectedRevision: 0 })).toBe('revision-conflict');
    expect(await office.outcome({ ...progress('t1'), expectedRevision: 1 })).toBe('accepted');
    expect(await office.outcome({ ...setTask('t2'), expectedRevision: 0 })).toBe('revision-conflict');
    expect(await office.outcome({ ...setTask('t2'), expectedRevision: -1 })).toBe('accepted');
  });

  it('is compared with the log, not with what this process remembers', async () => {
    const other = await directory.open();
    await other.send(progress('t1'));
    await office.send(progress('t1'));
    expect(await other.outcome({ ...progress('t1'), expectedRevision: 1 })).toBe('revision-conflict');
    expect(await other.outcome({ ...progress('t1'), expectedRevision: 2 })).toBe('accepted');
  });

  it('does not turn a repetition into a conflict', async () => {
    await office.send({ ...progress('t1'), expectedRevision: 0, commandId: 'once' });
    expect(await office.outcome({ ...progress('t1'), expectedRevision: 0, commandId: 'once' })).toBe('duplicate');
  });
});

describe('what this process remembers', () => {
  it('is never the reason of a refusal once another process has moved on', async () => {
    const other = await directory.open();
    const term = { orgId: 'b1', personId: 'm1', office: 'secretary' };
    await office.send(appoint('m1', { from: '2025-01-01' }));
    expect(await other.outcome(appoint('m2'))).toBe('office-taken');
    await office.send({
      ...{ command: 'end-officer-term', actor: superior },
      data: { ...term, on: '2025-08-01', reason: '换届' },
    });
    expect(await other.outcome(appoint('m2'))).toBe('accepted');
    expect(await office.outcome(appoint('m3'))).toBe('office-taken');
  });

  it('learns of what it did not know to exist', async () => {
    const other = await directory.open();
    expect(await office.outcome(progress('t7'))).toBe('not-found');
    expect(await office.outcome(enroll('m9', 'b7'))).toBe('not-found');
    await other.send(setTask('t7'));
    await other.send(establish('b7'));
    expect(await office.outcome(progress('t7'))).toBe('accepted');
    expect(await office.outcome(enroll('m9', 'b7'))).toBe('accepted');
  });

  it('is never the reason of an acceptance either', async () => {
    const other = await directory.open();
    expect(await other.outcome(progress('t1'))).toBe('accepted');
    await office.send(complete('t1'));
    await office.send(verify('t1'));
    expect(await other.outcome(progress('t1'))).toBe('task-closed');
    await office.send(endMembership('m1', '2025-08-01'));
    expect(await other.outcome(assign('m1'))).toBe('member-not-active');
  });
});
