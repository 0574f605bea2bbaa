import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { one } from '../needs.js';
import { designated, ofPost, owningBranch } from './designated.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';
import { homeBranches } from './postings.js';

export class ReleaseMemberFromKeyPost {
  @Id() readonly postId!: string;
  @Id() readonly memberId!: string;
  /** The first day off the post. */
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/**
 * Possible while the posting has no release, whatever became of the membership. Once the post's retirement has ended
 * the posting, only a release dated before it says anything new: that the member had left earlier.
 */
export const releaseMemberFromKeyPost = commandOn<KeyPost, KeyPostEvent>()({
  input: ReleaseMemberFromKeyPost,
  summary: { zh: '党员离开重点岗位', en: 'Release a member from a key post' },
  by: [may.businessHead],
  emits: 'MemberReleasedFromKeyPost',
  stream: { by: ['postId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => owningBranch(state),
  needs: ({ memberId }) => ({ member: one('member', memberId, 'memberId') }),
  decide(input, state) {
    const post = designated(state);
    const posting = post.postings.find((each) => each.memberId === input.memberId && each.releasedOn === undefined);
    if (!posting || (post.status === 'retired' && post.retiredOn <= input.on)) {
      throw new Rejection('not-on-post', 'memberId');
    }
    mustFollow(input.on, posting.from, 'on');
    return {
      data: { ...input, ...ofPost(post) },
      tags: { member: [input.memberId], task: post.taskIds, branch: homeBranches([posting]) },
    };
  },
});
