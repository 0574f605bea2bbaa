import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from '@photostructure/sqlite';
import { keysContract } from '#testing/keys-contract.js';
import { openEmbeddedKeys } from './embedded-keys.js';

const temporary = () => mkdtempSync(join(tmpdir(), 'ronghe-keys-'));

keysContract('a file', async () => {
  const directory = temporary();
  return {
    open: () => openEmbeddedKeys({ directory }),
    destroy: async () => rmSync(directory, { recursive: true }),
  };
});

describe('the files of embedded keys', () => {
  let directory: string;
  let master: string;

  beforeEach(() => {
    directory = temporary();
    master = join(directory, 'master.key');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const sealed = async (subject: string, text: string) => {
    const keys = await openEmbeddedKeys({ directory });
    const tokens = await keys.seal(subject, [text]);
    await keys.close();
    return tokens;
  };

  /** Whether any file of the directory holds these bytes. */
  const holds = (bytes: Buffer) =>
    readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(bytes));

  const expectRefused = (code: string, says: RegExp) =>
    expect(openEmbeddedKeys({ directory })).rejects.toMatchObject({
      name: 'StoreFailure',
      code,
      text: { en: expect.stringMatching(says), zh: expect.stringMatching(/[一-龥]/) },
    });

  it('are for their owner only', async () => {
    await sealed('member-m1', '张三');
    expect(statSync(master).mode & 0o777).toBe(0o600);
    expect(statSync(master).size).toBe(32);
    expect(statSync(join(directory, 'keys.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.startsWith('master.key'))).toEqual(['master.key']);
  });

  it('hold nothing of a text, nor of a key as it is used', async () => {
    const keys = await openEmbeddedKeys({ directory });
    await keys.seal('member-m1', ['欧阳明月 Ouyang Mingyue']);
    expect(holds(Buffer.from('欧阳明月'))).toBe(false);
    expect(holds(Buffer.from('Ouyang'))).toBe(false);
    expect(holds(Buffer.from('member-m1'))).toBe(true);
    await keys.close();
  });

  it('hold no copy of a destroyed key', async () => {
    const keys = await openEmbeddedKeys({ directory });
    // an order, found by trial, in which SQLite moves rows so that an old copy of the row of member-33 stays behind
    for (let index = 0; index < 150; index++) {
      await keys.seal(`member-${'m'.repeat((index * 13) % 13)}${(index * 13) % 151}`, ['x']);
    }
    const wrapped = (subject: string) => {
      const db = new DatabaseSync(join(directory, 'keys.db'));
      const row = db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?').get(subject);
      db.close();
      return row.wrapped === null ? null : Buffer.from(row.wrapped);
    };
    for (const subject of ['member-33', 'member-39']) {
      const bytes = wrapped(subject) ?? Buffer.of();
      expect(bytes).toHaveLength(60);
      expect(holds(bytes)).toBe(true);
      await keys.destroy(subject);
      expect(wrapped(subject)).toBeNull();
      expect(holds(bytes.subarray(0, 16))).toBe(false);
    }
    await keys.close();
    expect(await sealed('member-46', 'still there')).toHaveLength(1);
  });

  it.each([0o640, 0o604, 0o666, 0o700])('are refused when the mode of the master key is %o', async (mode) => {
    await sealed('member-m1', '张三');
    chmodSync(master, mode);
    await expectRefused('unavailable', /mode 0\d{3}.*chmod 600/);
  });

  it.each([0, 31, 33])('are refused when the master key has %i bytes', async (length) => {
    writeFileSync(master, Buffer.alloc(length), { mode: 0o600 });
    await expectRefused('corrupt', /not 32 bytes long/);
  });

  it('are refused when the master key is another one', async () => {
    await sealed('member-m1', '张三');
    writeFileSync(master, Buffer.alloc(32, 7));
    await expectRefused('corrupt', /does not open the keys/);
  });

  it('are refused when the master key is gone, rather than given a new one', async () => {
    await sealed('member-m1', '张三');
    copyFileSync(master, join(directory, 'kept'));
    rmSync(master);
    await expectRefused('unavailable', /Restore it from a backup/);
    expect(readdirSync(directory)).not.toContain('master.key');
  });

  it("are refused, and left alone, when keys.db is another program's", async () => {
    await sealed('member-m1', '张三');
    writeFileSync(join(directory, 'keys.db'), 'A page of text.\n'.repeat(500));
    await expectRefused('unknown-format', /not a data file of Ronghe/);
    expect(readFileSync(join(directory, 'keys.db'), 'utf8')).toMatch(/^A page of text/);
  });

  it('are refused when the key of one subject stands in the place of another', async () => {
    const tokens = [...(await sealed('member-m1', '张三')), ...(await sealed('member-m2', '李四'))];
    const db = new DatabaseSync(join(directory, 'keys.db'));
    db.exec("UPDATE subject_key SET wrapped = (SELECT wrapped FROM subject_key WHERE subject = 'member-m2')");
    db.close();
    const keys = await openEmbeddedKeys({ directory });
    await expect(keys.open(tokens.slice(0, 1))).rejects.toMatchObject({ name: 'StoreFailure', code: 'corrupt' });
    expect(await keys.open(tokens.slice(1))).toEqual(['李四']);
    await keys.close();
  });

  it('agree on one master key when several processes start at once', async () => {
    const script = `
      import { openEmbeddedKeys } from '#adapters/keys-embedded/embedded-keys.js';
      console.log('ready');
      process.stdin.once('data', async () => {
        const keys = await openEmbeddedKeys({ directory: ${JSON.stringify(directory)} });
        console.log((await keys.seal('member-' + process.pid, ['sealed'])).join());
        await keys.close();
        process.exit();
      });`;
    const node = ['--conditions=source', '--import', '@swc-node/register/esm-register', '--input-type=module', '-e'];
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [...node, script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = children.map((child) => createInterface(child.stdout)[Symbol.asyncIterator]());
    for (const lines of said) expect(await lines.next()).toMatchObject({ value: 'ready' });
    for (const child of children) child.stdin.write('go\n');
    const tokens = await Promise.all(said.map(async (lines) => String((await lines.next()).value)));
    const keys = await openEmbeddedKeys({ directory });
    expect(await keys.open(tokens)).toEqual(['sealed', 'sealed', 'sealed', 'sealed']);
    await keys.close();
  });
});
