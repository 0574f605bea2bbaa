import { defaultScheme } from '#domain/scoring/scheme.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of branch b1's assessment in the cycle y1. */
export const ofY1 = { cycleId: 'y1', branchId: 'b1', year: 2025 } as const;

const CYCLE = 'assessmentCycle-y1';
const ASSESSMENT = 'branchAssessment-y1~b1';

/** Publishes and is published for, unless said. */
export const publisher: Actor = { id: 'u-publisher', role: 'superior', orgId: 'c1' };
export const objector: Actor = { id: 'u-objector', role: 'branch-officer', orgId: 'b1' };

export const termsOfY1 = {
  ...{ cycleId: 'y1', orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 },
  ...{ selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' },
} as const;

/** Recorded on 1 January 2025, as everything that specs are given. */
export function cycleOpened(change: object = {}): Happened {
  return [CYCLE, { type: 'AssessmentCycleOpened', data: { ...termsOfY1, scheme: defaultScheme, ...change } }];
}

export function cycleClosed(on: LocalDate): Happened {
  return [CYCLE, { type: 'AssessmentCycleClosed', data: { cycleId: 'y1', orgId: 'c1', year: 2025, on } }];
}

export function selfAssessed(): Happened {
  const data = { ...ofY1, strengths: '攻坚有力', shortfalls: '回应偏慢', plan: '每周一清' };
  return [ASSESSMENT, { type: 'SelfAssessmentSubmitted', data }];
}

export function reviewed(perspective: string, by: Actor): Happened {
  const data = { ...ofY1, perspective, rating: 88.5, comment: '扎实' };
  return [ASSESSMENT, { type: 'AssessorReviewRecorded', data }, by];
}

/** A card that no facts lead to; specs of what rests on a published one look no further than its indicators. */
const card = {
  ...{ branchId: 'b1', year: 2025, asOf: '2024-12-31', knownAt: null, scheme: { id: 'default', version: 1 } },
  dimensions: defaultScheme.dimensions.map((dimension) => ({
    ...dimension,
    score: null,
    indicators: dimension.indicators.map((each) => ({
      ...{ ...each, value: null, numerator: 0, denominator: 0, evidence: [] },
      explanation: { zh: '不适用。', en: 'Not applicable.' },
    })),
  })),
  ...{ total: null, coupling: null },
};

export function published(edition = 1, by: Actor = publisher): Happened {
  const data = { ...ofY1, edition, asOf: '2025-01-01', scorecard: card, digest: '0'.repeat(64) };
  return [ASSESSMENT, { type: 'ScorecardPublished', data: { ...data, throughEventId: 'event-0' } }, by];
}

export function objected(objectionId: string, by: Actor = objector): Happened {
  const data = { ...ofY1, objectionId, edition: 1, indicatorId: 'front-line', grounds: '漏计一岗' };
  return [ASSESSMENT, { type: 'ScorecardObjected', data }, by];
}

export function objectionDecided(objectionId: string, upheld: boolean): Happened {
  const data = { ...ofY1, objectionId, edition: 1, upheld, reasons: '经核实' };
  return [ASSESSMENT, { type: 'ScorecardObjectionDecided', data }];
}

export function concluded(on: LocalDate): Happened {
  const data = { ...ofY1, edition: 1, grade: 'good', reasons: '综合研究', decidedBy: '党委会', on };
  return [ASSESSMENT, { type: 'BranchAssessmentConcluded', data }];
}
