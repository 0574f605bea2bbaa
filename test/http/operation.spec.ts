import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { ADMIN, establishBureau, HEAD_A, OFFICER_A, Served, SUPERIOR, TASK } from './served.js';

let served: Served;

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
});

afterAll(() => served.stop());

it('says without a token that it lives and is ready, and no more', async () => {
  expect((await served.send('/health/live', {})).body).toEqual({ status: 'live' });
  const ready = await served.send('/health/ready', {});
  expect({ status: ready.status, body: ready.body }).toEqual({ status: 200, body: { status: 'ready', failing: [] } });
});

it('counts commands by outcome, times answers, and tells how far read models are', async () => {
  await served.command('set-annual-task', TASK, { actor: HEAD_A, id: 'm-1' });
  await served.command('set-annual-task', TASK, { actor: HEAD_A, id: 'm-1' });
  await served.command('set-annual-task', TASK, { actor: OFFICER_A });
  await served.command('set-annual-task', '{', { actor: HEAD_A });
  const { text } = (await served.send('/metrics', {})).body;
  expect(text).toContain('ronghe_commands_total{command="set-annual-task",outcome="accepted"} 1');
  expect(text).toContain('ronghe_commands_total{command="set-annual-task",outcome="duplicate"} 1');
  expect(text).toContain('ronghe_commands_total{command="set-annual-task",outcome="not-permitted"} 1');
  expect(text).toMatch(
    /duration_seconds_count\{method="POST",route="\/v1\/commands\/set-annual-task",status="201"\} 1/,
  );
  expect(text).toContain('ronghe_projection_failed{projection="branch-facts"} 0');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});

it('describes itself to everybody, and answers what it describes', async () => {
  const { status, body } = await served.send('/v1/openapi.json', {});
  expect({ status, openapi: body.openapi }).toEqual({ status: 200, openapi: '3.1.0' });
  const paths = body.paths as Readonly<Record<string, Readonly<Record<string, object>>>>;
  for (const path of Object.keys(paths).filter((each) => each.startsWith('/v1/commands/'))) {
    const { status: answered } = await served.command(path.slice('/v1/commands/'.length), {}, { actor: ADMIN });
    expect({ path, known: answered === 400 || answered === 403 }).toEqual({ path, known: true });
  }
});

it('shows metrics to admins and inspectors only, where other machines can reach it', async () => {
  const open = await Served.start({ directory: served.directory, host: '0.0.0.0' });
  const inspector = { id: 'u-ins', role: 'inspector' as const, orgId: 'hq' };
  const statuses = [
    (await open.send('/metrics', {})).status,
    (await open.get('/metrics', SUPERIOR)).status,
    (await open.get('/metrics', ADMIN)).status,
    (await open.get('/metrics', inspector)).status,
  ];
  await open.server.close();
  expect(statuses).toEqual([401, 403, 200, 200]);
});

it('answers what it has begun to answer, and does not wait for connections that could ask more', async () => {
  const closing = await Served.start({ patienceMs: 300 });
  await establishBureau(closing);
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${await closing.token(SUPERIOR)}` };
  const begun = new Promise<number | undefined>((resolve, reject) => {
    const url = `${closing.server.url}/v1/integration-scorecard/br-a/2025?after=999999`;
    get(url, { agent, headers }, (response) => response.resume().on('end', () => resolve(response.statusCode))).on(
      'error',
      reject,
    );
  });
  const silent = connect(Number(new URL(closing.server.url).port), '127.0.0.1').on('error', () => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  const started = performance.now();
  await closing.stop();
  expect(performance.now() - started).toBeLessThan(3000);
  expect(await begun).toBe(503);
  agent.destroy();
  silent.destroy();
});

it('ends with all that was accepted on disk, and goes on from there', async () => {
  const first = await Served.start();
  await establishBureau(first);
  const pending = Array.from({ length: 30 }, (_, index) =>
    first.command('set-annual-task', { ...TASK, taskId: `t-${index}` }, { actor: HEAD_A }).catch(() => undefined),
  );
  await Promise.race(pending);
  await first.server.close();
  const accepted = (await Promise.all(pending)).filter((answer) => answer?.status === 201).length;
  const second = await Served.start({ directory: first.directory });
  const { body } = await second.get('/v1/branch-history/br-a', SUPERIOR);
  await second.stop();
  const set = body.items?.filter(({ type }) => type === 'AnnualTaskSet').length;
  expect(accepted).toBeGreaterThan(0);
  expect(set).toBe(accepted);
});
