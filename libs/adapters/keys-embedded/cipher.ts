import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;

/**
 * Encrypts under a 256-bit key with a random nonce.
 * @param context authenticated, not encrypted: the box opens only with the same one
 * @returns nonce, ciphertext and tag
 */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** HKDF (RFC 5869) with SHA-256: secrets of different contexts, and the key itself, tell nothing of each other. */
export function deriveSecret(key: Uint8Array, context: string): string {
  const info = Buffer.from(`ronghe derived 1:${context}`);
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, KEY_BYTES)).toString('base64url');
}

/** What `encrypt` was given, or undefined if key or context are others, or a byte was changed. */
export function decrypt(key: Uint8Array, box: Uint8Array, context: string): Buffer | undefined {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  const plain = decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}
