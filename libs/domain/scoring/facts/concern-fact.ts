import type { FoldTable } from '#kernel/projection.js';
import type { ConcernEvent } from '../../concern/concern.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** 诉求; `first.on` is the day on which it was raised. No text of it: what is scored is when it was answered. */
export interface ConcernFact extends Fact<'concern'> {
  /** Who raised it by name; absent from an anonymous one, of which nobody knows. */
  readonly raisedBy?: string;
  /** In order of position: the first answers the raising, each further one the reopening before it. */
  readonly answers: readonly Dated[];
  /** In order of position. */
  readonly reopenings: readonly Dated[];
}

export const concernFacts: FoldTable<ConcernFact, ConcernEvent> = {
  ConcernRaised(_, event) {
    const { branchId, concernId, raisedOn, anonymous } = event.data;
    const raiser = anonymous === true ? {} : { raisedBy: event.metadata.actor.id };
    const first = dated(event, raisedOn);
    return { branchId, kind: 'concern', id: concernId, first, ...raiser, answers: [], reopenings: [] };
  },
  ConcernAnswered(before, event) {
    const fact = begun(before, event);
    return { ...fact, answers: [...fact.answers, dated(event, event.data.on)] };
  },
  ConcernReopened(before, event) {
    const fact = begun(before, event);
    return { ...fact, reopenings: [...fact.reopenings, dated(event, event.data.on)] };
  },
};
