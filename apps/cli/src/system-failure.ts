import { type Bilingual, fill } from '#kernel/texts.js';

/** What the operating system refused, by its code; `{what}` is the path or the address. */
const MEANINGS: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '找不到 {what}', en: '{what} is not there' },
  EACCES: { zh: '没有权限使用 {what}', en: '{what} may not be used: check its permissions' },
  EPERM: { zh: '没有权限使用 {what}', en: '{what} may not be used: check its permissions' },
  EROFS: { zh: '{what} 所在的磁盘只读', en: '{what} is on a read-only disk' },
  EISDIR: { zh: '{what} 是目录，应为文件', en: '{what} is a directory, not a file' },
  ENOTDIR: { zh: '{what} 的上级不是目录', en: 'what leads to {what} is not a directory' },
  ENOSPC: { zh: '磁盘已满，无法写入 {what}', en: 'the disk is full, {what} cannot be written' },
  EADDRINUSE: {
    zh: '{what} 已被其他程序占用，请换一个端口（--port）',
    en: '{what} is taken by another program; choose another port (--port)',
  },
  EADDRNOTAVAIL: { zh: '本机没有地址 {what}', en: 'this machine has no address {what}' },
};

/** What an error of the operating system means to a person; undefined for other errors, and for rarer ones. */
export function systemText(error: unknown): Bilingual | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const meaning = MEANINGS[String(error.code)];
  return meaning && fill(meaning, { what: subjectOf(error) });
}

/** The path or the address, as far as the error names one. */
function subjectOf(error: Error): string {
  if ('path' in error) return String(error.path);
  if ('address' in error && 'port' in error) return `${error.address}:${error.port}`;
  return error.message;
}
