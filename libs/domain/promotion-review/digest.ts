import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Evidence } from '../member-record/evidence-item.js';

/**
 * SHA-256 over the RFC 8785 canonical JSON of the evidence.
 * @returns lower-case hex
 */
export function digestOf(evidence: Evidence): string {
  return hash('sha256', canonicalJson(evidence), 'hex');
}
