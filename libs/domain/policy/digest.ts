import { hash } from 'node:crypto';

/** What is kept of a one-time token: SHA-256, lower-case hex. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}
