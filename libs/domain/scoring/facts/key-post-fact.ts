import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { KeyPostEvent } from '../../key-post/key-post.js';
import type { ReviewRating } from '../../key-post/terms.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** `on` is reviewedOn. */
export interface ReviewFact extends Dated {
  readonly rating: ReviewRating;
  readonly actorOrgId: string;
}

/** Somebody's time on a post; `on` is its first day. */
export interface PostingFact extends Dated {
  readonly memberId: string;
  /** Lent by another branch: ends only by release or retirement. */
  readonly secondment?: true;
  /** `on` is the first day without them. */
  readonly release?: Dated;
  /** In order of position. */
  readonly reviews: readonly ReviewFact[];
}

/** 重点岗位; `first.on` is the day on which it opens. */
export interface KeyPostFact extends Fact<'key-post'> {
  readonly title: string;
  readonly taskIds: readonly string[];
  /** In order of position. */
  readonly postings: readonly PostingFact[];
  /** `on` is the first day without it. */
  readonly retired?: Dated;
}

export const keyPostFacts: FoldTable<KeyPostFact, KeyPostEvent> = {
  KeyPostDesignated(_, event) {
    const { postId, branchId, title, taskIds, from } = event.data;
    return { branchId, kind: 'key-post', id: postId, first: dated(event, from), title, taskIds, postings: [] };
  },
  MemberAssignedToKeyPost(before, event) {
    const fact = begun(before, event);
    const { memberId, from, secondment } = event.data;
    const lent = secondment === true ? { secondment } : {};
    const posting = { ...dated(event, from), memberId, ...lent, reviews: [] };
    return { ...fact, postings: [...fact.postings, posting] };
  },
  FrontlineReviewRecorded(before, event) {
    const fact = begun(before, event);
    const { memberId, reviewedOn, rating } = event.data;
    const posting = latestPosting(fact, memberId, reviewedOn);
    if (!posting) return fact;
    const review = { ...dated(event, reviewedOn), rating, actorOrgId: event.metadata.actor.orgId };
    return withPosting(fact, posting, { ...posting, reviews: [...posting.reviews, review] });
  },
  MemberReleasedFromKeyPost(before, event) {
    const fact = begun(before, event);
    const { memberId, on } = event.data;
    const posting = fact.postings.find((each) => each.memberId === memberId && each.release === undefined);
    return posting ? withPosting(fact, posting, { ...posting, release: dated(event, on) }) : fact;
  },
  KeyPostRetired: (fact, event) => ({ ...begun(fact, event), retired: dated(event, event.data.on) }),
};

/**
 * A review concerns the member's latest posting there that began by the day of the review, among those recorded
 * before it: what is recorded later never moves it to another posting. One that the post's retirement kept from
 * beginning never did.
 */
function latestPosting(fact: KeyPostFact, memberId: string, reviewedOn: LocalDate): PostingFact | undefined {
  let latest: PostingFact | undefined;
  for (const posting of fact.postings) {
    if (posting.memberId !== memberId || posting.on > reviewedOn) continue;
    if (fact.retired !== undefined && posting.on >= fact.retired.on) continue;
    if (latest === undefined || latest.on <= posting.on) latest = posting;
  }
  return latest;
}

function withPosting(fact: KeyPostFact, before: PostingFact, after: PostingFact): KeyPostFact {
  return { ...fact, postings: fact.postings.map((posting) => (posting === before ? after : posting)) };
}
