import { assembleFacts, type BranchFact, type BranchFacts } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { Recorded } from '#kernel/event.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';

/** The fact documents that a log folds to, by key, as plain JSON like in a store. */
export function factDocuments(events: readonly Recorded[], batchSize = events.length): Map<string, FoldedDocument> {
  const documents = new Map<string, FoldedDocument>();
  for (let from = 0; from < events.length; from += batchSize) {
    const { touches, failure } = touchesOf(branchFacts, events.slice(from, from + batchSize));
    const stopped = failure ?? foldBatch(branchFacts, touches, documents).failure;
    if (stopped) throw stopped.error;
  }
  return documents;
}

/** What a branch knows after these events. */
export function branchFactsOf(branchId: string, events: readonly Recorded[]): BranchFacts {
  const bodies = [...factDocuments(events).values()].flatMap(({ body }) =>
    // a fold that returns nothing has taken the document away
    body === undefined ? [] : [JSON.parse(JSON.stringify(body)) as BranchFact],
  );
  return assembleFacts(
    branchId,
    bodies.filter((fact) => fact.branchId === branchId),
  );
}
