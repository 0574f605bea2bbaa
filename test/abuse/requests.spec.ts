import { establishBureau, HEAD_A, Served, SUPERIOR, TASK } from '../http/served.js';
import { type RawAnswer, sendRaw } from './raw-request.js';

const COMMAND = '/v1/commands/set-annual-task';
const HISTORY = '/v1/branch-history/br-a';
const CARD = '/v1/integration-scorecard/br-a';
const BODY = JSON.stringify({ ...TASK, taskId: 't-abuse' });
const MEGABYTE = Buffer.alloc(1 << 20, 'a');
const longText = (length: number) => 'k'.repeat(length);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('');

let served: Served;
let token: string;

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
  token = await served.token(HEAD_A);
});

afterAll(() => served.stop());

/** What is recorded: only what was there before. */
afterEach(async () => {
  const { body } = await served.get(HISTORY, SUPERIOR);
  expect(body.items?.map(({ type }) => type)).toEqual(['OrganizationEstablished']);
  expect((await served.send('/health/live', {})).status).toBe(200);
});

interface Head {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  /** Header lines, each with its end. */
  readonly more?: string;
}

function head({ method = 'POST', path = COMMAND, type = 'application/json', more = '' }: Head): string {
  const own = [`Host: localhost`, 'Connection: close', `Authorization: Bearer ${token}`, `Content-Type: ${type}`];
  return `${method} ${path} HTTP/1.1\r\n${own.join('\r\n')}\r\n${more}\r\n`;
}

function withBody(body: string, { more = '', ...rest }: Head = {}): readonly string[] {
  return [head({ ...rest, more: `Content-Length: ${Buffer.byteLength(body)}\r\n${more}` }), body];
}

function asking(path: string): readonly string[] {
  return [head({ method: 'GET', path })];
}

/** A problem in both languages that gives nothing away. */
function expectProblem(answer: RawAnswer | undefined, status: number, code: string): void {
  expect({ status: answer?.status, type: answer?.headers['content-type'], body: answer?.body }).toEqual({
    status,
    type: expect.stringContaining('application/problem+json'),
    body: expect.stringContaining(`"code":"${code}"`),
  });
  expect(JSON.parse(answer?.body ?? '')).toMatchObject({ text: { zh: expect.any(String), en: expect.any(String) } });
  expect(answer?.body).not.toMatch(/node_modules|\.ts:|\.js:|at .+\(|\/tmp\//);
}

describe('a body', () => {
  it.each<[string, () => readonly (string | Uint8Array)[]]>([
    ['of 10 MB', () => [head({ more: `Content-Length: ${10 << 20}\r\n` }), ...Array(10).fill(MEGABYTE)]],
    [
      'of 10 MB without a length',
      () => [
        head({ more: 'Transfer-Encoding: chunked\r\n' }),
        ...Array(10).fill(Buffer.concat([Buffer.from('100000\r\n'), MEGABYTE, Buffer.from('\r\n')])),
      ],
    ],
    ['with a list of 100,000', () => withBody(`{"attendeeIds":[${lines(100_000, (n) => `"m${n}",`)}"m"]}`)],
  ])('%s is too large', async (_, parts) => {
    expectProblem(await sendRaw(served.server.url, parts()), 413, 'body-too-large');
  });

  it.each<[string, string, string]>([
    ['that gives a name twice', BODY.replace('{', '{"weight":1,'), 'invalid-json'],
    ['that gives a name twice, once in disguise', BODY.replace('{', '{"\\u0077eight":1,'), 'invalid-json'],
    ['with a mark of byte order', `\ufeff${BODY}`, 'invalid-json'],
    ['with a number beyond all', BODY.replace('"weight":5', '"weight":1e400'), 'invalid-number'],
    ['with a number next to nothing', BODY.replace('"weight":5', '"weight":1e-400'), 'out-of-range'],
    ['with a number as a string', BODY.replace('"weight":5', '"weight":"5"'), 'invalid-number'],
    ['with a number as a list', BODY.replace('"weight":5', '"weight":[5]'), 'invalid-number'],
    ['with a year of a billion', BODY.replace('"year":2025', '"year":1e9'), 'out-of-range'],
    ['with a day that does not exist', BODY.replace('2025-11-30', '2025-02-30'), 'invalid-date'],
    ['with a day in other digits', BODY.replace('2025-11-30', '٢٠٢٥-11-30'), 'invalid-date'],
    ['with dots for an id', BODY.replace('t-abuse', '..'), 'invalid-id'],
    ['with an encoded slash in an id', BODY.replace('t-abuse', 't%2fa'), 'invalid-id'],
    ['with an id that looks like another', BODY.replace('t-abuse', 't-аbuse'), 'invalid-id'],
    ['with an id that ends in a line', BODY.replace('t-abuse', 't-abuse\\n'), 'invalid-id'],
    ['with a title that cannot be seen', BODY.replace(TASK.title, '\u200b\u202e'), 'empty-text'],
    ['with a title that steers terminals', BODY.replace(TASK.title, 'a\u009b2J'), 'invalid-text'],
    ['with a list of 1,001', BODY.replace('{', `{"source":[${lines(1000, () => '{},')}{}],`), 'invalid-choice'],
    ['that is a number', '1e999', 'invalid-choice'],
  ])('%s is refused (%#)', async (_, body, code) => {
    expectProblem(await sendRaw(served.server.url, withBody(body)), 400, code);
  });

  it('in a text keeps every character that it was given with, whichever way it runs', async () => {
    const title = '\u202b税务\u202c العربية 👩‍👩‍👧 𠮷\u00a0e\u0301';
    const other = await Served.start();
    await establishBureau(other);
    const { status } = await other.command('set-annual-task', { ...TASK, title }, { actor: HEAD_A });
    const { body } = await other.get('/v1/branch-history/br-a', SUPERIOR);
    await other.stop();
    expect(status).toBe(201);
    expect(JSON.stringify(body)).toContain(title);
  });

  it('that breaks off is forgotten, with a length and in chunks', async () => {
    for (const more of ['Content-Length: 5000\r\n', 'Transfer-Encoding: chunked\r\n']) {
      const parts = [
        head({ more }),
        more.startsWith('C') ? BODY : `${Buffer.byteLength(BODY).toString(16)}\r\n${BODY}\r\n`,
      ];
      await breakOff(parts);
    }
  });
});

/** Sends and goes away without waiting. */
async function breakOff(parts: readonly string[]): Promise<void> {
  const { connect } = await import('node:net');
  const { hostname, port } = new URL(served.server.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(parts.join(''), () => setTimeout(() => socket.destroy(), 20));
    });
    socket.on('close', () => resolve());
  });
}

