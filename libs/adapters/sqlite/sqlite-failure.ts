import { StoreFailure, type StoreFailureCode } from '#application/ports/store-failure.js';
import { type Bilingual, fill } from '#kernel/texts.js';

interface Meaning {
  readonly code: StoreFailureCode;
  readonly text: Bilingual;
}

const BUSY: Meaning = {
  code: 'busy',
  text: {
    zh: '{file} 正被另一个进程占用，请稍后重试',
    en: '{file} is held by another process; try again in a moment',
  },
};

const CORRUPT: Meaning = {
  code: 'corrupt',
  text: {
    zh: '{file} 已损坏（{detail}）；请先备份现有文件，再从备份恢复',
    en: '{file} is damaged ({detail}); keep a copy of it as it is, then restore a backup',
  },
};

const NOT_WRITABLE: Meaning = {
  code: 'unavailable',
  text: {
    zh: '无法写入 {file}（{detail}）；请检查文件和所在目录的权限',
    en: '{file} cannot be written ({detail}); check the permissions of the file and of its directory',
  },
};

const IO: Meaning = {
  code: 'unavailable',
  text: {
    zh: '读写 {file} 时磁盘出错（{detail}）；本次操作没有写入任何内容',
    en: 'the disk failed while {file} was read or written ({detail}); nothing of this operation was written',
  },
};

/** By SQLite's primary result code, https://www.sqlite.org/rescode.html. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  3: NOT_WRITABLE,
  5: BUSY,
  6: BUSY,
  7: IO,
  8: NOT_WRITABLE,
  10: IO,
  11: CORRUPT,
  13: {
    code: 'unavailable',
    text: {
      zh: '磁盘已满，无法写入 {file}；本次操作没有写入任何内容，请腾出空间后重试',
      en: 'the disk is full, {file} cannot grow; nothing of this operation was written, free some space and try again',
    },
  },
  14: {
    code: 'unavailable',
    text: {
      zh: '无法打开 {file}（{detail}）；请检查路径和权限',
      en: '{file} cannot be opened ({detail}); check the path and the permissions',
    },
  },
  26: {
    code: 'unknown-format',
    text: {
      zh: '{file} 不是融合的数据文件，未作任何改动',
      en: '{file} is not a data file of Ronghe; it was left as it is',
    },
  },
};

/** A read that ends before the page does: the file was cut off. */
const SHORT_READ = 522;

/** `all()` and `iterate()` of @photostructure/sqlite 1.2.1 throw without the code, but with SQLite's own texts. */
const CODES_BY_TEXT: Readonly<Record<string, number>> = {
  'database is locked': 5,
  'database table is locked': 6,
  'attempt to write a readonly database': 8,
  'disk I/O error': 10,
  'database disk image is malformed': 11,
  'database or disk is full': 13,
  'unable to open database file': 14,
  'file is not a database': 26,
};

/** SQLite's extended result code, if the error comes from it. By shape: errors cross realms in test runners. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode;
  const fromSqlite = 'code' in error && error.code === 'ERR_SQLITE_ERROR' && 'message' in error;
  return fromSqlite ? CODES_BY_TEXT[String(error.message)] : undefined;
}

/** Whether somebody else holds the file just now, so that the same attempt may succeed later. */
export function isBusy(error: unknown): boolean {
  if (error instanceof StoreFailure) return error.code === 'busy';
  const code = (resultCode(error) ?? 0) & 0xff;
  return code === 5 || code === 6;
}

/** What SQLite or the file system reported, as the port's failure; anything else, a mistake of ours, as it is. */
export function sqliteFailure(error: unknown, file: string): unknown {
  if (error instanceof StoreFailure) return error;
  const code = resultCode(error);
  const meaning = code === undefined ? fileSystemMeaning(error) : code === SHORT_READ ? CORRUPT : MEANINGS[code & 0xff];
  return meaning ? failure(meaning, file, error) : error;
}

function fileSystemMeaning(error: unknown): Meaning | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  return error.code === 'ENOSPC' ? MEANINGS[13] : error.code === 'EIO' ? IO : NOT_WRITABLE;
}

function failure({ code, text }: Meaning, file: string, cause: unknown): StoreFailure {
  const detail = typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
  return new StoreFailure(code, fill(text, { file, detail }), { cause });
}

export function closedFailure(file: string): StoreFailure {
  return new StoreFailure('unavailable', {
    zh: `${file} 已关闭`,
    en: `${file} has been closed`,
  });
}
