import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { StoreFailure } from '#application/ports/store-failure.js';
import { messageOf } from '#application/projections/projection-failure.js';

const FILE = 'signing-key.json';

/** An Ed25519 private key as a JWK, with its id (the RFC 7638 thumbprint). */
export interface SigningKey extends JWK {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly d: string;
  readonly kid: string;
}

/**
 * The key that signs the tokens of an embedded installation, from its file in the data directory; made on first use,
 * by whoever comes first.
 * @throws StoreFailure `unavailable` if others than the owner may use the file, `corrupt` if it isn't a key
 */
export async function signingKey(directory: string): Promise<SigningKey> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, FILE);
  if (!existsSync(path)) await makeSigningKey(path);
  return readSigningKey(path);
}

/** What others need to check its signatures. */
export function publicPart({ kty, crv, x, kid }: SigningKey): JWK {
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
}

/** The file appears whole or not at all, and the first one stays: a link never replaces what is there. */
async function makeSigningKey(path: string): Promise<void> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const key = await exportJWK(privateKey);
  const text = `${JSON.stringify({ ...key, kid: await calculateJwkThumbprint(key) })}\n`;
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}

function readSigningKey(path: string): SigningKey {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new StoreFailure(
      'unavailable',
      {
        zh: `无法读取令牌签名密钥 ${path}：${messageOf(cause)}`,
        en: `the key that signs tokens can't be read: ${messageOf(cause)}`,
      },
      { cause },
    );
  }
  try {
    const mode = fstatSync(file).mode & 0o777;
    // Windows has no such modes
    if (process.platform !== 'win32' && (mode & 0o177) !== 0) throw tooOpen(path, mode);
    return parse(path, readFileSync(file, 'utf8'));
  } finally {
    closeSync(file);
  }
}

function parse(path: string, text: string): SigningKey {
  try {
    const key: unknown = JSON.parse(text);
    if (isSigningKey(key)) return key;
  } catch {
    // said below, without the content
  }
  throw new StoreFailure('corrupt', {
    zh: `${path} 不是令牌签名密钥；删除该文件会生成新的密钥，已签发的令牌随之失效`,
    en: `${path} is not a key that signs tokens; remove it to have a new one made, which ends the tokens handed out`,
  });
}

function isSigningKey(value: unknown): value is SigningKey {
  if (typeof value !== 'object' || value === null) return false;
  const key = value as Readonly<Record<string, unknown>>;
  const texts = [key.x, key.d, key.kid];
  return key.kty === 'OKP' && key.crv === 'Ed25519' && texts.every((text) => typeof text === 'string' && text !== '');
}

function tooOpen(path: string, mode: number): StoreFailure {
  const shown = mode.toString(8).padStart(4, '0');
  return new StoreFailure('unavailable', {
    zh: `令牌签名密钥 ${path} 的权限是 ${shown}，其他用户可以冒签令牌；请删除它（会生成新的），或改为 0600`,
    en: `the key that signs tokens, ${path}, has mode ${shown}: others can sign tokens. Remove it to have a new one made, or make it 0600`,
  });
}
