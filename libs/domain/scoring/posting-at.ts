import { dayNumber } from '#kernel/local-date.js';
import type { Dated } from './facts/dated.js';
import type { KeyPostFact, PostingFact } from './facts/key-post-fact.js';
import type { MemberFact } from './facts/member-fact.js';
import { staysOf } from './membership.js';
import type { Span } from './span.js';

/** A posting with its end. */
export interface PostingAt extends Span {
  readonly fact: PostingFact;
  /** What ended it; absent while it runs. */
  readonly endedBy?: Dated;
}

/** A key post with its postings, in order of position. */
export interface PostAt {
  readonly fact: KeyPostFact;
  readonly postings: readonly PostingAt[];
}

export type MembersById = ReadonlyMap<string, MemberFact>;

export function postAt(fact: KeyPostFact, members: MembersById): PostAt {
  return { fact, postings: fact.postings.flatMap((posting) => postingAt(posting, fact, members)) };
}

/**
 * "A posting ends on the day of release, of the membership's end, of the member's leaving the branch, or of the post's
 * retirement, whichever comes first; a seconded one only by release or retirement."
 * @returns nothing for one that is over before it begins
 */
function postingAt(posting: PostingFact, post: KeyPostFact, members: MembersById): readonly PostingAt[] {
  const from = dayNumber(posting.on);
  const ends = [posting.release, post.retired].filter((end) => end !== undefined);
  if (!posting.secondment) {
    const member = members.get(posting.memberId);
    const stay = member && staysOf(member).find((each) => each.from <= from && each.until > from);
    if (!stay) return [];
    if (stay.endedBy) ends.push(stay.endedBy);
  }
  const [first, ...others] = ends;
  if (!first) return [{ fact: posting, from, until: Number.POSITIVE_INFINITY }];
  const endedBy = others.reduce((earliest, end) => (end.on < earliest.on ? end : earliest), first);
  const until = dayNumber(endedBy.on);
  return from < until ? [{ fact: posting, from, until, endedBy }] : [];
}

/** The events that a posting's days in a window rest on: it, and its end as far as that lies there. */
export function postingEvidence({ fact, until, endedBy }: PostingAt, window: Span): readonly Dated[] {
  return endedBy === undefined || until >= window.until ? [fact] : [fact, endedBy];
}
