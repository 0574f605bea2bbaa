import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
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
  const officer = { id: 'u-officer', role: 'branch-officer', orgId: branchId } as const;
  const bodies = [
    { memberId: 'http-m1', name: '司徒明月', position: '二级调研员甲', branchId, status: 'full' },
    { memberId: 'http-m1', name: '欧阳不二', branchId, status: 'full' }, // the id is taken
    { memberId: 'http-m2', name: '诸葛错字', branchId, status: 'wrong' },
    { memberId: 'http-m3', name: '上官长名'.repeat(60), branchId, status: 'full' },
    { memberId: 'http-m4', name: '夏侯无此支部', branchId: 'none', status: 'full' },
    { memberId: 'http-m5', 司马字段: '司马字段', name: '尉迟多字段', branchId, status: 'full' },
  ].map((data) => ({ ...data, joinedOn: '2010-07-01', enrolledOn: '2025-01-02' }));
  const answers = [];
  for (const [index, data] of bodies.entries()) {
    answers.push(
      await client.send(url, { command: 'enroll-member', commandId: `http-${index}`, actor: officer, data }),
    );
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 409, 400, 400, 404, 400]);
  const texts = new Set([
    ...personalTexts([...sampleCommands, ...wrong]),
    ...bodies.flatMap(({ name, ...rest }) => ['position' in rest ? rest.position : name, name]),
  ]);
  // while the server runs, what it writes lies beside the databases too
  const live = filesOf(directory);
  expect(live.map(([name]) => name)).toContain('events.db-wal');
  const { stdout, stderr } = await server.stop();
  const said = { imported, carded, verified, server: { stdout, stderr } };
  for (const [name, bytes] of [...live, ...filesOf(directory)]) {
    expect({ name, found: foundIn(bytes, texts) }).toEqual({ name, found: [] });
  }
  for (const [who, { stdout: out, stderr: err }] of Object.entries(said)) {
    expect({ who, found: foundIn(Buffer.from(out + err), texts) }).toEqual({ who, found: [] });
  }
  expect(foundIn(Buffer.from(JSON.stringify(answers)), texts)).toEqual([]);
});

it('the search finds what is there', () => {
  expect(foundIn(Buffer.from('x{"name":"李明"}'), ['李明', '张三'])).toEqual(['李明']);
  expect(foundIn(Buffer.from('x\\u674e\\u660e'), ['李明'])).toEqual(['李明']);
  expect(foundIn(Buffer.from('李明', 'utf16le'), ['李明'])).toEqual(['李明']);
});
