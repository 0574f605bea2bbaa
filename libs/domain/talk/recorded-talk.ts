import { Rejection } from '#kernel/rejection.js';
import type { Talk } from './talk.js';

export type ExistingTalk = Exclude<Talk, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function recordedTalk(state: Talk): ExistingTalk {
  if (state.status === 'absent') throw new Rejection('not-found', 'talkId');
  return state;
}
