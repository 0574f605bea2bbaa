import { ADMIN, establishBureau, HEAD_A, OFFICER_A, OFFICER_B, Served, SUPERIOR, TASK } from './served.js';

let served: Served;
const open: Following[] = [];

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
});

afterEach(() => {
  for (const following of open.splice(0)) following.end();
});

afterAll(() => served.stop());

interface Told {
  readonly position: string;
  readonly type: string;
  readonly stream: string;
  readonly tags: object;
}

/** A reader who keeps what it is told. */
class Following {
  readonly told: Told[] = [];
  ended = false;
  private readonly abort = new AbortController();

  static async by(actor: typeof ADMIN, since?: string): Promise<Following> {
    const headers = {
      authorization: `Bearer ${await served.token(actor)}`,
      ...(since === undefined ? {} : { 'last-event-id': since }),
    };
    const following = new Following();
    const response = await fetch(`${served.server.url}/v1/changes`, { headers, signal: following.abort.signal });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    void following.read(response);
    open.push(following);
    return following;
  }

  end(): void {
    this.abort.abort();
  }

  /** Waits until so many changes have been told. */
  async until(count: number): Promise<readonly Told[]> {
    for (let left = 200; left > 0 && this.told.length < count; left--)
      await new Promise((next) => setTimeout(next, 10));
    return [...this.told];
  }

  private async read(response: Response): Promise<void> {
    try {
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) {
          const data = /^data: (.*)$/m.exec(message)?.[1];
          if (data) this.told.push(JSON.parse(data));
        }
      }
    } catch {
      // aborted
    }
    this.ended = true;
  }
}

const set = (taskId: string) => served.command('set-annual-task', { ...TASK, taskId }, { actor: HEAD_A });

it('tells what changes from now on, without what it was', async () => {
  const following = await Following.by(SUPERIOR);
  const { body } = await set('t-1');
  expect(await following.until(1)).toEqual([
    {
      position: body.position,
      type: 'AnnualTaskSet',
      stream: 'task-t-1',
      tags: { branch: ['br-a'], org: ['hq'], task: ['t-1'] },
    },
  ]);
});

it('goes on where the reader left off, and misses and repeats nothing', async () => {
  const whole = await (await Following.by(SUPERIOR, '0')).until(4);
  expect(whole.map(({ type }) => type)).toEqual([
    'OrganizationEstablished',
    'OrganizationEstablished',
    'OrganizationEstablished',
    'AnnualTaskSet',
  ]);
  const resumed = await Following.by(SUPERIOR, whole[1]?.position);
  const writing = Promise.all(Array.from({ length: 20 }, (_, index) => set(`t-many-${index}`)));
  await writing;
  const told = await resumed.until(22);
  const positions = told.map(({ position }) => Number(position));
  expect(told).toHaveLength(22);
  expect(told.slice(0, 2)).toEqual(whole.slice(2));
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
});

it('tells a branch only what concerns it', async () => {
  const [a, b] = [await Following.by(OFFICER_A, '0'), await Following.by(OFFICER_B, '0')];
  await set('t-own');
  await a.until(1);
  await served.command(
    'set-annual-task',
    { ...TASK, taskId: 't-b', branchId: 'br-b' },
    { actor: { ...HEAD_A, orgId: 'br-b' } },
  );
  expect((await b.until(2)).map(({ stream }) => stream)).toEqual(['organization-br-b', 'task-t-b']);
  expect(a.told.map(({ stream }) => stream)).not.toContain('task-t-b');
});

it('is refused to those who only read reports, and from a place that is none', async () => {
  const reader = { id: 'u-r', role: 'reader' as const, orgId: 'hq' };
  expect((await served.get('/v1/changes', reader)).body).toMatchObject({ status: 403, code: 'not-permitted' });
  const wrong = await served.get('/v1/changes', SUPERIOR, { 'last-event-id': 'first' });
  expect(wrong.body).toMatchObject({ status: 400, code: 'invalid-position', field: 'Last-Event-ID' });
  const nowhere = await served.get('/v1/changes', { ...SUPERIOR, orgId: 'nowhere' });
  expect(nowhere.body).toMatchObject({ status: 404, code: 'not-found' });
});

it('ends when the server closes', async () => {
  const other = await Served.start({ directory: served.directory });
  const headers = { authorization: `Bearer ${await other.token(SUPERIOR)}` };
  const response = await fetch(`${other.server.url}/v1/changes`, { headers });
  const text = response.text();
  const started = performance.now();
  await other.server.close();
  expect(await text).toMatch(/^retry: /);
  expect(performance.now() - started).toBeLessThan(5000);
});
