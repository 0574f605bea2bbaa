import type { ConcernEvent } from '#domain/concern/concern.js';
import type { ConcernTopic } from '#domain/concern/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { TalkEvent } from '#domain/talk/talk.js';
import type { TalkFollowUp, TalkKind } from '#domain/talk/terms.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Projection } from '#kernel/projection.js';

/** Everything that was said about a concern, in order of position. */
export interface ConcernDoc {
  readonly branchId: string;
  readonly kind: 'concern';
  readonly concernId: string;
  readonly topic: ConcernTopic;
  readonly text: PersonalText;
  readonly raisedBy?: string;
  readonly tokenHash?: string;
  readonly raised: Dated;
  readonly assignments: readonly (Dated & { readonly ownerId: string; readonly dueOn: LocalDate })[];
  readonly answers: readonly (Dated & { readonly ownerId: string; readonly response: PersonalText })[];
  /** What who raised it said of each answer. */
  readonly words: readonly (Dated & { readonly resolved: boolean; readonly reason: string })[];
}

export interface TalkDoc {
  readonly branchId: string;
  readonly kind: 'talk';
  readonly talkId: string;
  readonly memberId: string;
  readonly talkKind: TalkKind;
  readonly content: PersonalText;
  readonly held: Dated;
  readonly followUps: readonly TalkFollowUp[];
  readonly completions: readonly (Dated & { readonly followUpId: string; readonly result: string })[];
}

export type BoardDoc = ConcernDoc | TalkDoc;
type BoardEvent = ConcernEvent | TalkEvent;

function concern(doc: BoardDoc | undefined, { type, id }: Recorded<BoardEvent>): ConcernDoc {
  if (doc?.kind !== 'concern') throw new Error(`${type} (${id}) precedes the raising of its concern`);
  return doc;
}

function talk(doc: BoardDoc | undefined, { type, id }: Recorded<BoardEvent>): TalkDoc {
  if (doc?.kind !== 'talk') throw new Error(`${type} (${id}) precedes the record of its talk`);
  return doc;
}

/** One document for each concern and each talk. */
export const concernBoardDocuments: Projection<BoardDoc, BoardEvent> = {
  name: 'concern-board',
  version: 1,
  keys: ({ data, stream }: Recorded<BoardEvent>) => [`${data.branchId}/${stream}`],
  on: {
    ConcernRaised(_, event) {
      const { branchId, concernId, topic, text, raisedOn, anonymous, tokenHash } = event.data;
      return {
        ...{ branchId, kind: 'concern', concernId, topic, text, raised: dated(event, raisedOn) },
        ...(anonymous === true ? {} : { raisedBy: event.metadata.actor.id }),
        ...(tokenHash === undefined ? {} : { tokenHash }),
        ...{ assignments: [], answers: [], words: [] },
      };
    },
    ConcernAssigned(doc, event) {
      const before = concern(doc, event);
      const { ownerId, dueOn } = event.data;
      const assignment = { ...dated(event, event.occurredOn), ownerId, dueOn };
      return { ...before, assignments: [...before.assignments, assignment] };
    },
    ConcernAnswered(doc, event) {
      const before = concern(doc, event);
      const { on, ownerId, response } = event.data;
      return { ...before, answers: [...before.answers, { ...dated(event, on), ownerId, response }] };
    },
    ConcernResolved: (doc, event) => withWord(concern(doc, event), event, true),
    ConcernReopened: (doc, event) => withWord(concern(doc, event), event, false),
    TalkRecorded(_, event) {
      const { branchId, talkId, memberId, kind, content, heldOn, followUps } = event.data;
      return {
        ...{ branchId, kind: 'talk', talkId, memberId, talkKind: kind, content, followUps },
        ...{ held: dated(event, heldOn), completions: [] },
      };
    },
    TalkFollowUpCompleted(doc, event) {
      const before = talk(doc, event);
      const { followUpId, on, result } = event.data;
      return { ...before, completions: [...before.completions, { ...dated(event, on), followUpId, result }] };
    },
  },
  indexes: ['branchId'],
};

function withWord(
  before: ConcernDoc,
  event: Recorded<Extract<ConcernEvent, { type: 'ConcernResolved' | 'ConcernReopened' }>>,
  resolved: boolean,
): ConcernDoc {
  const { on, reason } = event.data;
  return { ...before, words: [...before.words, { ...dated(event, on), resolved, reason }] };
}
