import type { Actor } from '#kernel/actor.js';
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

/** Whom evidence is cited about, and by whom. */
export interface Citing extends PartyConcerned {
  readonly actor: Actor;
}

/**
 * What is cited concerns whom it is cited about, as it has been corrected since, and still counts.
 * An event whose persons the actor must not know
 * is no evidence about a member, whoever that is: the refusal tells nothing. Nor is a concern, which is followed until it is
 * resolved and held against nobody.
 * @param cited in the order of the list that the field names
 * @throws Rejection `evidence-confidential`, `evidence-of-another` or `evidence-void` at `field[index]`
 */
export function mustBeEvidence({ kind, id, actor }: Citing, cited: readonly Cited[], field: string): void {
  for (const [index, { isAbout, isKnownTo, counts }] of cited.entries()) {
    const at = itemPath(field, index);
    if (kind === 'member' && !isKnownTo(actor)) throw new Rejection('evidence-confidential', at);
    if (!isAbout({ kind, id })) throw new Rejection('evidence-of-another', at);
    if (!counts) throw new Rejection('evidence-void', at);
  }
}

export function citedEvidence(cited: readonly Cited[]): readonly CitedEvidence[] {
  return cited.map(({ event: { id, type, stream, metadata } }) => {
    const [branchId] = metadata.tags.branch ?? [];
    return { eventId: id, type, stream, ...(branchId === undefined ? {} : { branchId }) };
  });
}
