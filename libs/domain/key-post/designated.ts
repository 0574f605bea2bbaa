import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { KeyPost } from './key-post.js';

export type ExistingPost = Exclude<KeyPost, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function designated(state: KeyPost): ExistingPost {
  if (state.status === 'absent') throw new Rejection('not-found', 'postId');
  return state;
}

/** What stands on every event of the post. */
export function ofPost({ postId, branchId, taskIds }: ExistingPost) {
  return { postId, branchId, taskIds };
}

/** The branch that owns the post. Seconded members' branches take no part in who may decide. */
export function owningBranch(state: KeyPost) {
  return [{ orgId: designated(state).branchId, field: 'postId' }];
}

/** The first day without the post, as a detail of a refusal. */
export function retirement(post: ExistingPost): { readonly retiredOn?: LocalDate } {
  return post.status === 'retired' ? { retiredOn: post.retiredOn } : {};
}

/** @throws Rejection `date-order` before its first day, `key-post-not-open` from its retirement on */
export function mustBeOpenOn(post: ExistingPost, day: LocalDate, field: string): void {
  mustNotPrecede(day, post.from, field);
  if (post.status === 'retired' && post.retiredOn <= day) {
    throw new Rejection('key-post-not-open', 'postId', retirement(post));
  }
}
