import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Clock } from '#application/ports/clock.js';
import { type Actor, ROLES, type Role } from '#kernel/actor.js';
import { isId } from '#kernel/field-rules.js';
import { RequestRefused } from '../problems/request-refused.js';

/** Anything else, `none` and shared secrets above all, is refused before a key is looked for. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];
/** Clocks of two machines differ. */
const TOLERANCE_S = 5;
const MAX_CACHED = 10_000;
/** Longer ones are no tokens of anybody's. */
const MAX_LENGTH = 8192;

export interface BearerSetting {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly clock: Clock;
}

/** Whom a token stands for, and how long. */
export interface Verified {
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly expires: number;
}

/** Who sends a request, by the token it carries; verified ones are remembered until they expire. */
export class BearerTokens {
  /** By SHA-256 of the token, so that a look into memory finds none; the most recently used comes last. */
  private readonly verified = new Map<string, Verified>();

  constructor(private readonly setting: BearerSetting) {}

  /** Whom a token stands for that was verified before; undefined if it is new or has expired. */
  known(token: string): Verified | undefined {
    const key = hash('sha256', token, 'base64');
    const found = this.verified.get(key);
    if (!found) return undefined;
    this.verified.delete(key);
    if (found.expires <= this.setting.clock()) return undefined;
    this.verified.set(key, found);
    return found;
  }

  /** @throws RequestRefused `token-invalid`, `token-expired`, or `token-keys-unavailable` */
  async verify(token: string): Promise<Verified> {
    if (token.length > MAX_LENGTH) throw invalid('too long');
    const payload = await this.payloadOf(token);
    const verified = { actor: actorOf(payload), expires: (payload.exp ?? 0) * 1000 };
    this.remember(token, verified);
    return verified;
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const { keys, issuer, audience, clock } = this.setting;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(clock()),
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private remember(token: string, verified: Verified): void {
    this.verified.set(hash('sha256', token, 'base64'), verified);
    if (this.verified.size <= MAX_CACHED) return;
    const [oldest] = this.verified.keys();
    if (oldest !== undefined) this.verified.delete(oldest);
  }
}

/** The token of an Authorization header. @throws RequestRefused `token-missing` */
export function bearerOf(header: string | undefined): string {
  const [, token] = /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header ?? '') ?? [];
  if (token === undefined) {
    throw new RequestRefused('token-missing', {
      field: 'Authorization',
      headers: { 'www-authenticate': 'Bearer realm="ronghe"' },
    });
  }
  return token;
}

function actorOf({ sub, role, org }: JWTPayload): Actor {
  if (!isId(sub)) throw invalid('sub');
  if (!isRole(role)) throw invalid('role');
  if (!isId(org)) throw invalid('org');
  return { id: sub, role, orgId: org };
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

function invalid(reason: string, cause?: unknown): RequestRefused {
  return refused('token-invalid', reason, cause);
}

function refused(code: 'token-invalid' | 'token-expired', reason: string, cause?: unknown): RequestRefused {
  const challenge = `Bearer realm="ronghe", error="invalid_token", error_description="${reason.replace(/[^\w -]/g, '')}"`;
  return new RequestRefused(code, { field: 'Authorization', headers: { 'www-authenticate': challenge } }, { cause });
}

function refusalOf(error: unknown): RequestRefused {
  if (error instanceof errors.JWTExpired) return refused('token-expired', 'expired', error);
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(error.claim, error);
  // a key set that can't be fetched says nothing about the token
  const aboutKeys =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC';
  if (aboutKeys)
    return new RequestRefused('token-keys-unavailable', { headers: { 'retry-after': '5' } }, { cause: error });
  return invalid('not valid here', error);
}
