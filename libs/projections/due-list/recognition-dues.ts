import type { RecognitionEvent } from '#domain/recognition/recognition.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { addDays } from '#kernel/local-date.js';
import { adding, type DueDoc, type Dues, ending, hasOpen, holdersOf } from './due-item.js';

const PUBLICIZE = 'publicize-nomination';
const DECIDE = 'grant-or-decline-nomination';
const DECLINE = 'decline-nomination';

/** Who handles the nominations of an organization: its superiors and its officers. */
const awardingBody = ({ data }: Recorded<RecognitionEvent>) => [
  holdersOf('superior', data.orgId),
  holdersOf('branch-officer', data.orgId),
];

/** 两优一先: a public notice, decisions on objections, and when the notice is over, a grant or none. */
export const recognitionDues: Dues<RecognitionEvent> = {
  waiters: {
    RecognitionNominated: awardingBody,
    NominationPublicized: awardingBody,
    NominationObjected: awardingBody,
    NominationObjectionDecided: awardingBody,
    RecognitionGranted: awardingBody,
    NominationDeclined: awardingBody,
  },
  on: {
    RecognitionNominated(doc, event) {
      const { recognitionId, on } = event.data;
      return adding(doc, { what: PUBLICIZE, itemId: recognitionId, since: dated(event, on) });
    },
    NominationPublicized(doc, event) {
      const { recognitionId, from, until } = event.data;
      // a notice may be arranged ahead: done is done
      const since = dated(event, from < event.recordedOn ? from : event.recordedOn);
      const before = ending(doc, since, { what: PUBLICIZE });
      return adding(before, { what: DECIDE, itemId: recognitionId, since, dueOn: addDays(until, 1) });
    },
    NominationObjected(doc, event) {
      const since = dated(event, event.occurredOn);
      return adding(doc, { what: 'decide-nomination-objection', itemId: event.data.objectionId, since });
    },
    NominationObjectionDecided(doc, event) {
      const { recognitionId, objectionId, upheld } = event.data;
      const since = dated(event, event.occurredOn);
      const decided = ending(doc, since, { itemId: objectionId });
      if (!upheld || !(hasOpen(decided, PUBLICIZE) || hasOpen(decided, DECIDE))) return decided;
      // it can't be granted any more
      return adding(withoutDecision(decided, since), { what: DECLINE, itemId: recognitionId, since });
    },
    RecognitionGranted: (doc, event) => ending(doc, dated(event, event.data.on)),
    // whoever has objected is still owed an answer
    NominationDeclined: (doc, event) => withoutDecision(doc, dated(event, event.data.on)),
  },
};

function withoutDecision(doc: DueDoc, done: ReturnType<typeof dated>): DueDoc {
  return [PUBLICIZE, DECIDE, DECLINE].reduce((each, what) => ending(each, done, { what }), doc);
}