describe('a header', () => {
  it.each<[string, string, number, string]>([
    ['Idempotency-Key with blanks', 'Idempotency-Key: a b', 400, 'invalid-id'],
    ['Idempotency-Key that is empty', 'Idempotency-Key: ', 400, 'invalid-id'],
    ['Idempotency-Key of 10 kB', `Idempotency-Key: ${longText(10_000)}`, 400, 'invalid-id'],
    ['Idempotency-Key given twice', 'Idempotency-Key: a\r\nIdempotency-Key: b', 400, 'invalid-id'],
    ['Idempotency-Key of a path', 'Idempotency-Key: ../../a', 400, 'invalid-id'],
    ['X-Correlation-Id of a script', 'X-Correlation-Id: <script>', 400, 'invalid-id'],
    ...['*', 'W/"3"', '"-1"', '"1", "2"', '""', '"99999999999999999999"', '1e3', ' '].map(
      (value): [string, string, number, string] => [`If-Match ${value}`, `If-Match: ${value}`, 400, 'invalid-if-match'],
    ),
    ['If-Match of what is not there', 'If-Match: "7"', 412, 'revision-conflict'],
    ['Content-Encoding that nobody decodes', 'Content-Encoding: gzip\r\nIf-Match: x', 400, 'invalid-if-match'],
    ['of 20 kB', `X-A: ${longText(20_000)}`, 431, 'headers-too-large'],
    ['with a NUL', 'X-A: a\0b', 400, 'bad-request'],
    ['that names two lengths', 'Content-Length: 7', 400, 'bad-request'],
    ['that names a length and chunks', 'Transfer-Encoding: chunked', 400, 'bad-request'],
    ['that is folded', 'X-A: a\r\n b', 400, 'bad-request'],
  ])('%s is refused', async (_, more, status, code) => {
    expectProblem(await sendRaw(served.server.url, withBody(BODY, { more: `${more}\r\n` })), status, code);
  });

  it('is one of thousands: refused', async () => {
    const answer = await sendRaw(served.server.url, withBody(BODY, { more: lines(4000, (n) => `x${n}:1\r\n`) }));
    expectProblem(answer, 431, 'headers-too-large');
  });

  it.each(['text/plain', 'application/jsonx', 'application/xml', 'application/json+x', longText(4000), 'a'])(
    'Content-Type %# is not taken',
    async (type) => {
      expectProblem(await sendRaw(served.server.url, withBody(BODY, { type })), 415, 'unsupported-media-type');
    },
  );

  it.each([
    ['no HTTP', 'GET\r\n\r\n'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a method that does not exist', 'FOO / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a negative length', `POST ${COMMAND} HTTP/1.1\r\nHost: a\r\nContent-Length: -6\r\n\r\n`],
    ['wide characters in the address', 'GET /v1/２０２５ HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('before which stands %s is answered with a problem', async (_, text) => {
    expectProblem(await sendRaw(served.server.url, [text]), 400, 'bad-request');
  });
});

describe('a question', () => {
  it.each<[string, number, string]>([
    [`${CARD}/1e9`, 400, 'invalid-number'],
    [`${CARD}/NaN`, 400, 'invalid-number'],
    [`${CARD}/Infinity`, 400, 'invalid-number'],
    [`${CARD}/-1`, 400, 'out-of-range'],
    [`${CARD}/99999`, 400, 'out-of-range'],
    [`${CARD}/9999`, 404, 'not-found'],
    [`${CARD}/2025%00`, 400, 'invalid-number'],
    [`${CARD}/2025/..%2f..%2f2025`, 404, 'unknown-route'],
    [`${CARD}/2025?asOf=-2025-01-01`, 400, 'invalid-date'],
    [`${CARD}/2025?asOf=2025-02-30`, 400, 'invalid-date'],
    [`${CARD}/2025?asOf=9999-12-31`, 400, 'date-in-future'],
    [`${CARD}/2025?knownAt=2025-02-30T00:00:00Z`, 400, 'invalid-date'],
    [`${CARD}/2025?knownAt=9999-12-31T23:59:59-12:00`, 400, 'invalid-date'],
    [`${CARD}/2025?knownAt=1970-01-01T00:00:00Z`, 404, 'not-found'],
    [`${CARD}/2025?knownAt=`, 400, 'invalid-date'],
    [`${CARD}/2025?scheme=../default@1`, 404, 'not-found'],
    [`${CARD}/2025?scheme=default@99999999999`, 404, 'not-found'],
    [`${HISTORY}?limit=-1`, 400, 'invalid-number'],
    [`${HISTORY}?limit=NaN`, 400, 'invalid-number'],
    [`${HISTORY}?limit=1e1`, 400, 'invalid-number'],
    [`${HISTORY}?limit=1&limit=2`, 400, 'duplicate-parameter'],
    [`${HISTORY}?limit[]=1`, 400, 'unknown-field'],
    [`${HISTORY}?cursor=cDE6LTE`, 400, 'invalid-cursor'],
    [`${HISTORY}?cursor=%00`, 400, 'invalid-cursor'],
    [`${HISTORY}?after=-0`, 400, 'invalid-position'],
    [`${HISTORY}?from=%ff%fe`, 400, 'invalid-date'],
    [`${HISTORY}?to=0000-00-00`, 400, 'invalid-date'],
    [`${HISTORY}?__proto__[limit]=1`, 400, 'unknown-field'],
    [`${HISTORY}?${lines(1500, (n) => `a${n}=1&`)}`, 400, 'unknown-field'],
    [`${HISTORY}?from=${longText(12_000)}`, 400, 'invalid-date'],
    [`${HISTORY}?from=${longText(25_000)}`, 431, 'headers-too-large'],
    [`${HISTORY}%0d%0aX-A:%20b`, 400, 'invalid-id'],
    ['/v1/branch-history/br-a%2f..%2fbr-b', 400, 'invalid-id'],
    ['/v1/..%2fhealth%2flive', 404, 'unknown-route'],
    ['/v1/../../../../etc/passwd', 404, 'unknown-route'],
  ])('%.80s is answered with %i', async (path, status, code) => {
    expectProblem(await sendRaw(served.server.url, asking(path)), status, code);
  });

  it.each(['TRACE', 'PUT', 'DELETE', 'PROPFIND'])('with the method %s is refused', async (method) => {
    const answer = await sendRaw(served.server.url, withBody(BODY, { method, path: HISTORY }));
    expectProblem(answer, 405, 'method-not-allowed');
  });

  it('keeps its method, whatever a header says', async () => {
    const parts = [head({ method: 'GET', path: COMMAND, more: 'X-HTTP-Method-Override: POST\r\n' })];
    expectProblem(await sendRaw(served.server.url, parts), 405, 'method-not-allowed');
  });
});
