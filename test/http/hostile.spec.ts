import { request } from 'node:http';
import { connect } from 'node:net';
import { establishBureau, HEAD_A, OFFICER_A, Served, SUPERIOR, TASK } from './served.js';

let served: Served;

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
});

afterAll(() => served.stop());

const JSON_TEXT = JSON.stringify({ ...TASK, taskId: 't-hostile' });
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const withField = (name: string, value: string) => `${JSON_TEXT.slice(0, -1)},"${name}":${value}}`;

describe('a hostile body', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'invalid-json'],
    ['half a JSON', '{"taskId":', 'invalid-json'],
    ['no object but a list', '[]', 'invalid-choice'],
    ['null', 'null', 'invalid-choice'],
    ['a text', '"t-1"', 'invalid-choice'],
    ['nesting of 10,000 levels', nested(10_000), 'invalid-json'],
    ['lists of 100,000 levels', '['.repeat(100_000), 'invalid-json'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'invalid-json'],
    ['__proto__', withField('__proto__', '{"role":"admin"}'), 'unknown-field'],
    ['constructor', withField('constructor', '{"prototype":{"role":"admin"}}'), 'unknown-field'],
    ['a list for an id, deep enough to overflow', `{"taskId":${'['.repeat(30)}1${']'.repeat(30)}}`, 'invalid-id'],
    ['an object that claims to be a text', '{"taskId":{"toString":1,"valueOf":1}}', 'invalid-id'],
    ['a lone surrogate', JSON_TEXT.replace('综合', '\\ud800'), 'invalid-text'],
    ['control characters', JSON_TEXT.replace('综合', '\\u0000\\u0007'), 'invalid-text'],
    ['a sealed text from outside', JSON_TEXT.replace('综合', 'sealed:1:member-m1:AAAA '), 'invalid-text'],
    ['a number beyond all', withField('x', '1e999'), 'unknown-field'],
    ['SQL for an id', JSON_TEXT.replace('t-hostile', "t'; DROP TABLE events;--"), 'invalid-id'],
    ['a slash in an id', JSON_TEXT.replace('t-hostile', '../t'), 'invalid-id'],
    ['a text that is too long', JSON_TEXT.replace('综合', '长'.repeat(201)), 'text-too-long'],
  ])('(%s) is refused', async (_, body, code) => {
    const started = performance.now();
    const answer = await served.command('set-annual-task', body, { actor: HEAD_A });
    expect({ status: answer.status, codes: answer.body.errors?.map((error) => error.code) }).toEqual({
      status: 400,
      codes: expect.arrayContaining([code]),
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('that is not there is refused like an empty one, whether or not a type is named', async () => {
    const headers = await served.bearer(HEAD_A);
    for (const type of [{}, { 'content-type': 'application/json' }]) {
      const sent = { method: 'POST', headers: { ...headers, ...type } };
      expect(await served.send('/v1/commands/set-annual-task', sent)).toMatchObject({
        ...{ status: 400, body: { code: 'invalid-json', field: 'body' } },
      });
    }
  });

  it('larger than the limit is not even read', async () => {
    const { status, body } = await served.command('set-annual-task', ' '.repeat(256 * 1024 + 1), { actor: HEAD_A });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'body-too-large' });
  });

  it('is no obstacle to minutes of 20,000 Chinese characters', async () => {
    const data = {
      sessionId: 's-1',
      branchId: 'br-a',
      kind: 'theme-day',
      heldOn: '2025-03-01',
      topic: '长会',
      partyHours: 1,
      businessHours: 1,
      attendeeIds: ['m-none'],
      absentees: [],
      taskIds: [],
      minutes: '议'.repeat(20_000),
      actions: [],
    };
    const { status, body } = await served.command('record-study-session', data, { actor: OFFICER_A });
    expect({ status, code: body.code, field: body.field }).toEqual({
      status: 404,
      code: 'not-found',
      field: 'attendeeIds[0]',
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/x-ndjson',
    'nonsense',
  ])('of another kind (%s) is not taken', async (type) => {
    const headers = { 'content-type': type };
    const { status, body } = await served.command('set-annual-task', JSON_TEXT, { actor: HEAD_A, headers });
    expect({ status, code: body.code }).toEqual({ status: 415, code: 'unsupported-media-type' });
  });

  it('leaves no trace', async () => {
    const { body } = await served.get('/v1/branch-history/br-a', SUPERIOR);
    expect(body.items?.map(({ type }) => type)).toEqual(['OrganizationEstablished']);
  });
});

describe('a strange address', () => {
  const bearer = async () => ({ authorization: `Bearer ${await served.token(SUPERIOR)}` });

  it.each([
    ['GET', '/v1/branch-history/br-a/../../../etc/passwd', 404],
    ['GET', '/v1/branch-history/..%2f..%2fetc', 400],
    ['GET', '/v1/branch-history/%00', 400],
    ['GET', '/v1/branch-history/%zz', 400],
    ['GET', '/v1/branch-history/%ff', 400],
    ['GET', `/v1/branch-history/${'a'.repeat(65)}`, 400],
    ['GET', '/v1/branch-history/', 404],
    ['GET', '/v1/branch-history/br-a/', 404],
    ['GET', '//v1/branch-history/br-a', 404],
    ['GET', '/v1/branch-history/br-a?from[]=x', 400],
    ['GET', '/v1/branch-history/br-a?__proto__=x', 400],
    ['GET', '/v1/branch-history/br-a?constructor=x&toString=y', 400],
    ['GET', '/v1/constructor', 404],
    ['GET', '/__proto__', 404],
    ['GET', '/v1/commands/set-annual-task', 405],
    ['PUT', '/v1/commands/set-annual-task', 405],
    ['DELETE', '/v1/branch-history/br-a', 405],
    ['POST', '/v1/branch-history/br-a', 405],
    ['POST', '/v1/commands/make-coffee', 404],
    ['OPTIONS', '*', 404],
  ])('%s %s is answered with %s', async (method, path, expected) => {
    const { status, type, text } = await raw({ method, path, headers: await bearer() });
    expect({ path, status, type }).toEqual({
      path,
      status: expected,
      type: expect.stringContaining('application/problem+json'),
    });
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at .+\(|\/tmp\//);
  });

  it('longer than any id leads nowhere', async () => {
    const { status, body } = await served.get(`/v1/branch-history/${'a'.repeat(5000)}`, SUPERIOR);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'unknown-route' });
  });

  it('says which methods it takes', async () => {
    const { headers } = await served.get('/v1/commands/set-annual-task', SUPERIOR);
    expect(headers.get('allow')).toBe('POST');
  });
});

describe('a broken connection', () => {
  it('that sends no HTTP is closed and hurts nobody', async () => {
    const { port } = new URL(served.server.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await served.send('/health/live', {})).status).toBe(200);
  });

  it('in the middle of a body leaves the server at work', async () => {
    const headers = {
      authorization: `Bearer ${await served.token(HEAD_A)}`,
      'content-type': 'application/json',
      'content-length': '1000',
    };
    await new Promise<void>((resolve) => {
      const broken = request(`${served.server.url}/v1/commands/set-annual-task`, { method: 'POST', headers });
      broken.on('error', () => resolve());
      broken.write('{"taskId"');
      setTimeout(() => broken.destroy(), 30);
    });
    expect((await served.send('/health/ready', {})).body).toEqual({ status: 'ready', failing: [] });
  });
});

describe('too many requests of one actor', () => {
  it('are put off, and others are not', async () => {
    const limited = await Served.start({ directory: served.directory, requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await limited.get('/v1/branch-history/br-a', OFFICER_A)).status);
    const { status, body, headers } = await limited.get('/v1/branch-history/br-a', OFFICER_A);
    const other = await limited.get('/v1/branch-history/br-a', SUPERIOR);
    await limited.server.close();
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'too-many-requests' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(other.status).toBe(200);
  });
});

interface Raw {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** Sends an address as it is; fetch would tidy it up. */
function raw({ method, path, headers }: Raw): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.server.url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (data: string) => {
        text += data;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
