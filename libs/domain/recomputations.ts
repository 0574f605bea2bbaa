import { publishedScorecard } from './branch-assessment/published-scorecard.js';
import { sealedEvidence } from './promotion-review/sealed-evidence.js';
import type { Recomputation } from './recomputation.js';

/** All that can be made again from the log, and must come out the same. */
export const recomputations: readonly Recomputation[] = [publishedScorecard, sealedEvidence];
