import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { one } from '../needs.js';
import { designated, ofPost, owningBranch } from './designated.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';
import { homeBranches, latestPosting } from './postings.js';
import { REVIEW_RATINGS, type ReviewRating } from './terms.js';

export class RecordFrontlineReview {
  @Id() readonly postId!: string;
  @Id() readonly memberId!: string;
  @HappenedOn() readonly reviewedOn!: string;
  @Choice(REVIEW_RATINGS) readonly rating!: ReviewRating;
  @Personal() readonly comment!: PersonalText;
}

/** Of the member's latest posting there that began by that day: also after release, and after the post's retirement. */
export const recordFrontlineReview = commandOn<KeyPost, KeyPostEvent>()({
  input: RecordFrontlineReview,
  summary: { zh: '记录一线考察', en: 'Record a front-line review' },
  by: [may.businessHead, may.superior],
  never: [{ person: { zh: '被考察的党员', en: 'the member reviewed' }, who: ({ memberId }) => [memberId] }],
  emits: 'FrontlineReviewRecorded',
  stream: { by: ['postId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => owningBranch(state),
  needs: ({ memberId }) => ({ member: one('member', memberId, 'memberId') }),
  subject: ({ memberId }) => `member-${memberId}`,
  decide(input, state) {
    const post = designated(state);
    const posting = latestPosting(post, input.memberId, input.reviewedOn);
    if (!posting) throw new Rejection('no-posting', 'memberId', { on: input.reviewedOn });
    return {
      data: { ...input, ...ofPost(post) },
      tags: { member: [input.memberId], task: post.taskIds, branch: homeBranches([posting]) },
    };
  },
});
