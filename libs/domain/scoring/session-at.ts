import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { Dated } from './facts/dated.js';
import type { AmendmentFact, SessionContent, StudySessionFact } from './facts/study-session-fact.js';
import { inYear, type ScoredYear } from './year.js';

/** A session as amended. */
export interface SessionAt {
  readonly fact: StudySessionFact;
  readonly content: Omit<SessionContent, 'actions'>;
  /** Those amendments that hold on the day asked for. */
  readonly amendments: readonly AmendmentFact[];
  /** "Recorded (in its first event) at most 30 days after it was held." */
  readonly recordedInTime: boolean;
}

const RECORD_DAYS = 30;

/**
 * "Sessions count by heldOn in Y and ≤ D. An amendment or a void holds from the corrected fact's own date."
 * @returns in order of position
 */
export function sessionsOf(facts: readonly StudySessionFact[], scored: ScoredYear): readonly SessionAt[] {
  return standingSessions(facts, scored.asOf).filter(({ content }) => inYear(scored, content.heldOn));
}

/** Sessions of any year, held and not voided by the day, in order of position. */
export function standingSessions(facts: readonly StudySessionFact[], asOf: LocalDate): readonly SessionAt[] {
  const sessions: SessionAt[] = [];
  for (const fact of facts) {
    if (fact.voided !== undefined && fact.voided.on <= asOf) continue;
    const amendments = amendmentsBy(fact, asOf);
    const content = amended(fact, amendments);
    if (content.heldOn > asOf) continue;
    const recordedInTime = daysBetween(content.heldOn, fact.first.recordedOn) <= RECORD_DAYS;
    sessions.push({ fact, content, amendments, recordedInTime });
  }
  return sessions;
}

export function amendmentsBy(fact: StudySessionFact, asOf: LocalDate): readonly AmendmentFact[] {
  return fact.amendments.length === 0 ? fact.amendments : fact.amendments.filter(({ on }) => on <= asOf);
}

function amended(fact: StudySessionFact, amendments: readonly AmendmentFact[]): SessionAt['content'] {
  let content: SessionAt['content'] = fact;
  for (const change of amendments) {
    content = {
      sessionKind: change.sessionKind ?? content.sessionKind,
      heldOn: change.heldOn ?? content.heldOn,
      partyHours: change.partyHours ?? content.partyHours,
      businessHours: change.businessHours ?? content.businessHours,
      attendeeIds: change.attendeeIds ?? content.attendeeIds,
      absentees: change.absentees ?? content.absentees,
      taskIds: change.taskIds ?? content.taskIds,
    };
  }
  return content;
}

/** The event that first named a task, of those that the session names as amended. */
export function naming({ fact, amendments }: SessionAt, taskId: string): Dated | undefined {
  if (fact.taskIds.includes(taskId)) return fact.first;
  return amendments.find(({ taskIds }) => taskIds?.includes(taskId));
}

export function sessionEvidence({ fact, amendments }: SessionAt): readonly Dated[] {
  return [fact.first, ...amendments];
}
