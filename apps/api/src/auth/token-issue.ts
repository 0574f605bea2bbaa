import { importJWK, SignJWT } from 'jose';
import type { Actor } from '#kernel/actor.js';
import { type SigningKey, signingKey } from './signing-key.js';

/** Who issues the tokens of an embedded installation, and for whom, unless told otherwise. */
export const EMBEDDED_ISSUER = 'ronghe';
export const DEFAULT_AUDIENCE = 'ronghe';

/** Nobody keeps a token for longer than a working day. */
export const LONGEST_TTL_S = 12 * 3600;
export const USUAL_TTL_S = 15 * 60;

export interface TokenTerms {
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSeconds: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A token for an actor, signed by the key of the data directory. */
export async function issueToken(directory: string, actor: Actor, terms: TokenTerms): Promise<string> {
  return signToken(await signingKey(directory), actor, terms);
}

async function signToken(key: SigningKey, actor: Actor, terms: TokenTerms): Promise<string> {
  const issuedAt = Math.floor(terms.now / 1000);
  return new SignJWT({ role: actor.role, org: actor.orgId })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: key.kid })
    .setSubject(actor.id)
    .setIssuer(terms.issuer)
    .setAudience(terms.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.min(terms.ttlSeconds, LONGEST_TTL_S))
    .sign(await importJWK(key, 'EdDSA'));
}
