import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, linkSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectory, syncDirectory } from '#adapters/sqlite/sqlite-file.js';
import { StoreFailure } from '#application/ports/store-failure.js';

export const MASTER_KEY_BYTES = 32;

/**
 * The key that wraps all others, from its file; made on first use, by whoever comes first.
 * @param keysPath the file of wrapped keys: where it is there, a new master key could open nothing in it
 * @throws StoreFailure `unavailable` if others than the owner may use the file, or it is missing; `corrupt` if it
 *   isn't a key
 */
export function masterKey(path: string, keysPath: string): Buffer {
  makeDirectory(dirname(path));
  // the master key is always there before the file of wrapped keys, hence the order of these two looks
  if (!existsSync(path) && (!existsSync(keysPath) || existsSync(path))) makeMasterKey(path);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw missing(path, error);
  }
  try {
    return readMasterKey(path, file);
  } finally {
    closeSync(file);
  }
}

/** The file appears whole or not at all, and the first one stays: a link never replaces what is there. */
function makeMasterKey(path: string): void {
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, randomBytes(MASTER_KEY_BYTES));
    fsyncSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
  syncDirectory(dirname(path));
}

function readMasterKey(path: string, file: number): Buffer {
  const { mode } = fstatSync(file);
  // Windows has no such modes
  if (process.platform !== 'win32' && (mode & 0o177) !== 0) throw tooOpen(path, mode & 0o777);
  const key = Buffer.alloc(MASTER_KEY_BYTES + 1);
  const length = readSync(file, key, 0, key.length, 0);
  if (length !== MASTER_KEY_BYTES) throw notAKey(path);
  return key.subarray(0, MASTER_KEY_BYTES);
}

function missing(path: string, cause: unknown): StoreFailure {
  return new StoreFailure(
    'unavailable',
    {
      zh: `无法读取主密钥 ${path}；没有它，已加密的个人信息无法打开。请从备份恢复该文件`,
      en: `the master key ${path} cannot be read; without it no sealed text can be opened. Restore it from a backup`,
    },
    { cause },
  );
}

function tooOpen(path: string, mode: number): StoreFailure {
  const shown = mode.toString(8).padStart(4, '0');
  return new StoreFailure('unavailable', {
    zh: `主密钥 ${path} 的权限是 ${shown}，其他用户可以接触它；请改为 0600（chmod 600），并考虑密钥是否已经泄露`,
    en: `the master key ${path} has mode ${shown}, so others can get at it; make it 0600 (chmod 600) and consider whether it has leaked`,
  });
}

function notAKey(path: string): StoreFailure {
  return new StoreFailure('corrupt', {
    zh: `主密钥 ${path} 的长度不是 ${MASTER_KEY_BYTES} 字节；请从备份恢复该文件`,
    en: `the master key ${path} is not ${MASTER_KEY_BYTES} bytes long; restore it from a backup`,
  });
}
