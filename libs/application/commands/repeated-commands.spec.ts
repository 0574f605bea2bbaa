import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import {
  amendSession,
  complete,
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
  office = await directory.open(SMALL_OFFICE);
});
afterEach(() => directory.remove());

const head = () => office.setting.eventStore.head();

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

  it('is refused to somebody whose role may not, who must not learn that it was sent', async () => {
    await office.send({ ...progress('t1'), commandId: 'once' });
    const reader = { id: 'u-reader', role: 'reader', orgId: 'b1' } as const;
    expect(await office.outcome({ ...progress('t1'), actor: reader, commandId: 'once' })).toBe('not-permitted');
    const self = { ...progress('t1').actor, role: 'reader' } as const;
    expect(await office.outcome({ ...progress('t1'), actor: self, commandId: 'once' })).toBe('duplicate');
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
