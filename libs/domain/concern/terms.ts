export const CONCERN_TOPICS = ['workload', 'welfare', 'conditions', 'growth', 'process', 'other'] as const;
export type ConcernTopic = (typeof CONCERN_TOPICS)[number];
