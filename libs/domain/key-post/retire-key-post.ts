import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { designated, type ExistingPost, ofPost, owningBranch, retirement } from './designated.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';
import { homeBranches, runsOnOrAfter } from './postings.js';

export class RetireKeyPost {
  @Id() readonly postId!: string;
  /** The first day without the post. */
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/**
 * Ends all postings, and an end is after its start. A back-dated retirement never undoes what was recorded before:
 * it comes after the first day of every posting that has begun; a posting released later than the retirement then
 * ends with the retirement, one released earlier keeps its release. A posting that still lies ahead never begins.
 */
function mustEndWhatBegan(post: ExistingPost, on: LocalDate, today: LocalDate): void {
  const begun = post.postings.map(({ from }) => from).filter((from) => from <= today);
  for (const from of [post.from, ...begun]) mustFollow(on, from, 'on');
}

export const retireKeyPost = commandOn<KeyPost, KeyPostEvent>()({
  input: RetireKeyPost,
  summary: { zh: '撤销重点岗位', en: 'Retire a key post' },
  by: [may.businessHead],
  emits: 'KeyPostRetired',
  stream: { by: ['postId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => owningBranch(state),
  decide(input, state, { today }) {
    const post = designated(state);
    if (post.status === 'retired') throw new Rejection('already-retired', 'postId', retirement(post));
    mustEndWhatBegan(post, input.on, today);
    // those whose time on the post ends here find it in their own histories
    const ended = post.postings.filter((posting) => runsOnOrAfter(posting, input.on));
    return {
      data: { ...input, ...ofPost(post) },
      tags: { member: ended.map(({ memberId }) => memberId), task: post.taskIds, branch: homeBranches(ended) },
    };
  },
});
