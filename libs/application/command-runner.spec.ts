import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import {
  amendSession,
  appoint,
  assign,
  complete,
  dissolve,
  endMembership,
  enroll,
  establish,
  progress,
  recordSession,
  revise,
  SMALL_OFFICE,
  setTask,
  superior,
  verify,
} from '#testing/small-office.js';

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open();
  for (const sent of SMALL_OFFICE) await office.send(sent);
});
afterEach(() => directory.remove());

const head = () => office.setting.eventStore.head();

/** Subjects that have a key. */
function subjectsWithKeys(): readonly string[] {
  const db = new DatabaseSync(join(directory.path, 'keys.db'), { readOnly: true });
  try {
    const [table] = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%subject%'")
      .all() as {
      name: string;
    }[];
    return (db.prepare(`SELECT subject FROM ${table?.name}`).all() as { subject: string }[]).map((row) => row.subject);
  } finally {
    db.close();
  }
}

describe('a command with a commandId that was used before', () => {
  it('is a duplicate with the same content: it has the first result and writes nothing', async () => {
    const first = await office.send({ ...progress('t1'), commandId: 'once' });
    await office.send(progress('t1', { percent: 20 }));
    const before = await head();
    expect(await office.send({ ...progress('t1'), commandId: 'once' })).toEqual({ ...first, status: 'duplicate' });
    expect(await head()).toBe(before);
  });

  it('is a duplicate also for another process, and after a restart', async () => {
    const first = await office.send({ ...enroll('m9'), commandId: 'once' });
    const other = await directory.open();
    expect(await other.send({ ...enroll('m9'), commandId: 'once' })).toEqual({ ...first, status: 'duplicate' });
    await office.close();
    await other.close();
    const again = await directory.open();
    expect(await again.send({ ...enroll('m9'), commandId: 'once' })).toEqual({ ...first, status: 'duplicate' });
  });

  it('is a duplicate even where the rules would no longer allow it', async () => {
    await office.send({ ...progress('t1'), commandId: 'once' });
    await office.send(complete('t1'));
    await office.send(verify('t1'));
    expect(await office.outcome({ ...progress('t1'), commandId: 'once' })).toBe('duplicate');
    expect(await office.outcome(progress('t1'))).toBe('task-closed');
  });

  it('is a duplicate whoever sends it, with texts written with blanks around them', async () => {
    await office.send({ ...progress('t1'), commandId: 'once' });
    const retyped = {
      ...progress('t1', { summary: '　启动 ' }),
      actor: { ...superior, role: 'business-head' as const },
    };
    expect(await office.outcome({ ...retyped, commandId: 'once' })).toBe('duplicate');
  });

  it('is refused with other content', async () => {
    await office.send({ ...progress('t1'), commandId: 'once' });
    const before = await head();
    const others = [
      progress('t1', { percent: 11 }),
      progress('t1', { value: 1 }),
      progress('t1', { note: '另注' }),
      progress('t1', { on: '2025-03-02' }),
    ];
    for (const other of others) expect(await office.outcome({ ...other, commandId: 'once' })).toBe('command-id-reused');
    expect(await head()).toBe(before);
  });

  it('is refused for another thing, and for another command of the same shape', async () => {
    await office.send(setTask('t2'));
    await office.send({ ...progress('t1'), commandId: 'once' });
    expect(await office.outcome({ ...progress('t2'), commandId: 'once' })).toBe('command-id-reused');
    const rename = (orgId: string) => ({
      ...{ command: 'rename-organization', actor: superior },
      data: { orgId, name: '新名', effectiveOn: '2025-01-01' },
    });
    await office.send({ ...rename('b1'), commandId: 'name' });
    expect(await office.outcome({ ...rename('b2'), commandId: 'name' })).toBe('command-id-reused');
    await office.send({ ...endMembership('m3', '2025-02-01'), commandId: 'end' });
    const confirm = { command: 'confirm-full-membership', actor: superior, data: { memberId: 'm3', on: '2025-02-01' } };
    expect(await office.outcome({ ...confirm, commandId: 'end' })).toBe('command-id-reused');
  });

  it('is compared with what it said, also where a revision dropped what it left unchanged', async () => {
    const revision = revise('t1', { title: '改名', weight: 5, dueOn: '2025-12-31' });
    await office.send({ ...revision, commandId: 'once' });
    await office.send(revise('t1', { weight: 7 }));
    expect(await office.outcome({ ...revision, commandId: 'once' })).toBe('duplicate');
    const other = revise('t1', { title: '改名', weight: 6, dueOn: '2025-12-31' });
    expect(await office.outcome({ ...other, commandId: 'once' })).toBe('command-id-reused');
    const less = revise('t1', { weight: 5, dueOn: '2025-12-31' });
    expect(await office.outcome({ ...less, commandId: 'once' })).toBe('command-id-reused');
  });

  it('is compared with what it said, also where an amendment dropped what it left unchanged', async () => {
    await office.send(recordSession('s1'));
    const amendment = amendSession('s1', { topic: '主题', partyHours: 1 });
    await office.send({ ...amendment, commandId: 'once' });
    await office.send(amendSession('s1', { partyHours: 2 }));
    expect(await office.outcome({ ...amendment, commandId: 'once' })).toBe('duplicate');
    const other = amendSession('s1', { topic: '主题', partyHours: 1.5 });
    expect(await office.outcome({ ...other, commandId: 'once' })).toBe('command-id-reused');
  });

  it('is compared with sealed texts by opening them', async () => {
    await office.send({ ...enroll('m9'), commandId: 'once' });
    expect(await office.outcome({ ...enroll('m9'), commandId: 'once' })).toBe('duplicate');
    expect(await office.outcome({ ...enroll('m9', 'b1', { name: '别名' }), commandId: 'once' })).toBe(
      'command-id-reused',
    );
    expect(await office.outcome({ ...enroll('m9', 'b1', { position: '科长' }), commandId: 'once' })).toBe(
      'command-id-reused',
    );
  });

  it('is compared by the rest where the texts were erased since', async () => {
    await office.send({ ...enroll('m9'), commandId: 'once' });
    await office.setting.keys.destroy('member-m9');
    expect(await office.outcome({ ...enroll('m9'), commandId: 'once' })).toBe('duplicate');
    expect(await office.outcome({ ...enroll('m9', 'b2'), commandId: 'once' })).toBe('command-id-reused');
  });

  it('is a duplicate with the id that was made for it', async () => {
    const { orgId, ...unnamed } = establish('').data as { orgId: string };
    const sent = { ...establish(''), data: unnamed, commandId: 'once' };
    const first = await office.send(sent);
    expect(first.stream).toMatch(/^organization-[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(await office.send(sent)).toEqual({ ...first, status: 'duplicate' });
  });
});

describe('a refused command', () => {
  it('leaves no trace: no event, no key, and its id may be used again', async () => {
    const before = await head();
    const keys = subjectsWithKeys();
    expect(keys).toContain('member-m1');
    const refused = enroll('m9', 'b1', { joinedOn: '2021-01-02' });
    expect(await office.outcome({ ...refused, commandId: 'again' })).toBe('date-order');
    expect(await head()).toBe(before);
    expect(subjectsWithKeys()).toEqual(keys);
    expect(await office.outcome({ ...enroll('m9'), commandId: 'again' })).toBe('accepted');
    expect(subjectsWithKeys()).toContain('member-m9');
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

describe('the two clocks', () => {
  it('never record an event of a stream before the one before it, even if the machine’s clock goes back', async () => {
    await office.send(progress('t1'));
    directory.now -= 3 * 86_400_000;
    await office.send(progress('t1'));
    await office.send(setTask('t2', { setOn: '2025-08-29' }));
    const [before, after, elsewhere] = (await office.log()).slice(-3);
    expect(before?.recordedAt).toBe('2025-09-01T02:00:00.000Z');
    expect(after?.recordedAt).toBe('2025-09-01T02:00:00.000Z');
    expect(elsewhere?.recordedAt).toBe('2025-08-29T02:00:00.000Z');
  });

  it('tell today by the day in the zone, not by UTC', async () => {
    directory.now = Date.parse('2025-09-01T15:59:59.999Z');
    expect(await office.outcome(progress('t1', { on: '2025-09-02' }))).toBe('date-in-future');
    directory.now += 1;
    expect(await office.outcome(progress('t1', { on: '2025-09-02' }))).toBe('accepted');
    expect((await office.log()).at(-1)).toMatchObject({ occurredOn: '2025-09-02', recordedOn: '2025-09-02' });
  });

  it('say when it happened: by the command’s own date', async () => {
    const days = [
      [establish('b5', { establishedOn: '2022-02-02' }), '2022-02-02'],
      [enroll('m9', 'b1', { enrolledOn: '2023-03-03' }), '2023-03-03'],
      [appoint('m1', { from: '2026-04-04' }), '2026-04-04'],
      [dissolve('b2', '2025-05-05'), '2025-05-05'],
      [setTask('t2', { setOn: '2025-01-06', dueOn: '2025-11-11' }), '2025-01-06'],
      [revise('t2', { on: '2025-02-07', dueOn: '2025-10-10' }), '2025-02-07'],
      [progress('t2', { on: '2025-02-08' }), '2025-02-08'],
      [complete('t2', { completedOn: '2025-02-09' }), '2025-02-09'],
      [verify('t2', { verifiedOn: '2025-02-10' }), '2025-02-10'],
      [endMembership('m3', '2025-02-11'), '2025-02-11'],
      [assign('m1', { from: '2025-12-12' }), '2025-12-12'],
      [recordSession('s1', { heldOn: '2025-01-13', attendeeIds: ['m1'], actions: [] }), '2025-01-13'],
    ] as const;
    for (const [sent, day] of days) {
      await office.send(sent);
      expect([sent.command, (await office.log()).at(-1)?.occurredOn]).toEqual([sent.command, day]);
    }
  });

  it('say of a correction that it happened on the day of what it corrects, as it stood before', async () => {
    await office.send(recordSession('s1'));
    await office.send(amendSession('s1', { heldOn: '2025-03-12' }));
    await office.send(amendSession('s1', { topic: '再更正' }));
    await office.send({ ...amendSession('s1', {}), command: 'void-study-session' });
    const days = (await office.log()).slice(-4).map(({ occurredOn }) => occurredOn);
    expect(days).toEqual(['2025-03-10', '2025-03-10', '2025-03-12', '2025-03-12']);
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
