import type { Cited } from '#kernel/need.js';
import { itemPath } from '#kernel/need.js';
import { Rejection } from '#kernel/rejection.js';
import type { PartyConcerned } from './party-concerned.js';

/** What is kept of each event that something rests on, so that a reader finds it, and what has corrected it since. */
export interface CitedEvidence {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  /** A branch in whose record it stands; undefined where it is no branch's. */
  readonly branchId?: string;
}

/**
 * What is cited concerns whom it is cited about, as it has been corrected since, and still counts.
 * @param cited in the order of the list that the field names
 * @throws Rejection `evidence-of-another` or `evidence-void` at `field[index]`
 */
export function mustBeEvidence(party: PartyConcerned, cited: readonly Cited[], field: string): void {
  for (const [index, { isAbout, counts }] of cited.entries()) {
    const at = itemPath(field, index);
    if (!isAbout(party)) throw new Rejection('evidence-of-another', at);
    if (!counts) throw new Rejection('evidence-void', at);
  }
}

export function citedEvidence(cited: readonly Cited[]): readonly CitedEvidence[] {
  return cited.map(({ event: { id, type, stream, metadata } }) => {
    const [branchId] = metadata.tags.branch ?? [];
    return { eventId: id, type, stream, ...(branchId === undefined ? {} : { branchId }) };
  });
}
