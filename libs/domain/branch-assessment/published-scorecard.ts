import type { DocumentsNeed } from '#kernel/need.js';
import { START } from '#kernel/position.js';
import type { ExistingCycle } from '../assessment-cycle/opened-cycle.js';
import type { Recomputation } from '../recomputation.js';
import { sealed } from '../scoring/digest.js';
import { assembleFacts, type BranchFact } from '../scoring/facts/branch-facts.js';
import { branchFacts } from '../scoring/facts/branch-facts-fold.js';
import { type PublishedCard, publishedCard } from '../scoring/published-card.js';
import { type Scorecard, score } from '../scoring/scorecard.js';
import { itsCycle, type Named } from './under-way.js';

/** The facts that a branch's card is a view of. */
export function itsFacts({ branchId }: Named): DocumentsNeed<BranchFact> {
  return {
    kind: 'documents',
    tags: [{ kind: 'branch', id: branchId }],
    from: branchFacts,
    covers: (key) => key.startsWith(`${branchId}/`),
  };
}

/** Which card of which branch. */
interface Asked {
  readonly branchId: string;
  readonly asOf: string;
}

/** @throws Rejection `not-found` as `score` */
export function itsCard(
  { branchId, asOf }: Asked,
  { cycle, documents }: { readonly cycle: ExistingCycle; readonly documents: readonly BranchFact[] },
): Scorecard {
  const asked = { year: cycle.year, asOf, knownAt: null, throughPosition: START };
  return score(assembleFacts(branchId, documents), cycle.scheme, asked);
}

interface Published extends Named, Asked {
  readonly scorecard: PublishedCard;
  readonly digest: string;
  readonly throughEventId: string;
}

const itsNeeds = (named: Named) => ({ ...itsCycle(named), facts: itsFacts(named) });

/**
 * 已公布的记分卡 can be made again from the events up to the last one folded, with the cycle's scheme. Explanations and the
 * names of levels are no part of this: a later version may word them better.
 */
export const publishedScorecard: Recomputation<Published, ReturnType<typeof itsNeeds>> = {
  type: 'ScorecardPublished',
  check: 'scorecard',
  needs: itsNeeds,
  throughEventId: (data) => data.throughEventId,
  recorded: ({ scorecard, digest }) => ({ scorecard: sealed(scorecard), digest }),
  again(data, { cycle, facts }) {
    const card = itsCard(data, { cycle, documents: facts.documents });
    return { scorecard: sealed(publishedCard(card)), digest: card.digest };
  },
};
