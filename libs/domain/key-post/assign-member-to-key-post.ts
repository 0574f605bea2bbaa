import { commandOn, may } from '#kernel/command.js';
import { EffectiveFrom, Flag, Id, Optional, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { activeBranchOn, type ExistingMember } from '../member/membership.js';
import { one } from '../needs.js';
import { designated, type ExistingPost, ofPost, owningBranch, retirement } from './designated.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';
import { firstFullDay, runsOnOrAfter } from './postings.js';

export class AssignMemberToKeyPost {
  @Id() readonly postId!: string;
  @Id() readonly memberId!: string;
  @EffectiveFrom() readonly from!: string;
  @Text() readonly duty!: string;
  /** The member stays a member of another branch. */
  @Optional() @Flag() readonly secondment?: boolean;
}

/** The branch that a seconded member belongs to; nothing for the post's own members. */
function homeOf(member: ExistingMember, input: AssignMemberToKeyPost, post: ExistingPost) {
  const branchId = activeBranchOn(member, input.from, 'memberId');
  const seconded = input.secondment === true;
  if (branchId === post.branchId) {
    if (seconded) throw new Rejection('secondment-not-needed', 'secondment');
    return undefined;
  }
  if (!seconded) throw new Rejection('member-of-another-branch', 'memberId', { branchId });
  return branchId;
}

/**
 * A posting has no end when it begins, so that it is judged over all the time from its first day on: one dated before
 * another posting of the same member, or before the post's retirement, would run into what stands already.
 */
function mustHaveRoom(post: ExistingPost, { memberId, from }: AssignMemberToKeyPost): void {
  mustNotPrecede(from, post.from, 'from');
  if (post.status === 'retired') throw new Rejection('key-post-not-open', 'postId', retirement(post));
  const own = post.postings.find((each) => each.memberId === memberId && runsOnOrAfter(each, from));
  if (own) throw new Rejection('already-on-post', 'memberId', { from: own.from });
  const full = firstFullDay(post, from);
  if (full !== undefined) throw new Rejection('key-post-full', 'postId', { capacity: post.capacity, on: full });
}

export const assignMemberToKeyPost = commandOn<KeyPost, KeyPostEvent>()({
  input: AssignMemberToKeyPost,
  summary: { zh: '安排党员上重点岗位', en: 'Put a member on a key post' },
  by: [may.businessHead],
  emits: 'MemberAssignedToKeyPost',
  stream: { by: ['postId'], must: 'exist' },
  concerns: (_, state) => owningBranch(state),
  needs: ({ memberId }) => ({ member: one('member', memberId, 'memberId') }),
  decide(input, state, { member }) {
    const post = designated(state);
    mustHaveRoom(post, input);
    const homeBranchId = homeOf(member, input, post);
    return {
      data: { ...input, ...ofPost(post), ...(homeBranchId === undefined ? {} : { homeBranchId }) },
      tags: {
        member: [input.memberId],
        task: post.taskIds,
        branch: homeBranchId === undefined ? [] : [homeBranchId],
      },
    };
  },
});
