import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { amendStudySession } from './amend-study-session.js';
import { completeSessionAction } from './complete-session-action.js';
import { recordStudySession } from './record-study-session.js';
import { existingSession, personsOf } from './recorded-session.js';
import { studySessionTexts } from './study-session-texts.js';
import type { SessionContent } from './terms.js';
import { voidStudySession } from './void-study-session.js';

/** Stands on every event of a session, so that a fold needs no other stream. */
interface OfSession {
  readonly sessionId: string;
  readonly branchId: string;
}

export const studySessionEvents = {
  StudySessionRecorded: v1<OfSession & SessionContent>(),
  /** Holds only what changed; a list that changed is given whole. */
  StudySessionAmended: v1<OfSession & Partial<SessionContent> & { readonly reason: string }>(),
  StudySessionVoided: v1<OfSession & { readonly reason: string }>(),
  SessionActionCompleted: v1<
    OfSession & { readonly actionId: string; readonly on: LocalDate; readonly result: string }
  >(),
};

export type StudySessionEvent = EventOf<typeof studySessionEvents>;

interface Recorded extends OfSession {
  /** As last amended. */
  readonly content: SessionContent;
  /** When each action was completed, by actionId; also of actions that an amendment has removed since. */
  readonly completions: ReadonlyMap<string, LocalDate>;
}

export type StudySession =
  | { readonly status: 'absent' }
  | ({ readonly status: 'recorded' } & Recorded)
  | ({ readonly status: 'void' } & Recorded);

const evolve: Evolve<StudySession, StudySessionEvent> = {
  StudySessionRecorded: (_, data) => {
    const { sessionId, branchId, note, source, ...content } = data;
    return { status: 'recorded', sessionId, branchId, content, completions: new Map() };
  },
  StudySessionAmended: (state, data) => {
    const session = created(state);
    const { sessionId, branchId, reason, note, source, ...changes } = data;
    return { ...session, content: { ...session.content, ...changes } };
  },
  StudySessionVoided: (state) => ({ ...created(state), status: 'void' }),
  SessionActionCompleted: (state, { actionId, on }) => {
    const session = created(state);
    return { ...session, completions: new Map(session.completions).set(actionId, on) };
  },
};

/** 学习与组织生活: what was held, who was there, which tasks it served, and what was agreed. */
export const studySession = {
  name: 'studySession',
  events: studySessionEvents,
  initial: { status: 'absent' } as StudySession,
  evolve,
  commands: { recordStudySession, amendStudySession, voidStudySession, completeSessionAction },
  texts: studySessionTexts,
  // that it was voided is a fact as well
  counts: ({ status }, { type }) => status !== 'void' || type === 'StudySessionVoided',
  // what was recorded reads as it was last amended; an amendment is also about those whom it takes out
  names: (session, { type }, { kind, id }) =>
    type !== 'StudySessionRecorded' || kind !== 'member' || personsOf(existingSession(session).content).includes(id),
} satisfies Aggregate<StudySession, StudySessionEvent>;
