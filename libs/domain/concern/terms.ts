import type { Role } from '#kernel/actor.js';

export const CONCERN_TOPICS = ['workload', 'welfare', 'conditions', 'growth', 'process', 'other'] as const;
export type ConcernTopic = (typeof CONCERN_TOPICS)[number];

/** Those who see to it that concerns are answered: they may know who raised one, and what it is about. */
export const PRIVY_TO_CONCERNS: readonly Role[] = ['branch-officer', 'superior'];
