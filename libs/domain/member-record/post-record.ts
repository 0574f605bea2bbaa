import type { Recorded } from '#kernel/event.js';
import type { FoldTable } from '#kernel/projection.js';
import type { KeyPostEvent } from '../key-post/key-post.js';
import { type Dated, dated } from '../scoring/facts/dated.js';
import { begun, memberOf, type PostRecord } from './record-doc.js';

/** The member of the key is one whom the event names. That somebody was only recommended is no posting. */
export const postRecords: FoldTable<PostRecord, KeyPostEvent> = {
  MemberAssignedToKeyPost(doc, event, key) {
    const { postId, branchId, taskIds, from, secondment } = event.data;
    const before = doc ?? { ...{ postId, branchId, taskIds }, ...begunFor(memberOf(key)) };
    const seconded = secondment === true ? { secondment } : {};
    const posting = { begun: dated(event, from), ...seconded, ends: [] };
    return { ...before, postings: [...before.postings, posting] };
  },
  FrontlineReviewRecorded(doc, event) {
    const { reviewedOn, rating } = event.data;
    const before = begun(doc, event);
    return { ...before, reviews: [...before.reviews, { ...dated(event, reviewedOn), rating }] };
  },
  MemberReleasedFromKeyPost: (doc, event) => ending(begun(doc, event), event, event.data.on),
  KeyPostRetired: (doc, event) => ending(begun(doc, event), event, event.data.on),
};

const begunFor = (memberId: string) => ({ kind: 'post', memberId, postings: [], reviews: [] }) as const;

/** Ends the last posting; an end that was recorded before may lie later, and is then overtaken. */
function ending(before: PostRecord, event: Recorded, on: string): PostRecord {
  const last = before.postings.at(-1);
  if (last === undefined || !endsEarlier(last.ends, on)) return before;
  const ended = { ...last, ends: [...last.ends, dated(event, on)] };
  return { ...before, postings: [...before.postings.slice(0, -1), ended] };
}

function endsEarlier(ends: readonly Dated[], on: string): boolean {
  return ends.every((end) => on < end.on);
}
