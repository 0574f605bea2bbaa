import type { LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';

/**
 * 义务事实: something that a rule of the party asks for, beside the score. Met, not met, or due; no points, no order,
 * and by no path an input of a score.
 */
export interface DutyFact {
  readonly id: 'study-hours' | 'attendance' | 'branch-size' | 'secretary' | 'committee' | 'probation' | 'term-end';
  /** Whose it is; only they and the branch's officers see it. Absent: the branch's. */
  readonly memberId?: string;
  readonly status: 'met' | 'not-met' | 'due';
  /** What was found, and what is asked for, in the unit of the explanation. */
  readonly actual?: number;
  readonly required?: number;
  /** The day by which, or from which. */
  readonly on?: LocalDate;
  readonly explanation: Bilingual;
}
