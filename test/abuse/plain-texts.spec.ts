import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
import type { Actor } from '#kernel/actor.js';
import { load } from '../crash/office-load.js';
import { ChildProcess, CLI, killAll, ronghe } from '../processes/child-process.js';
import { HttpClient, urlOf } from '../processes/http-client.js';
import { sampleBranches, sampleCommands, sampleLines } from '../processes/sample-year.js';

/** Fields that hold text about a person (◆), by command: derived, so that a new one is looked for too. */
const PERSONAL = new Map(
  new CommandRegistry(aggregates).entries.map(({ route, fields }) => [route, fields.personal] as const),
);

interface Line {
  readonly command: string;
  readonly data: unknown;
}

/** Every name, and every other such text that isn't a word of the work too, such as an office that minutes mention. */
function personalTexts(lines: readonly Line[]): readonly string[] {
  const texts: { readonly field: string; readonly text: string }[] = [];
  let work = '';
  for (const { command, data } of lines) {
    for (const [field, text] of Object.entries(data as Readonly<Record<string, unknown>>)) {
      if (PERSONAL.get(command)?.includes(field) && typeof text === 'string') texts.push({ field, text });
      else work += `${JSON.stringify(text)}\n`;
    }
  }
  return texts.filter(({ field, text }) => field === 'name' || !work.includes(text)).map(({ text }) => text);
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-plain-'));
});
afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is sent to a server, accepted and refused in every way, with a personal text in each. */
function sentTo(branchId: string) {
  const officer: Actor = { id: 'u-officer', role: 'branch-officer', orgId: branchId };
  const raiser: Actor = { id: 'http-m1', role: 'member', orgId: branchId };
  const elsewhere = 'no-such-branch';
  const enroll = (status: number, memberId: string, data: object) => ({
    ...{ status, command: 'enroll-member', actor: officer },
    data: { memberId, branchId, status: 'full', joinedOn: '2010-07-01', enrolledOn: '2025-01-02', ...data },
  });
  const raise = (status: number, concernId: string, data: object) => ({
    ...{ status, command: 'raise-concern', actor: raiser },
    data: { concernId, branchId, topic: 'other', raisedOn: '2025-06-20', ...data },
  });
  const respond = (status: number, actor: Actor, data: object) => ({
    ...{ status, command: 'respond-to-concern', actor, data: { concernId: 'http-q1', on: '2025-06-21', ...data } },
  });
  const talk = (status: number, talkId: string, data: object) => ({
    ...{ status, command: 'record-talk', actor: officer },
    data: { talkId, branchId, memberId: 'http-m1', kind: 'visit', heldOn: '2025-06-20', followUps: [], ...data },
  });
  return [
    enroll(201, 'http-m1', { name: '司徒明月', position: '二级调研员甲' }),
    enroll(409, 'http-m1', { name: '欧阳不二' }), // the id is taken
    enroll(400, 'http-m2', { name: '诸葛错字', status: 'wrong' }),
    enroll(400, 'http-m3', { name: '上官长名'.repeat(60) }),
    enroll(404, 'http-m4', { name: '夏侯无此支部', branchId: elsewhere }),
    enroll(400, 'http-m5', { 司马字段: '司马字段', name: '尉迟多字段' }),
    raise(201, 'http-q1', { text: '夜班补休总不兑现' }),
    raise(201, 'http-q2', { text: '食堂账目无人公示', anonymous: true }),
    raise(409, 'http-q1', { text: '同号诉求另一内容' }),
    raise(400, 'http-q3', { text: '类别写错的诉求', topic: 'wrong' }),
    raise(404, 'http-q4', { text: '无此支部的诉求', branchId: elsewhere }),
    { ...raise(403, 'http-q5', { text: '无权之人的诉求' }), actor: officer },
    { status: 201, command: 'assign-concern', actor: officer, data: assigned('http-q1') },
    respond(403, officer, { response: '并非承办人的答复' }),
    respond(400, raiser, { response: '日期写错的答复', on: '2025-06-31' }),
    respond(201, raiser, { response: '本周内全部补休' }),
    respond(422, raiser, { response: '已答复之后的答复' }),
    talk(201, 'http-k1', { content: '家中老人无人照料' }),
    talk(400, 'http-k2', { content: '缺少类别的谈话', kind: null }),
    talk(404, 'http-k3', { content: '查无此人的谈话', memberId: 'no-such-member' }),
    { ...talk(403, 'http-k4', { content: '无权之人的谈话' }), actor: raiser },
  ];
}

const assigned = (concernId: string) => ({ concernId, ownerId: 'http-m1', dueOn: '2025-07-20' });

