import { Choice, Id, LocalDay, Text } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';

export const SESSION_KINDS = [
  'branch-meeting',
  'committee-meeting',
  'group-meeting',
  'party-lecture',
  'theme-day',
  'organizational-life-meeting',
  'theory-study',
  'business-training',
  'joint-study',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const ABSENCE_REASONS = ['duty', 'leave', 'other', 'unexcused'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Characters of a session's minutes. */
export const MAX_MINUTES = 20_000;

/** A member of the branch who was not there, and why. */
export class Absentee {
  @Id() readonly memberId!: string;
  @Choice(ABSENCE_REASONS) readonly reason!: AbsenceReason;
}

/** What the session agreed on: who does what by when. */
export class SessionAction {
  @Id() readonly actionId!: string;
  @Text() readonly text!: string;
  /** A memberId, also of another branch. */
  @Id() readonly ownerId!: string;
  @LocalDay() readonly dueOn!: string;
}

/** What is recorded about a session, and what an amendment may change. */
export interface SessionContent {
  readonly kind: SessionKind;
  readonly heldOn: LocalDate;
  /** `HH:MM` on that day. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly topic: string;
  /** Hours, multiples of 0.25. */
  readonly partyHours: number;
  readonly businessHours: number;
  readonly attendeeIds: readonly string[];
  readonly absentees: readonly Absentee[];
  readonly guestIds?: readonly string[];
  readonly taskIds: readonly string[];
  readonly initiativeId?: string;
  readonly minutes: string;
  readonly actions: readonly SessionAction[];
}
