import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Of the secret of a survey, from which its tokens are made. */
export const SECRET_BYTES = 32;

const GROUP_BYTES = 2;
const NONCE_BYTES = 16;
const MAC_BYTES = 32;

function mac(secret: Uint8Array, purpose: string, value: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`ronghe ballot 1 ${purpose}\0`).update(value).digest();
}

/**
 * A new token: a group, a random number, and a proof that both come from who holds the survey's secret. It follows from
 * nothing that is stored, and nothing has to be stored for it to be known again.
 */
export function newToken(secret: Uint8Array, group: number): string {
  const body = Buffer.alloc(GROUP_BYTES + NONCE_BYTES);
  body.writeUInt16BE(group);
  randomBytes(NONCE_BYTES).copy(body, GROUP_BYTES);
  return Buffer.concat([body, mac(secret, 'token', body)]).toString('base64url');
}

export interface ReadToken {
  /** Made with this secret. */
  readonly genuine: boolean;
  readonly group: number;
}

/** Takes the same steps and the same time whatever the token is. */
export function readToken(secret: Uint8Array, token: string): ReadToken {
  const given = Buffer.alloc(GROUP_BYTES + NONCE_BYTES + MAC_BYTES);
  const bytes = Buffer.from(token, 'base64url');
  bytes.copy(given);
  const body = given.subarray(0, GROUP_BYTES + NONCE_BYTES);
  const proven = timingSafeEqual(mac(secret, 'token', body), given.subarray(body.length));
  // one token has one spelling: else it could be used again in another
  const exact = bytes.length === given.length && bytes.toString('base64url') === token;
  return { genuine: proven && exact, group: given.readUInt16BE() };
}

/** What is kept of a token that was used. */
export function spentMark(secret: Uint8Array, token: string): Uint8Array {
  return mac(secret, 'spent', token);
}

/** What is kept of a member who was given a token: nothing can be made of it once the secret is gone. */
export function memberMark(secret: Uint8Array, memberId: string): Uint8Array {
  return mac(secret, 'member', memberId);
}
