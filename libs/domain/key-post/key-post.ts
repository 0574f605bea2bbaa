import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { assignMemberToKeyPost } from './assign-member-to-key-post.js';
import { designateKeyPost } from './designate-key-post.js';
import { keyPostTexts } from './key-post-texts.js';
import { recommendMemberForKeyPost } from './recommend-member-for-key-post.js';
import { recordFrontlineReview } from './record-frontline-review.js';
import { releaseMemberFromKeyPost } from './release-member-from-key-post.js';
import { retireKeyPost } from './retire-key-post.js';
import type { PostKind, ReviewRating } from './terms.js';

/** Stands on every event of a post, so that a fold needs no other stream. */
interface OfPost {
  readonly postId: string;
  readonly branchId: string;
  /** The tasks that the post was designated for. */
  readonly taskIds: readonly string[];
}

export const keyPostEvents = {
  KeyPostDesignated: v1<
    OfPost & {
      readonly title: string;
      readonly kind: PostKind;
      readonly capacity: number;
      readonly from: LocalDate;
    }
  >(),
  MemberRecommendedForKeyPost: v1<
    OfPost & { readonly memberId: string; readonly on: LocalDate; readonly reason: string }
  >(),
  MemberAssignedToKeyPost: v1<
    OfPost & {
      readonly memberId: string;
      readonly from: LocalDate;
      readonly duty: string;
      readonly secondment?: boolean;
      /** Of a seconded member: the branch that the member belongs to on the first day. */
      readonly homeBranchId?: string;
    }
  >(),
  FrontlineReviewRecorded: v1<
    OfPost & {
      readonly memberId: string;
      readonly reviewedOn: LocalDate;
      readonly rating: ReviewRating;
      readonly comment: PersonalText;
    }
  >(),
  MemberReleasedFromKeyPost: v1<
    OfPost & { readonly memberId: string; readonly on: LocalDate; readonly reason: string }
  >(),
  KeyPostRetired: v1<OfPost & { readonly on: LocalDate; readonly reason: string }>(),
};

export type KeyPostEvent = EventOf<typeof keyPostEvents>;

/** Somebody on the post from a day up to, not including, the day of release; retirement may end it before. */
export interface Posting {
  readonly memberId: string;
  readonly from: LocalDate;
  readonly releasedOn?: LocalDate;
  /** The branch that a seconded member came from. */
  readonly homeBranchId?: string;
}

interface Designated extends OfPost {
  readonly capacity: number;
  readonly from: LocalDate;
  /** In the order of recording; at most one of a member has no release. */
  readonly postings: readonly Posting[];
}

export type KeyPost =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Designated)
  /** `retiredOn` is the first day without the post. */
  | ({ readonly status: 'retired'; readonly retiredOn: LocalDate } & Designated);

const evolve: Evolve<KeyPost, KeyPostEvent> = {
  KeyPostDesignated: (_, { postId, branchId, taskIds, capacity, from }) => ({
    status: 'open',
    ...{ postId, branchId, taskIds, capacity, from },
    postings: [],
  }),
  MemberRecommendedForKeyPost: (state) => state,
  MemberAssignedToKeyPost: (state, { memberId, from, homeBranchId }) => {
    const post = created(state);
    const posting = { memberId, from, ...(homeBranchId === undefined ? {} : { homeBranchId }) };
    return { ...post, postings: [...post.postings, posting] };
  },
  FrontlineReviewRecorded: (state) => state,
  MemberReleasedFromKeyPost: (state, { memberId, on }) => {
    const post = created(state);
    const postings = post.postings.map((posting) =>
      posting.memberId === memberId && posting.releasedOn === undefined ? { ...posting, releasedOn: on } : posting,
    );
    return { ...post, postings };
  },
  KeyPostRetired: (state, { on }) => ({ ...created(state), status: 'retired', retiredOn: on }),
};

/** 重点岗位: posts for the year's hard tasks, who stands on them, and how that went. */
export const keyPost = {
  name: 'keyPost',
  events: keyPostEvents,
  initial: { status: 'absent' } as KeyPost,
  evolve,
  commands: {
    designateKeyPost,
    recommendMemberForKeyPost,
    assignMemberToKeyPost,
    recordFrontlineReview,
    releaseMemberFromKeyPost,
    retireKeyPost,
  },
  texts: keyPostTexts,
} satisfies Aggregate<KeyPost, KeyPostEvent>;
