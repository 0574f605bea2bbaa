import type { Planted } from './office.js';
import { EVIDENCE } from './planted-recognitions.js';

type Step = 'opened' | 'sealed' | 'contested';

/** Seals evidence, so that somebody else may decide what is contested in it. */
const sealer = { id: 'u-sealer', role: 'superior', orgId: 'c1' } as const;

/** Long enough ago for the member to have seen what was sealed. */
const imported = { recordedAt: '2025-08-20T02:00:00.000Z', source: 'planted' } as const;

/** A review of m2 by committee c1, as far as the steps lead. */
function review(reviewId: string, steps: readonly Step[]): readonly Planted[] {
  const planted: Readonly<Record<Step, Planted>> = {
    opened: {
      command: 'open-promotion-review',
      actor: sealer,
      data: { reviewId, memberId: 'm2', targetPosition: '科长', orgId: 'c1', openedOn: '2025-08-18' },
      imported,
    },
    sealed: { command: 'seal-promotion-evidence', actor: sealer, data: { reviewId }, imported },
    contested: {
      command: 'contest-promotion-evidence',
      actor: { id: 'm2', role: 'member', orgId: 'b1' },
      data: { reviewId, objectionId: 'o1', evidenceEventId: EVIDENCE, grounds: '起始日期有误' },
    },
  };
  return steps.map((step) => planted[step]);
}

/** One review for each command to be tried on. */
export const PROMOTIONS: readonly Planted[] = [
  ...review('w1', ['opened']),
  ...review('w2', ['opened', 'sealed']),
  ...review('w3', ['opened', 'sealed', 'contested']),
];
