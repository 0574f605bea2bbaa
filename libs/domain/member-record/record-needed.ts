import type { DocumentsNeed } from '#kernel/need.js';
import type { Tag } from '#kernel/read-model.js';
import { taskIdsOf } from './carried-tasks.js';
import { branchesOf } from './evidence.js';
import { memberRecord } from './member-record-fold.js';
import { practicesKey } from './practice-record.js';
import { memberKey, type RecordDoc, sharedKey } from './record-doc.js';

/** What is about the member, with all tasks and practices of the branches folded. */
export function isOfMemberRecord(key: string, memberId: string): boolean {
  return key.startsWith(memberKey(memberId, '')) || key.startsWith(sharedKey(''));
}

/**
 * The branches whose history has to be folded besides the member's own events: where the member belonged, stood on a post
 * or led an initiative. Outcomes of tasks and what became of practices are tagged with these, not with the member.
 */
export function branchTagsOf(documents: readonly RecordDoc[], memberId: string): readonly Tag[] {
  const own = documents.filter((doc) => doc.memberId === memberId);
  const carriers = own.flatMap((doc) => (doc.kind === 'post' || doc.kind === 'initiative' ? [doc.branchId] : []));
  return [...new Set([...branchesOf(own), ...carriers])].sort().map((id) => ({ kind: 'branch', id }));
}

/** The documents that the member's own lead to, by key: of the tasks, of the initiatives' practices, of these themselves. */
export function keysNamedBy(documents: readonly RecordDoc[], memberId: string): readonly string[] {
  const own = documents.filter((doc) => doc.memberId === memberId);
  const led = own.flatMap((doc) => (doc.kind === 'initiative' ? [practicesKey(doc.initiativeId)] : []));
  const practices = documents.flatMap((doc) => (doc.kind === 'practices-of' ? doc.practiceIds : []));
  return [
    ...taskIdsOf(own).map((id) => sharedKey(`task-${id}`)),
    ...led,
    ...practices.map((id) => sharedKey(`practice-${id}`)),
  ];
}

/** In a command's `needs`: all that a member's evidence is drawn from. */
export function recordOf(memberId: string): DocumentsNeed<RecordDoc> {
  return {
    kind: 'documents',
    tags: [{ kind: 'member', id: memberId }],
    from: memberRecord,
    covers: (key) => isOfMemberRecord(key, memberId),
    further: (documents) => branchTagsOf(documents, memberId),
  };
}
