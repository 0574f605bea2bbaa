import { StoreFailure } from '#application/ports/store-failure.js';
import { SEALED_PREFIX } from '#kernel/sealed.js';
import { decrypt, encrypt } from './cipher.js';

/** `sealed:1:` subject `:` base64url of nonce, ciphertext and tag. Subjects are ids, which are not secret. */
const VERSION = `${SEALED_PREFIX}1:`;
const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,159}$/;
const TOKEN = /^sealed:1:([A-Za-z0-9][A-Za-z0-9_.-]{0,159}):([A-Za-z0-9_-]+)$/;

export interface SealedToken {
  readonly subject: string;
  readonly box: Buffer;
}

/** @throws TypeError for a subject that can't stand in a token */
export function requireSubject(subject: string): void {
  if (!SUBJECT.test(subject)) throw new TypeError(`${JSON.stringify(subject)} can't be the subject of a key`);
}

export function sealText(key: Uint8Array, subject: string, text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a text with a lone surrogate would not come back as it is');
  const context = VERSION + subject;
  return `${context}:${encrypt(key, Buffer.from(text), context).toString('base64url')}`;
}

/** @throws StoreFailure `corrupt` for what isn't a token */
export function readToken(token: string): SealedToken {
  const [, subject, box] = TOKEN.exec(token) ?? [];
  if (subject === undefined || box === undefined) throw alteredToken();
  const bytes = Buffer.from(box, 'base64url');
  // one token, one spelling: unused bits of the last character must be zero
  if (bytes.toString('base64url') !== box) throw alteredToken();
  return { subject, box: bytes };
}

/** @throws StoreFailure `corrupt` if the token was altered, or made for another subject */
export function openText(key: Uint8Array, { subject, box }: SealedToken): string {
  const plain = decrypt(key, box, VERSION + subject);
  if (!plain) throw alteredToken(subject);
  return plain.toString();
}

export function alteredToken(subject = '?'): StoreFailure {
  return new StoreFailure('corrupt', {
    zh: `一段加密的个人信息（${subject}）已被改动，或不是本系统的密文`,
    en: `a sealed text (${subject}) was altered, or is not one of ours`,
  });
}
