import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { TalkEvent } from '../../talk/talk.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** What a talk left to do; its text stays in the log. */
export interface TalkFollowUpFact {
  readonly followUpId: string;
  readonly dueOn: LocalDate;
}

/** `on` is the day on which it was done. */
export interface TalkCompletionFact extends Dated {
  readonly followUpId: string;
}

/** 谈心谈话; `first.on` is heldOn. Neither with whom nor what about: what is scored is what became of it. */
export interface TalkFact extends Fact<'talk'> {
  readonly followUps: readonly TalkFollowUpFact[];
  /** In order of position. */
  readonly completions: readonly TalkCompletionFact[];
}

export const talkFacts: FoldTable<TalkFact, TalkEvent> = {
  TalkRecorded(_, event) {
    const { branchId, talkId, heldOn, followUps } = event.data;
    return {
      ...{ branchId, kind: 'talk', id: talkId, first: dated(event, heldOn) },
      followUps: followUps.map(({ followUpId, dueOn }) => ({ followUpId, dueOn })),
      completions: [],
    };
  },
  TalkFollowUpCompleted(before, event) {
    const fact = begun(before, event);
    const { followUpId, on } = event.data;
    return { ...fact, completions: [...fact.completions, { ...dated(event, on), followUpId }] };
  },
};
