import { ADMIN, establishBureau, HEAD_A, OFFICER_A, OFFICER_B, Served, SUPERIOR, TASK } from './served.js';

let served: Served;

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
});

afterAll(() => served.stop());

describe('sending a command', () => {
  it('is answered with the event that it became, and where it stands', async () => {
    const { status, headers, body } = await served.command('set-annual-task', TASK, { actor: HEAD_A, id: 'cmd-1' });
    expect(status).toBe(201);
    expect(body).toEqual({
      status: 'accepted',
      commandId: 'cmd-1',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
      stream: 'task-t-1',
      revision: 0,
      position: expect.stringMatching(/^\d+$/),
    });
    expect(headers.get('etag')).toBe('"0"');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('twice with one commandId writes once', async () => {
    const again = await served.command('set-annual-task', TASK, { actor: HEAD_A, id: 'cmd-1' });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ status: 'duplicate', stream: 'task-t-1', revision: 0 });
  });

  it('is refused under a commandId that stands for something else', async () => {
    const other = { ...TASK, title: '另一项任务' };
    const { status, body } = await served.command('set-annual-task', other, { actor: HEAD_A, id: 'cmd-1' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'command-id-reused', field: 'commandId' });
  });

  it('gets an id of its own if it has none', async () => {
    const { status, body } = await served.command('set-annual-task', { ...TASK, taskId: 't-2' }, { actor: HEAD_A });
    expect(status).toBe(201);
    expect(body.commandId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('records who the token says has sent it', async () => {
    const data = { taskId: 't-1', on: '2025-04-01', percent: 40, summary: '已完成流程梳理' };
    await served.command('report-task-progress', data, { actor: OFFICER_A });
    const { body } = await served.get('/v1/branch-history/br-a', SUPERIOR);
    expect(body.items?.at(-1)).toMatchObject({ type: 'TaskProgressReported', actor: OFFICER_A });
  });
});

describe('a command that says which revision it has seen', () => {
  const data = { taskId: 't-2', on: '2025-05-01', percent: 10, summary: '起步' };

  it.each(['"0"', '0'])('is taken if the record stands there still (%s)', async (revision) => {
    const headers = { 'if-match': revision };
    const by = { actor: OFFICER_A, id: 'cmd-if', headers };
    const { status } = await served.command('report-task-progress', data, by);
    expect([200, 201]).toContain(status);
  });

  it('is refused if the record has changed since', async () => {
    const headers = { 'if-match': '"0"' };
    const { status, body } = await served.command('report-task-progress', data, { actor: OFFICER_A, headers });
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: 'revision-conflict', field: 'If-Match' });
  });

  it.each(['W/"1"', '*', '"1", "2"', '"-1"', 'one', '""', '"1'])('is refused for %s', async (revision) => {
    const headers = { 'if-match': revision };
    const { status, body } = await served.command('report-task-progress', data, { actor: OFFICER_A, headers });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-if-match', field: 'If-Match' });
  });
});

describe('a command that is refused', () => {
  it('tells every wrong field with its code', async () => {
    const { taskId, title, ...rest } = TASK;
    const wrong = { ...rest, taskId: 'a/b', weight: '5', dueOn: '2025-02-30', colour: 'red', actor: ADMIN };
    const { status, body, headers } = await served.command('set-annual-task', wrong, { actor: HEAD_A });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const found = body.errors?.map(({ code, field }) => `${field} ${code}`);
    expect(found?.sort()).toEqual([
      'actor unknown-field',
      'colour unknown-field',
      'dueOn invalid-date',
      'taskId invalid-id',
      'title missing-field',
      'weight invalid-number',
    ]);
    expect(body.field).toBe(body.errors?.[0]?.field);
  });

  it('by a rule of the domain is unprocessable', async () => {
    const { status, body } = await served.command(
      'set-annual-task',
      { ...TASK, taskId: 't-9', dueOn: '2026-01-31' },
      { actor: HEAD_A },
    );
    expect(status).toBe(422);
    expect(body.field).toBe('dueOn');
  });

  it('for what does not exist is "not found"', async () => {
    const data = { taskId: 't-none', on: '2025-05-01', percent: 1, summary: '无' };
    const { status, body } = await served.command('report-task-progress', data, { actor: OFFICER_A });
    expect({ status, code: body.code, field: body.field }).toEqual({ status: 404, code: 'not-found', field: 'taskId' });
  });

  it('for an id in use is a conflict', async () => {
    const { status, body } = await served.command('set-annual-task', TASK, { actor: HEAD_A });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already-exists' });
  });

  it('is forbidden to another role and from another branch', async () => {
    for (const actor of [OFFICER_A, { ...HEAD_A, orgId: 'br-b' }]) {
      const { status, body } = await served.command('set-annual-task', { ...TASK, taskId: 't-8' }, { actor });
      expect({ status, code: body.code, field: body.field }).toEqual({
        status: 403,
        code: 'not-permitted',
        field: 'actor',
      });
    }
  });

  it.each([
    ['idempotency-key', 'Idempotency-Key'],
    ['x-correlation-id', 'X-Correlation-Id'],
  ])('for a wrong %s names the header', async (header, field) => {
    const headers = { [header]: 'not an id' };
    const { status, body } = await served.command('set-annual-task', TASK, { actor: HEAD_A, headers });
    expect({ status, code: body.code, field: body.field }).toEqual({ status: 400, code: 'invalid-id', field });
  });

  it('speaks the language that the reader prefers, and has both', async () => {
    const ask = (language: string) =>
      served.command('set-annual-task', TASK, { actor: HEAD_A, headers: { 'accept-language': language } });
    const chinese = await ask('zh-CN,zh;q=0.9,en;q=0.8');
    const english = await ask('fr, en-GB;q=0.7, zh;q=0.5');
    expect(chinese.body.detail).toBe('编号已被使用，请换一个。');
    expect(chinese.headers.get('content-language')).toBe('zh');
    expect(english.body.detail).toBe('This id is in use. Choose another.');
    expect(english.body.text).toEqual({ zh: chinese.body.detail, en: english.body.detail });
  });
});

describe('many at once', () => {
  it('with the same new id have one winner', async () => {
    const actors = [HEAD_A, { ...HEAD_A, id: 'u-head-2' }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        served.command('set-annual-task', { ...TASK, taskId: 't-race' }, { actor: actors[index % 2] ?? HEAD_A }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });
});

describe('another branch', () => {
  it('cannot report on a task that is not its own', async () => {
    const data = { taskId: 't-1', on: '2025-05-01', percent: 50, summary: '越权' };
    const { status } = await served.command('report-task-progress', data, { actor: OFFICER_B });
    expect(status).toBe(403);
  });
});
