import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { StudySessionEvent } from '../../study-session/study-session.js';
import type { AbsenceReason, SessionKind } from '../../study-session/terms.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** What a session left to do; its text stays in the log. */
export interface ActionFact {
  readonly actionId: string;
  readonly ownerId: string;
  readonly dueOn: LocalDate;
}

export interface AbsenceFact {
  readonly memberId: string;
  readonly reason: AbsenceReason;
}

export interface SessionContent {
  readonly sessionKind: SessionKind;
  readonly heldOn: LocalDate;
  readonly partyHours: number;
  readonly businessHours: number;
  readonly attendeeIds: readonly string[];
  readonly absentees: readonly AbsenceFact[];
  readonly taskIds: readonly string[];
  readonly actions: readonly ActionFact[];
}

/** An amendment holds only what changed; `on` is heldOn as it stood before. */
export interface AmendmentFact extends Dated, Partial<SessionContent> {}

/** 学习、会议; `first.on` is heldOn as first recorded, as is the content. */
export interface StudySessionFact extends Fact<'study-session'>, SessionContent {
  /** In order of position. */
  readonly amendments: readonly AmendmentFact[];
  /** `on` is heldOn as it stood then. */
  readonly voided?: Dated;
  /** In order of position; `on` is the day on which it was done. */
  readonly completions: readonly CompletionFact[];
}

export interface CompletionFact extends Dated {
  readonly actionId: string;
}

export const studySessionFacts: FoldTable<StudySessionFact, StudySessionEvent> = {
  StudySessionRecorded(_, event) {
    const { data } = event;
    return {
      branchId: data.branchId,
      kind: 'study-session',
      id: data.sessionId,
      first: dated(event, data.heldOn),
      sessionKind: data.kind,
      heldOn: data.heldOn,
      partyHours: data.partyHours,
      businessHours: data.businessHours,
      attendeeIds: data.attendeeIds,
      absentees: data.absentees,
      taskIds: data.taskIds,
      actions: data.actions.map(withoutText),
      amendments: [],
      completions: [],
    };
  },
  StudySessionAmended(before, event) {
    const fact = begun(before, event);
    const { kind, heldOn, partyHours, businessHours, attendeeIds, absentees, taskIds, actions } = event.data;
    const changes = {
      ...(kind === undefined ? {} : { sessionKind: kind }),
      ...(heldOn === undefined ? {} : { heldOn }),
      ...(partyHours === undefined ? {} : { partyHours }),
      ...(businessHours === undefined ? {} : { businessHours }),
      ...(attendeeIds === undefined ? {} : { attendeeIds }),
      ...(absentees === undefined ? {} : { absentees }),
      ...(taskIds === undefined ? {} : { taskIds }),
      ...(actions === undefined ? {} : { actions: actions.map(withoutText) }),
    };
    // minutes, a topic or guests change nothing that is counted
    if (Object.keys(changes).length === 0) return fact;
    return { ...fact, amendments: [...fact.amendments, { ...dated(event, event.occurredOn), ...changes }] };
  },
  StudySessionVoided: (fact, event) => ({ ...begun(fact, event), voided: dated(event, event.occurredOn) }),
  SessionActionCompleted(before, event) {
    const fact = begun(before, event);
    const { actionId, on } = event.data;
    return { ...fact, completions: [...fact.completions, { ...dated(event, on), actionId }] };
  },
};

function withoutText({ actionId, ownerId, dueOn }: ActionFact): ActionFact {
  return { actionId, ownerId, dueOn };
}
