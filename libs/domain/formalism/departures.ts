import type { BranchFacts } from '../scoring/facts/branch-facts.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { MemberFact } from '../scoring/facts/member-fact.js';
import type { OrganizationFact } from '../scoring/facts/organization-fact.js';
import type { SessionAt } from '../scoring/session-at.js';
import { type Contradiction, contradicted } from './contradicted.js';

/** Where members are named. */
interface Naming {
  readonly facts: BranchFacts;
  readonly branch: OrganizationFact;
  readonly sessions: readonly SessionAt[];
}

/**
 * Somebody is said to have left the branch, or the party, by a day, and was recorded as present, posted, in office or in
 * an initiative of the branch on that day or later. Who, the events say.
 */
export function departures(member: MemberFact, naming: Naming): readonly Contradiction[] {
  const { stays, ended } = member;
  const lefts = stays.flatMap(({ left }) => (left === undefined ? [] : [left]));
  if (ended === undefined && lefts.length === 0) return [];
  const named = () => namedIn(member.id, naming);
  return [
    ...lefts.filter(isBackDated).flatMap((left) => {
      const back = stays.find(({ on }) => on >= left.on);
      const what = { zh: `一名党员自 ${left.on} 起转出`, en: `a member transferred on ${left.on}` };
      const until = back === undefined ? {} : { until: back.on };
      return contradicted({ late: left, from: left.on, ...until, what }, named());
    }),
    ...[ended].filter(isBackDated).flatMap((late) => {
      const what = { zh: `一名党员自 ${late.on} 起终止党员关系`, en: `a membership ended on ${late.on}` };
      const moved = [...stays, ...lefts, ...(member.full === undefined ? [] : [member.full])];
      return contradicted({ late, from: late.on, what }, [...named(), ...moved]);
    }),
  ];
}

function isBackDated(end: Dated | undefined): end is Dated {
  return end !== undefined && end.recordedOn > end.on;
}

function namedIn(memberId: string, { facts, branch, sessions }: Naming): readonly Dated[] {
  return [
    ...sessions.flatMap((session) => takingPart(session, memberId)),
    ...facts.posts.flatMap(({ postings }) =>
      postings.filter((posting) => posting.memberId === memberId && !posting.secondment),
    ),
    ...facts.initiatives.filter(({ memberIds }) => memberIds.includes(memberId)).map(({ first }) => first),
    // a business head may be somebody from outside
    ...branch.terms.filter(({ personId, office }) => personId === memberId && office !== 'business-head'),
  ];
}

/** The event that says so, on the day on which the session was held as amended. */
function takingPart(session: SessionAt, memberId: string): readonly Dated[] {
  const { fact, content } = session;
  const names = ({ attendeeIds, absentees }: Partial<typeof content>) =>
    attendeeIds?.includes(memberId) || absentees?.some((absentee) => absentee.memberId === memberId);
  if (!names(content)) return [];
  const by = names(fact) ? fact.first : session.amendments.find(names);
  return by === undefined ? [] : [{ ...by, on: content.heldOn }];
}
