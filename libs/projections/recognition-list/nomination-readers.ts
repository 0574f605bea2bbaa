import type { Actor, Role } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { evidenceTold } from '../record/cited-evidence.js';
import type { Nomination, NominationObjection } from './nomination.js';

type Holder = Readonly<Record<string, unknown>>;

/** Those who nominate and decide. */
const HANDLING: readonly Role[] = ['superior', 'branch-officer'];
/** … and those who work with the record or check it. */
const WORKING: readonly Role[] = [...HANDLING, 'party-worker', 'inspector'];

const names = (list: unknown, orgId: string): boolean => Array.isArray(list) && list.includes(orgId);

/** Whether the reader stands in the nominee's branch, in the awarding organization, or above. */
function standsOver({ orgId }: Actor, nomination: Holder): boolean {
  return nomination.branchId === orgId || nomination.orgId === orgId || names(nomination.orgIds, orgId);
}

/** Of an objection: for those who decide it, and whoever raised it. */
function mayKnowObjector(reader: Actor, objection: Holder): boolean {
  if (objection.raisedBy === reader.id) return true;
  return [...HANDLING, 'inspector'].includes(reader.role) && names(objection.decidedIn, reader.orgId);
}

/**
 * Of a nomination: for officers and superiors of the nominee's branch, and whoever nominated; of an objection for those
 * who decide it, and whoever raised it. The nominee reads both: they are sealed under the nominee's key.
 */
export function mayReadGrounds(reader: Actor, holder: Holder): boolean {
  if ('objectionId' in holder) return reader.role !== 'inspector' && mayKnowObjector(reader, holder);
  return holder.nominatedBy === reader.id || (HANDLING.includes(reader.role) && standsOver(reader, holder));
}

function isConcerned(reader: Actor, { nominee, nominatedBy }: Nomination): boolean {
  return nominatedBy === reader.id || (nominee.kind === 'member' && nominee.id === reader.id);
}

/**
 * What a reader sees of a nomination: all of it where it is theirs to handle or about them; otherwise what was announced,
 * from the first day of the notice on, and what was granted.
 */
export function shownTo(reader: Actor, nomination: Nomination, asOf: LocalDate): Nomination | undefined {
  const { objections } = nomination;
  const handles = WORKING.includes(reader.role) && standsOver(reader, { ...nomination });
  if (handles || isConcerned(reader, nomination)) {
    const evidence = evidenceTold(reader, nomination.evidence, nomination.nominee.id);
    return { ...nomination, evidence, objections: objections.map((each) => objectionFor(reader, each)) };
  }
  const own = objections.filter(({ raisedBy }) => raisedBy === reader.id);
  if (!wasAnnounced(nomination, asOf) && own.length === 0) return undefined;
  const { decline, revocation, lostEvidence, ...announced } = nomination;
  return { ...announced, evidence: [], objections: own };
}

/** Once the first day of the notice had come, and it was not settled before. */
function wasAnnounced({ notice, decline, objections }: Nomination, asOf: LocalDate): boolean {
  const upheld = objections.flatMap(({ status, decision }) => (status === 'upheld' && decision ? [decision.on] : []));
  return notice !== undefined && [asOf, decline?.on ?? asOf, ...upheld].every((day) => notice.from <= day);
}

function objectionFor(reader: Actor, objection: NominationObjection): NominationObjection {
  if (mayKnowObjector(reader, { ...objection })) return objection;
  const { raisedBy, ...others } = objection;
  return others;
}
