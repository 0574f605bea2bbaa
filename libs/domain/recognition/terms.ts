import type { LocalDate } from '#kernel/local-date.js';
import type { PartyKind } from '../evidence/party-concerned.js';

export const AWARDS = ['excellent-member', 'excellent-party-worker', 'advanced-branch', 'integration-model'] as const;
export type Award = (typeof AWARDS)[number];

/** Who can receive an award. A model of integration may be a person or a branch. */
export const AWARDED_TO: Readonly<Record<Award, readonly PartyKind[]>> = {
  'excellent-member': ['member'],
  'excellent-party-worker': ['member'],
  'advanced-branch': ['branch'],
  'integration-model': ['member', 'branch'],
};

/** 公示: at least so many working days, the first and the last day included. */
export const LEAST_NOTICE_DAYS = 5;

/** 公示期: from its first to its last day, both included. */
export interface PublicNotice {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** As the calendar was when the notice was recorded. */
  readonly workingDays: number;
}
