import { ADMIN, OFFICER_A, Served, SUPERIOR } from './served.js';

let served: Served;

beforeEach(async () => {
  served = await Served.start({ importBytes: 4000 });
});

afterEach(() => served.stop());

const IMPORTER = { id: 'u-imp', role: 'importer' as const, orgId: 'hq' };
const LINES = [
  line('hq', ADMIN, { kind: 'committee' }),
  line('br-a', SUPERIOR, { kind: 'branch', parentId: 'hq' }),
  '',
  line('br-x', OFFICER_A, { kind: 'branch', parentId: 'hq' }),
  'not JSON',
].join('\n');

function line(orgId: string, actor: typeof ADMIN, data: object): string {
  return JSON.stringify({
    command: 'establish-organization',
    commandId: `line-${orgId}`,
    at: '2025-01-02T01:00:00Z',
    actor,
    data: { orgId, name: `组织 ${orgId}`, establishedOn: '2025-01-02', ...data },
  });
}

async function hand(body: RequestInit['body'], actor = IMPORTER as typeof ADMIN, type = 'application/x-ndjson') {
  return served.send('/v1/imports?source=2025.ndjson', {
    method: 'POST',
    headers: { authorization: `Bearer ${await served.token(actor)}`, 'content-type': type },
    body: body ?? null,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
}

function streamOf(chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

it('reports line by line, and writes nothing the second time', async () => {
  const first = await hand(LINES);
  expect({ status: first.status, ...first.body }).toEqual({
    status: 200,
    accepted: 2,
    duplicates: 0,
    refused: [
      { line: 4, code: 'not-permitted', field: 'actor', message: expect.stringContaining('Your role') },
      { line: 5, code: 'invalid-json', field: 'line', message: expect.stringContaining('JSON') },
    ],
  });
  expect((await hand(LINES)).body).toMatchObject({ accepted: 0, duplicates: 2 });
  const { body } = await served.get('/v1/branch-history/br-a', SUPERIOR);
  expect(body.items?.[0]).toMatchObject({
    recordedAt: '2025-01-02T01:00:00.000Z',
    imported: { source: '2025.ndjson' },
  });
});

it('belongs to importers alone', async () => {
  for (const actor of [ADMIN, SUPERIOR]) {
    expect((await hand(LINES, actor)).body).toMatchObject({ status: 403, code: 'not-permitted' });
  }
});

it('takes lines of JSON only, and no more of them than is allowed', async () => {
  expect((await hand('[]', IMPORTER, 'application/json')).body).toMatchObject({ code: 'unsupported-media-type' });
  expect((await hand(' '.repeat(4001))).body).toMatchObject({ status: 413, code: 'body-too-large' });
  async function* endless() {
    for (;;) yield Buffer.from(`${' '.repeat(999)}\n`);
  }
  const answer = await hand(streamOf(endless())).catch(() => undefined);
  expect(answer === undefined || answer.status === 413).toBe(true);
  expect((await hand(LINES)).status).toBe(200);
});

it('takes one file at a time', async () => {
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  async function* slow() {
    yield Buffer.from(`${LINES.split('\n')[0]}\n`);
    await held;
  }
  const first = hand(streamOf(slow()));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await hand(LINES)).body).toMatchObject({ status: 409, code: 'import-running' });
  finish();
  expect((await first).body).toMatchObject({ accepted: 1 });
});
