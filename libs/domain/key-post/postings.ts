import type { LocalDate } from '#kernel/local-date.js';
import type { ExistingPost } from './designated.js';
import type { Posting } from './key-post.js';

/** Whether a posting on an open post runs on the day or at any time after it, also if it only begins later. */
export function runsOnOrAfter({ releasedOn }: Posting, day: LocalDate): boolean {
  return releasedOn === undefined || releasedOn > day;
}

/** How many people stand on an open post on a day; whoever has left the branch without release is one of them. */
export function headcountOn(post: ExistingPost, day: LocalDate): number {
  return post.postings.filter((posting) => posting.from <= day && runsOnOrAfter(posting, day)).length;
}

/**
 * The first day from the given one on at which no place is left. People only join on the first day of a posting, so
 * that day and the later first days are all that need a look.
 */
export function firstFullDay(post: ExistingPost, from: LocalDate): LocalDate | undefined {
  const joining = post.postings.map((posting) => posting.from).filter((day) => day > from);
  return [from, ...joining.sort()].find((day) => headcountOn(post, day) >= post.capacity);
}

/** The member's last posting that began by the day. One that the post's retirement kept from beginning never did. */
export function latestPosting(post: ExistingPost, memberId: string, day: LocalDate): Posting | undefined {
  return post.postings
    .filter((posting) => posting.memberId === memberId && posting.from <= day && begins(posting, post))
    .reduce<Posting | undefined>((last, next) => (last && last.from > next.from ? last : next), undefined);
}

function begins(posting: Posting, post: ExistingPost): boolean {
  return post.status !== 'retired' || posting.from < post.retiredOn;
}

/** The branches that seconded members came from: their histories tell of it too. */
export function homeBranches(postings: readonly (Posting | undefined)[]): readonly string[] {
  return postings.flatMap((posting) => (posting?.homeBranchId === undefined ? [] : [posting.homeBranchId]));
}
