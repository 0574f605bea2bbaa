import type { AnyProjection } from '#kernel/projection.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { branchFacts } from './branch-facts.js';
import { branchHistory } from './branch-history.js';
import { integrationScorecard } from './integration-scorecard.js';
import { scorecardDifference } from './scorecard-difference.js';

/** Everything that can be asked, in the order of DOMAIN.md §4. */
export const readModels: readonly ReadModel[] = [integrationScorecard, scorecardDifference];

/** What is told from the log itself. */
export const timelines: readonly Timeline[] = [branchHistory];

/** What is stored: each projection that a question is answered from. */
export const projections: readonly AnyProjection[] = [branchFacts];
