import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { publicPart, signingKey } from './signing-key.js';

/**
 * The keys whose signatures are believed: those of a JWKS address (https, http on this machine only, or a file), or
 * the data directory's own.
 * @throws Error for an address that can't be trusted, or a file that is no key set
 */
export async function trustedKeys(directory: string, jwksUrl: string | undefined): Promise<JWTVerifyGetKey> {
  if (jwksUrl === undefined) return createLocalJWKSet({ keys: [publicPart(await signingKey(directory))] });
  const url = new URL(jwksUrl);
  if (url.protocol === 'file:') {
    const set: JSONWebKeySet = JSON.parse(readFileSync(fileURLToPath(url), 'utf8'));
    return createLocalJWKSet(set);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new Error(`RONGHE_JWKS_URL: ${url.protocol}// can be altered on the way; use https: or file:`);
  }
  return createRemoteJWKSet(url, { timeoutDuration: 3000, cooldownDuration: 10_000, cacheMaxAge: 600_000 });
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
