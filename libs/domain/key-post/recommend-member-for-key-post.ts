import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { activeBranchOn } from '../member/membership.js';
import { one } from '../needs.js';
import { designated, mustBeOpenOn, ofPost, owningBranch } from './designated.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';

export class RecommendMemberForKeyPost {
  @Id() readonly postId!: string;
  @Id() readonly memberId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/** The branch recommends, the business head decides: a recommendation binds nobody, and a member may have several. */
export const recommendMemberForKeyPost = commandOn<KeyPost, KeyPostEvent>()({
  input: RecommendMemberForKeyPost,
  summary: { zh: '推荐党员到重点岗位', en: 'Recommend a member for a key post' },
  by: [may.branchOfficer],
  emits: 'MemberRecommendedForKeyPost',
  stream: { by: ['postId'], must: 'exist' },
  concerns: (_, state) => owningBranch(state),
  needs: ({ memberId }) => ({ member: one('member', memberId, 'memberId') }),
  decide(input, state, { member }) {
    const post = designated(state);
    mustBeOpenOn(post, input.on, 'on');
    activeBranchOn(member, input.on, 'memberId');
    return { data: { ...input, ...ofPost(post) }, tags: { member: [input.memberId], task: post.taskIds } };
  },
});
