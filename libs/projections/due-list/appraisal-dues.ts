import type { AppraisalEvent } from '#domain/appraisal/appraisal.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import {
  adding,
  CONTESTED,
  type DueDoc,
  type DueItem,
  type Dues,
  ending,
  hasOpen,
  holdersOf,
  isFor,
} from './due-item.js';

type Voice = 'self' | 'party' | 'business';
type OfAppraisal = Recorded<AppraisalEvent>;

/** What is asked of each of the three. */
const WORD: Readonly<Record<Voice, Pick<DueItem, 'what' | 'by'>>> = {
  self: { what: 'record-self-appraisal', by: 'selfBy' },
  party: { what: 'record-party-appraisal', by: 'reviewBy' },
  business: { what: 'record-business-appraisal', by: 'reviewBy' },
};

const CONCLUDE = 'conclude-appraisal';

const superior = ({ data }: OfAppraisal) => holdersOf('superior', data.branchId);
const officer = ({ data }: OfAppraisal) => holdersOf('branch-officer', data.branchId);
/** A superior concludes, or the officers after the branch meeting. */
const concluding = (event: OfAppraisal) => [superior(event), officer(event)];
const everybody = (event: OfAppraisal) => [
  ...concluding(event),
  holdersOf('business-head', event.data.branchId),
  event.data.memberId,
];

/**
 * 双向考核: whoever speaks first begins it; from then on the others' words wait, and once both sides are in, the conclusion.
 * The days are those of the cycle, and with its closing nothing waits any more but what follows on an objection.
 */
export const appraisalDues: Dues<AppraisalEvent> = {
  waiters: {
    SelfAppraisalRecorded: everybody,
    PartyAppraisalRecorded: everybody,
    BusinessAppraisalRecorded: everybody,
    AppraisalConcluded: everybody,
    AppraisalObjected: (event) => [superior(event)],
    AppraisalObjectionDecided: concluding,
  },
  on: {
    SelfAppraisalRecorded: (doc, event) => after(doc, event, 'self'),
    PartyAppraisalRecorded: (doc, event) => after(doc, event, 'party'),
    BusinessAppraisalRecorded: (doc, event) => after(doc, event, 'business'),
    AppraisalConcluded: (doc, event) => ending(doc, dated(event, event.data.on)),
    AppraisalObjected(doc, event) {
      const since = dated(event, event.occurredOn);
      return adding(doc, { what: 'decide-appraisal-objection', itemId: event.data.objectionId, since, ...CONTESTED });
    },
    AppraisalObjectionDecided(doc, event) {
      const { objectionId, upheld } = event.data;
      const decided = ending(doc, dated(event, event.occurredOn), { itemId: objectionId });
      // the sides may correct what they said; nobody waits for that
      return upheld ? withConclusion(decided, event, CONTESTED) : decided;
    },
  },
};

function after(doc: DueDoc, event: OfAppraisal, voice: Voice): DueDoc {
  const since = dated(event, event.occurredOn);
  const own = voiceOf(doc, event);
  const asked = doc.heard === undefined && own !== undefined && own !== voice;
  const begun = asked ? adding(doc, { ...WORD[own], itemId: event.data.memberId, since }) : doc;
  const heard = [...new Set([...(doc.heard ?? []), voice])];
  const told = { ...ending(begun, since, { what: WORD[voice].what }), heard };
  return heard.includes('party') && heard.includes('business') ? withConclusion(told, event) : told;
}

function voiceOf(doc: DueDoc, event: OfAppraisal): Voice | undefined {
  if (isFor(doc, event.data.memberId)) return 'self';
  if (isFor(doc, officer(event))) return 'party';
  return isFor(doc, superior(event)) ? undefined : 'business';
}

function withConclusion(doc: DueDoc, event: OfAppraisal, more: Partial<DueItem> = { by: 'publishBy' }): DueDoc {
  if (!concluding(event).includes(doc.waiter) || hasOpen(doc, CONCLUDE)) return doc;
  const since = dated(event, event.occurredOn);
  return adding(doc, { what: CONCLUDE, itemId: event.data.memberId, since, ...more });
}
