import { type Answer, establishBureau, HEAD_A, OFFICER_A, OFFICER_B, Served, SUPERIOR, TASK } from './served.js';

let served: Served;
/** The instant before the task was verified. */
let before: string;

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
  await accepted('enroll-member', MEMBER, OFFICER_A);
  await accepted('set-annual-task', TASK, HEAD_A);
  await accepted('report-task-completed', { taskId: 't-1', completedOn: '2025-06-02', result: '全部上线' }, OFFICER_A);
  before = new Date(served.now()).toISOString();
  await accepted('verify-task-outcome', VERDICT, SUPERIOR);
});

afterAll(() => served.stop());

const MEMBER = {
  memberId: 'm-1',
  name: '王小明',
  branchId: 'br-a',
  status: 'full',
  joinedOn: '2015-07-01',
  enrolledOn: '2025-01-10',
};
const VERDICT = { taskId: 't-1', verifiedOn: '2025-06-20', outcome: 'met', rating: 90, comment: '按期完成' };

async function accepted(name: string, data: object, actor: typeof HEAD_A): Promise<Answer> {
  const answer = await served.command(name, data, { actor });
  if (answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  return answer;
}

const scorecard = (query = '', actor = SUPERIOR) => served.get(`/v1/integration-scorecard/br-a/2025${query}`, actor);
const history = (query = '', actor = SUPERIOR) => served.get(`/v1/branch-history/br-a${query}`, actor);

describe('asking a read model', () => {
  it('gives what was written just before, if one waits for its position', async () => {
    const { body } = await accepted('set-annual-task', { ...TASK, taskId: 't-2', title: '二号任务' }, HEAD_A);
    const answer = await scorecard(`?after=${body.position}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Number(answer.body.throughPosition)).toBeGreaterThanOrEqual(Number(body.position));
    expect(JSON.stringify(answer.body)).toContain('t-2');
  });

  it('as of a day shows nothing that happened later', async () => {
    const answer = await scorecard('?asOf=2025-06-10');
    expect(answer.body.asOf).toBe('2025-06-10');
    expect(JSON.stringify(answer.body)).not.toBe(JSON.stringify((await scorecard()).body));
  });

  it('as known at an instant folds what was recorded by then', async () => {
    const then = await scorecard(`?knownAt=${before}`);
    const now = await scorecard();
    expect(then.status).toBe(200);
    expect(then.body.knownAt).toBe(before);
    expect(Number(then.body.throughPosition)).toBeLessThan(Number(now.body.throughPosition));
  });

  it.each([
    ['/v1/integration-scorecard/br-a/twenty', 'invalid-number', 'year'],
    ['/v1/integration-scorecard/br-a/2025.5', 'too-many-decimals', 'year'],
    ['/v1/integration-scorecard/br-a/0x7e9', 'invalid-number', 'year'],
    ['/v1/integration-scorecard/br%2Fa/2025', 'invalid-id', 'branchId'],
    ['/v1/integration-scorecard/br-a%20/2025', 'invalid-id', 'branchId'],
    ['/v1/integration-scorecard/br-a/2025?colour=red', 'unknown-field', 'colour'],
    ['/v1/integration-scorecard/br-a/2025?asOf=2025-02-30', 'invalid-date', 'asOf'],
    ['/v1/integration-scorecard/br-a/2025?asOf=2099-01-01', 'date-in-future', 'asOf'],
    ['/v1/integration-scorecard/br-a/2025?knownAt=yesterday', 'invalid-date', 'knownAt'],
    ['/v1/integration-scorecard/br-a/2025?knownAt=2099-01-01T00:00:00Z', 'date-in-future', 'knownAt'],
    ['/v1/integration-scorecard/br-a/2025?asOf=2025-01-01&asOf=2025-01-02', 'duplicate-parameter', 'asOf'],
    ['/v1/integration-scorecard/br-a/2025?branchId=br-b', 'duplicate-parameter', 'branchId'],
    ['/v1/integration-scorecard/br-a/2025?after=-1', 'invalid-position', 'after'],
    ['/v1/integration-scorecard/br-a/2025?after=1e3', 'invalid-position', 'after'],
    ['/v1/branch-history/br-a?from=1-2-3', 'invalid-date', 'from'],
    ['/v1/branch-history/br-a?limit=0', 'out-of-range', 'limit'],
    ['/v1/branch-history/br-a?limit=501', 'out-of-range', 'limit'],
    ['/v1/branch-history/br-a?limit=ten', 'invalid-number', 'limit'],
    ['/v1/branch-history/br-a?asOf=2025-01-01', 'unknown-field', 'asOf'],
    ['/v1/branch-history/br-a?cursor=MTA0NTI', 'invalid-cursor', 'cursor'],
  ])('%s is refused: %s at %s', async (path, code, field) => {
    const { status, body } = await served.get(path, SUPERIOR);
    expect({ status, code: body.code, field: body.field }).toEqual({ status: 400, code, field });
  });

  it('for a branch that does not exist finds nothing', async () => {
    const { status, body } = await served.get('/v1/integration-scorecard/br-z/2025', SUPERIOR);
    expect({ status, code: body.code, field: body.field }).toEqual({
      status: 404,
      code: 'not-found',
      field: 'branchId',
    });
  });

  it('that does not reflect a position yet says when to come again', async () => {
    const impatient = await Served.start({ directory: served.directory, patienceMs: 50 });
    const { status, body, headers } = await impatient.get('/v1/integration-scorecard/br-a/2025?after=999999', SUPERIOR);
    await impatient.server.close();
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'read-model-behind' });
    expect(headers.get('retry-after')).toBe('1');
  });
});

describe('asking where a number comes from', () => {
  const explanation = (indicatorId: string, query = '') =>
    served.get(`/v1/indicator-explanation/br-a/2025/${indicatorId}${query}`, SUPERIOR);

  it('leads to the events, who recorded them and when', async () => {
    const { status, body } = await explanation('task-completion');
    expect(status).toBe(200);
    const { indicator, events } = body as Answer['body'] & {
      indicator: { evidence: readonly string[] };
      events: readonly { eventId: string; type: string; actor: object }[];
    };
    expect(events.map(({ eventId }) => eventId)).toEqual(indicator.evidence);
    expect(events.at(-1)).toMatchObject({ type: 'TaskOutcomeVerified', actor: SUPERIOR });
  });

  it('as known at an instant names none that was recorded later', async () => {
    const { body } = await explanation('task-completion', `?knownAt=${before}`);
    expect(JSON.stringify(body)).not.toContain('TaskOutcomeVerified');
  });

  it('finds no indicator that the scheme does not have', async () => {
    const { status, body } = await explanation('morale');
    expect({ status, code: body.code, field: body.field }).toEqual({
      ...{ status: 404, code: 'not-found', field: 'indicatorId' },
    });
  });
});

describe('asking what the record cost', () => {
  it('tells of a month who entered how much, in order of id', async () => {
    const recorded = new Date(served.now()).toISOString().slice(0, 7);
    const { status, body } = await served.get(`/v1/burden/br-a/${recorded}`, SUPERIOR);
    expect(status).toBe(200);
    const { entries, people } = body as Answer['body'] & {
      entries: number;
      people: readonly { personId: string; entries: number }[];
    };
    expect(people.map(({ personId }) => personId)).toEqual(people.map(({ personId }) => personId).sort());
    expect(people.reduce((sum, each) => sum + each.entries, 0)).toBe(entries);
    expect(entries).toBeGreaterThan(3);
  });

  it.each(['2025-13', '2025-3', '2025', '0999-01', '2025-06-01'])(
    'of %s is refused: that is no month',
    async (month) => {
      const { status, body } = await served.get(`/v1/burden/br-a/${month}`, SUPERIOR);
      expect({ status, code: body.code, field: body.field }).toEqual({
        status: 400,
        code: 'invalid-date',
        field: 'month',
      });
    },
  );

  it('is not for those who only read what comes of the record', async () => {
    const { status } = await served.get('/v1/burden/br-a/2025-06', { id: 'u-r', role: 'reader', orgId: 'br-a' });
    expect(status).toBe(403);
  });
});

describe('who may read', () => {
  it('is the branch itself and those above it', async () => {
    expect((await scorecard('', OFFICER_A)).status).toBe(200);
    expect((await scorecard('', SUPERIOR)).status).toBe(200);
    for (const ask of [scorecard, history]) {
      const { status, body } = await ask('', OFFICER_B);
      expect({ status, code: body.code, field: body.field }).toEqual({
        status: 403,
        code: 'not-permitted',
        field: 'actor',
      });
    }
  });

  it('is nobody whose role reads nothing', async () => {
    expect((await scorecard('', { id: 'u-imp', role: 'importer', orgId: 'hq' })).status).toBe(403);
  });
});

describe('a timeline', () => {
  it('comes in pages that join without a gap and end', async () => {
    const whole = (await history()).body;
    expect(whole.next).toBeNull();
    const items: unknown[] = [];
    let next: string | null | undefined = '';
    let pages = 0;
    while (next !== null && pages < 20) {
      const { body } = await history(`?limit=2${next ? `&cursor=${next}` : ''}`);
      expect(body.items?.length).toBeLessThanOrEqual(2);
      items.push(...(body.items ?? []));
      next = body.next ?? null;
      pages += 1;
    }
    expect(pages).toBeGreaterThan(2);
    expect(items).toEqual(whole.items);
  });

  it('shows the days asked for, and what was known at an instant', async () => {
    const days = (await history('?from=2025-06-01&to=2025-06-10')).body.items ?? [];
    expect(days.map(({ type }) => type)).toEqual(['TaskCompletionReported']);
    const known = (await history(`?knownAt=${before}`)).body.items ?? [];
    expect(known.map(({ type }) => type)).not.toContain('TaskOutcomeVerified');
    expect(known.map(({ type }) => type)).toContain('TaskCompletionReported');
  });

  it('gives no name of a member to those who read reports only', async () => {
    const reader = { id: 'u-r', role: 'reader' as const, orgId: 'hq' };
    expect(JSON.stringify((await history('', reader)).body)).not.toContain('王小明');
  });
});

describe('two servers on one data directory', () => {
  it('read what the other has written', async () => {
    const other = await Served.start({ directory: served.directory });
    const data = { ...TASK, taskId: 't-other', title: '另一台服务器' };
    const { body } = await other.command('set-annual-task', data, { actor: HEAD_A });
    expect(JSON.stringify((await scorecard(`?after=${body.position}`)).body)).toContain('t-other');
    await other.server.close();
  });
});