/** Encodings in which a text might lie in a file. */
const written = (text: string): readonly Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(encodeURIComponent(text)),
  Buffer.from(
    JSON.stringify(text)
      .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
      .slice(1, -1),
  ),
  Buffer.from(
    Buffer.from(text)
      .toString('base64')
      .replace(/.{0,2}=*$/, ''),
  ),
];

/** Texts that stand somewhere in the bytes. */
function foundIn(bytes: Buffer, texts: Iterable<string>): readonly string[] {
  return [...texts].filter((text) => written(text).some((form) => bytes.includes(form)));
}

function filesOf(directory: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))] as const);
}

it('the sample year has personal texts to be found: a name for each member, and assessments', () => {
  const enrolled = sampleCommands.filter(({ command }) => command === 'enroll-member').length;
  const texts = personalTexts(sampleCommands);
  expect(texts.length).toBeGreaterThan(enrolled);
  expect(foundIn(Buffer.from(sampleLines.join('\n')), texts)).toEqual(texts);
});

it('no file of the data directory holds a personal text, after an import and under a server, nor does what they say', async () => {
  const directory = join(root, 'data');
  const file = join(root, 'year.ndjson');
  // a line that is refused is reported, and what it said about somebody isn't
  const wrong = load(9, 1).map((line) => ({ ...line, actor: { id: 'u', role: 'superior', orgId: 'YL' } }));
  writeFileSync(file, [...sampleLines, ...wrong.map((line) => JSON.stringify(line))].join('\n'));
  const imported = await ronghe(['--data', directory, '--json', 'import', file]);
  expect(imported.code).toBe(1);
  const carded = await ronghe(['--data', directory, 'scorecard', sampleBranches[0] ?? '', '2025']);
  const verified = await ronghe(['--data', directory, 'verify']);
  const env = { RONGHE_LOG_LEVEL: 'trace', RONGHE_REQUESTS_PER_MINUTE: '1000000' };
  const server = ChildProcess.start([CLI, '--data', directory, 'serve', '--port', '0'], { env });
  const url = await urlOf(server);
  const client = new HttpClient(directory);
  const [branchId = ''] = sampleBranches;
  const sent = sentTo(branchId);
  const answers = [];
  for (const [index, { status: _, ...request }] of sent.entries()) {
    answers.push(await client.send(url, { commandId: `http-${index}`, ...request }));
  }
  expect(answers.map(({ status }) => status)).toEqual(sent.map(({ status }) => status));
  const inspector = { id: 'u-inspector', role: 'inspector', orgId: branchId } as const;
  const asked = [];
  const last = answers.findLast(({ status }) => status === 201)?.body.position;
  for (const question of ['concern-board', 'due-list', 'branch-facts', 'branch-history']) {
    const about = question === 'branch-history' ? 'from=2025-06-20&to=2025-06-21' : `after=${last}`;
    const headers = { authorization: `Bearer ${await client.token(inspector)}` };
    asked.push(await (await fetch(`${url}/v1/${question}/${branchId}?${about}`, { headers })).text());
  }
  expect(asked.filter((answer) => answer.includes('http-q1') || answer.includes('"items":[]'))).toHaveLength(4);
  const texts = new Set([...personalTexts([...sampleCommands, ...wrong]), ...personalTexts(sent)]);
  // while the server runs, what it writes lies beside the databases too
  const live = filesOf(directory);
  expect(live.map(([name]) => name)).toContain('events.db-wal');
  const { stdout, stderr } = await server.stop();
  const exported = await ronghe(['--data', directory, 'export', '--branch', branchId]);
  const history = await ronghe(['--data', directory, 'history', branchId]);
  expect(exported.stdout).toContain('sealed:');
  const said = { imported, carded, verified, exported, history, server: { stdout, stderr } };
  for (const [name, bytes] of [...live, ...filesOf(directory)]) {
    expect({ name, found: foundIn(bytes, texts) }).toEqual({ name, found: [] });
  }
  for (const [who, { stdout: out, stderr: err }] of Object.entries(said)) {
    expect({ who, found: foundIn(Buffer.from(out + err), texts) }).toEqual({ who, found: [] });
  }
  expect(foundIn(Buffer.from(JSON.stringify(answers)), texts)).toEqual([]);
  // an inspector reads names, and nothing of what was asked for or said
  expect(
    foundIn(Buffer.from(asked.join()), personalTexts(sent.filter(({ command }) => !/member/.test(command)))),
  ).toEqual([]);
});

it('the search finds what is there', () => {
  expect(foundIn(Buffer.from('x{"name":"李明"}'), ['李明', '张三'])).toEqual(['李明']);
  expect(foundIn(Buffer.from('x\\u674e\\u660e'), ['李明'])).toEqual(['李明']);
  expect(foundIn(Buffer.from('李明', 'utf16le'), ['李明'])).toEqual(['李明']);
});
