import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Position } from '#kernel/position.js';
import { describeReadStore } from '#testing/read-store-contract.js';
import { openSqliteReadStore } from './sqlite-read-store.js';

async function temporary(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ronghe-read-'));
}

describeReadStore('the sqlite read store', async () => {
  const directory = await temporary();
  return {
    open: () => openSqliteReadStore({ directory }),
    durable: true,
    remove: () => rm(directory, { recursive: true }),
  };
});

describe('the file of the sqlite read store', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await temporary();
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is made in a directory that is made too', async () => {
    const store = await openSqliteReadStore({ directory: join(directory, 'new', 'data') });
    expect(await store.collections()).toEqual([]);
    await store.close();
  });

  it.each([
    ['newer', (db: DatabaseSyncInstance) => db.exec('PRAGMA user_version = 2')],
    ['foreign', (db: DatabaseSyncInstance) => db.exec('PRAGMA application_id = 77')],
  ])('is refused if it is %s, with the advice to delete and rebuild it', async (_, change) => {
    await (await openSqliteReadStore({ directory })).close();
    const db = new DatabaseSync(join(directory, 'read.db'));
    change(db);
    db.close();
    const before = await readFile(join(directory, 'read.db'));
    await expect(openSqliteReadStore({ directory })).rejects.toMatchObject({
      name: 'StoreFailure',
      code: 'unknown-format',
      text: { en: expect.stringMatching(/delete the file.*ronghe rebuild/), zh: expect.stringContaining('删除该文件') },
    });
    expect((await readFile(join(directory, 'read.db'))).equals(before)).toBe(true);
  });

  it('is refused if it is something else, and left as it is', async () => {
    await writeFile(join(directory, 'read.db'), 'a letter, not a database '.repeat(40));
    await expect(openSqliteReadStore({ directory })).rejects.toMatchObject({ code: 'unknown-format' });
    expect(await readFile(join(directory, 'read.db'), 'utf8')).toContain('a letter');
  });

  it('is reported as damaged, not half believed, when its pages are overwritten', async () => {
    const store = await openSqliteReadStore({ directory });
    await store.declare({ name: 'things_v1', indexes: [] });
    const changes = Array.from({ length: 2000 }, (_, i) => ({
      key: `k${i}`,
      position: '1' as Position,
      body: { text: 'x'.repeat(200) },
    }));
    await store.commit('things_v1', changes, '1' as Position);
    await store.close();
    const path = join(directory, 'read.db');
    const bytes = await readFile(path);
    bytes.fill(0x5a, 4096 * 12);
    await writeFile(path, bytes);
    const again = await openSqliteReadStore({ directory });
    await expect(again.find('things_v1', { where: {} })).rejects.toMatchObject({ code: 'corrupt' });
    await again.close();
  });

  it('waits for another process that holds the lock for a moment', async () => {
    const store = await openSqliteReadStore({ directory });
    await store.declare({ name: 'things_v1', indexes: [] });
    const rival = new DatabaseSync(join(directory, 'read.db'));
    rival.exec('BEGIN IMMEDIATE');
    const written = store.commit('things_v1', [{ key: 'a', position: '1' as Position, body: 1 }], '1' as Position);
    // the event loop is free while it waits, or this timer would not run
    await new Promise((resolve) => setTimeout(resolve, 60));
    rival.exec('ROLLBACK');
    rival.close();
    await written;
    expect(await store.load('things_v1', ['a'])).toHaveLength(1);
    await store.close();
  });

  it('says so when it is used after it was closed', async () => {
    const store = await openSqliteReadStore({ directory });
    await store.close();
    await store.close();
    await expect(store.collections()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
