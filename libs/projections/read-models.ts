import type { AnyProjection } from '#kernel/projection.js';
import { type ReadModel, storedSourcesOf, type Timeline } from '#kernel/read-model.js';
import { appraisals } from './appraisals/appraisals.js';
import { branchAssessmentRecord } from './branch-assessment/branch-assessment.js';
import { concernBoard } from './concern-board/concern-board.js';
import { dueList } from './due-list/due-list.js';
import { formalismSignals } from './formalism-signals/formalism-signals.js';
import { improvementList } from './improvement-list/improvement-list.js';
import { keyPostBoard } from './key-post-board.js';
import { memberDossier } from './member-dossier/member-dossier.js';
import { organizationTree } from './organization-tree.js';
import { practiceLibrary } from './practice-library/practice-library.js';
import { promotionEvidence } from './promotion-evidence/promotion-evidence.js';
import { pulseSurvey } from './pulse-survey/pulse-survey.js';
import { recognitionList } from './recognition-list/recognition-list.js';
import { branchHistory } from './record/branch-history.js';
import { burden } from './record/burden.js';
import { branchFactsAsOf } from './scorecard/branch-facts-as-of.js';
import { indicatorExplanation } from './scorecard/indicator-explanation.js';
import { integrationScorecard } from './scorecard/integration-scorecard.js';
import { scorecardDifference } from './scorecard/scorecard-difference.js';
import { scorecardTrend } from './scorecard/scorecard-trend.js';
import { taskBoard } from './task-board/task-board.js';

/** Everything that can be asked, in the order of DOMAIN.md §4. */
export const readModels: readonly ReadModel[] = [
  organizationTree,
  branchFactsAsOf,
  integrationScorecard,
  indicatorExplanation,
  scorecardDifference,
  scorecardTrend,
  taskBoard,
  keyPostBoard,
  memberDossier,
  branchAssessmentRecord,
  practiceLibrary,
  concernBoard,
  pulseSurvey,
  recognitionList,
  promotionEvidence,
  improvementList,
  appraisals,
  formalismSignals,
  dueList,
  burden,
];

/** What is told from the log itself. */
export const timelines: readonly Timeline[] = [branchHistory];

/** What is stored: each projection that a question is answered from, and that is not folded for it alone. */
export const projections: readonly AnyProjection[] = [
  ...new Set(readModels.flatMap(storedSourcesOf).map(({ from }) => from)),
];
