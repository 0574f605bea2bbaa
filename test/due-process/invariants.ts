import type { Recorded } from '#kernel/event.js';
import { addYears } from '#kernel/local-date.js';
import { fullDaysBetween, workedDays } from './days.js';
import { type Happened, happenedIn } from './happened.js';

/*
 * What must hold of whatever was recorded, read from the events alone: no state, no decider and no calendar of the code is
 * asked, so that a mistake in one of these shows. Order is that of the log; days are those that the events carry.
 */

export interface Invariant {
  readonly title: string;
  /** The events that it is about. */
  readonly about: readonly string[];
  /** @returns what is wrong with the event, seen everything before it; undefined if nothing is */
  wrong(event: Happened, before: readonly Happened[]): string | undefined;
}

const inStream = ({ stream }: Happened, before: readonly Happened[]) => before.filter((each) => each.stream === stream);
const last = (events: readonly Happened[], type: string) => events.findLast((each) => each.type === type);

/** How each process is contested, and what is not done while it is. */
const CONTESTS = [
  { objected: 'NominationObjected', decided: 'NominationObjectionDecided', never: ['RecognitionGranted'] },
  { objected: 'AppraisalObjected', decided: 'AppraisalObjectionDecided', never: ['AppraisalConcluded'] },
  {
    ...{ objected: 'PromotionEvidenceContested', decided: 'EvidenceContestDecided' },
    ...{ never: ['PromotionEvidenceSealed', 'PromotionReviewConcluded'], anew: 'PromotionEvidenceSealed' },
  },
  {
    ...{ objected: 'ScorecardObjected', decided: 'ScorecardObjectionDecided' },
    ...{ never: ['ScorecardPublished', 'BranchAssessmentConcluded'], anew: 'ScorecardPublished' },
  },
  {
    ...{ objected: 'ImprovementNoticeAppealed', decided: 'AppealDecided' },
    never: ['ImprovementReviewed', 'ImprovementNoticeLifted'],
  },
] as const;

/** What has been decided about, by whom it may not have been decided. */
const DONE: Readonly<Record<string, string>> = {
  NominationObjectionDecided: 'RecognitionNominated',
  AppraisalObjectionDecided: 'AppraisalConcluded',
  EvidenceContestDecided: 'PromotionEvidenceSealed',
  ScorecardObjectionDecided: 'ScorecardPublished',
  AppealDecided: 'ImprovementNoticeIssued',
};

const contestOf = (type: string) => CONTESTS.find(({ never }) => never.some((each) => each === type));

const MEASURES = ['reminder', 'inquiry', 'admonition'];
const GRADES = ['excellent', 'competent', 'basic', 'incompetent'];

/** By a statement, or by the days for one that are over. */
function isHeard(notice: Happened, before: readonly Happened[], day: string): boolean {
  const stated = inStream(notice, before).some(({ type, data }) => type === 'StatementSubmitted' && data.on <= day);
  return stated || day > notice.data.respondBy;
}

const appealIsOpen = (notice: Happened, before: readonly Happened[]) =>
  inStream(notice, before).filter(({ type }) => /^(ImprovementNoticeAppealed|AppealDecided)$/.test(type)).length === 1;

const isAnnulled = (notice: Happened, before: readonly Happened[]) =>
  inStream(notice, before).some(({ type, data }) => type === 'AppealDecided' && data.upheld);

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const INVARIANTS: readonly Invariant[] = [
  {
    title: 'no grant without a public notice of at least five working days that is over',
    about: ['RecognitionGranted'],
    wrong(event, before) {
      const notice = last(inStream(event, before), 'NominationPublicized');
      if (!notice) return 'without notice';
      const { from, until } = notice.data;
      if (workedDays(from, until) < 5) return `after ${workedDays(from, until)} days of notice`;
      return event.data.on <= until || event.recordedOn <= until ? `before the notice ended on ${until}` : undefined;
    },
  },
  {
    title: 'nothing is granted, concluded, sealed anew, reviewed or lifted with an open objection',
    about: CONTESTS.flatMap(({ never }) => never),
    wrong(event, before) {
      const contest = contestOf(event.type);
      const mine = inStream(event, before);
      const count = (type: string | undefined) => mine.filter((each) => each.type === type).length;
      return count(contest?.objected) > count(contest?.decided) ? 'with an open objection' : undefined;
    },
  },
  {
    title:
      'nothing is granted or concluded on what was objected to rightly: it is nominated, sealed, published, concluded anew',
    about: ['RecognitionGranted', 'AppraisalConcluded', 'PromotionReviewConcluded', 'BranchAssessmentConcluded'],
    wrong(event, before) {
      const contest = contestOf(event.type);
      const mine = inStream(event, before);
      const upheld = mine.filter(({ type, data }) => type === contest?.decided && data.upheld);
      if (event.type === 'RecognitionGranted') return upheld.length > 0 ? 'after an upheld objection' : undefined;
      if (event.type === 'AppraisalConcluded') {
        const earlier = mine.filter(({ type }) => type === 'AppraisalConcluded').length;
        return earlier === upheld.length ? undefined : `a conclusion beside ${earlier}, ${upheld.length} overturned`;
      }
      const anew = contest && 'anew' in contest ? mine.findLastIndex(({ type }) => type === contest.anew) : -1;
      return mine.slice(anew + 1).some((each) => upheld.includes(each)) ? 'on a contested edition' : undefined;
    },
  },
  {
    title: 'whoever decides has neither objected nor done what is contested',
    about: CONTESTS.map(({ decided }) => decided),
    wrong(event, before) {
      const mine = inStream(event, before);
      const contest = CONTESTS.find(({ decided }) => decided === event.type);
      const objected = mine.findLast(
        ({ type, data }) => type === contest?.objected && data.objectionId === event.data.objectionId,
      );
      if (!objected) return 'without an objection';
      const done = last(mine, DONE[event.type] ?? '');
      return [objected.actorId, done?.actorId].includes(event.actorId) ? 'one’s own' : undefined;
    },
  },
  {
    title: 'nobody is appraised or concluded upon by themself, nor granted anything',
    about: [
      'PartyAppraisalRecorded',
      'BusinessAppraisalRecorded',
      'AppraisalConcluded',
      'RecognitionGranted',
      'PromotionReviewConcluded',
    ],
    wrong: ({ actorId, data }) => (actorId === data.memberId ? 'oneself' : undefined),
  },
  {
    title:
      'no appraisal is concluded before both sides, two persons, were heard, nor more than a step above the lower one',
    about: ['AppraisalConcluded'],
    wrong(event, before) {
      const mine = inStream(event, before);
      const [party, business] = [last(mine, 'PartyAppraisalRecorded'), last(mine, 'BusinessAppraisalRecorded')];
      if (!party || !business) return 'without both sides';
      if (party.actorId === business.actorId) return 'by one person for both sides';
      if ([party, business].some(({ recordedOn }) => event.data.on < recordedOn)) return 'dated before a side';
      const of = ({ data }: Happened) => GRADES.indexOf(data.grade);
      return of(event) < Math.max(of(party), of(business)) - 1 ? 'two steps above the lower one' : undefined;
    },
  },
  {
    title:
      'no promotion is concluded before the member had three working days with the last edition, nor on anything else',
    about: ['PromotionReviewConcluded'],
    wrong(event, before) {
      const sealed = last(inStream(event, before), 'PromotionEvidenceSealed');
      if (!sealed) return 'without evidence';
      if (fullDaysBetween(sealed.recordedOn, event.data.on) < 3) return `sealed on ${sealed.recordedOn}`;
      const ids = JSON.stringify(sealed.data.evidence);
      const strange = event.data.citedEventIds.find((id) => !ids.includes(`"${id}"`));
      return strange === undefined ? undefined : `cites ${strange}`;
    },
  },
  {
    title: 'no improvement is reviewed unheard',
    about: ['ImprovementReviewed'],
    wrong(event, before) {
      const issued = last(inStream(event, before), 'ImprovementNoticeIssued');
      return issued && isHeard(issued, before, event.data.on) ? undefined : 'unheard';
    },
  },
  {
    title: 'no notice follows another one, and no harsher one within a year, unheard or with an open appeal',
    about: ['ImprovementNoticeIssued'],
    wrong(event, before) {
      const { issuedOn, measure, target, followsNoticeId } = event.data;
      const earlier = before.filter(({ type, data }) => {
        if (type !== 'ImprovementNoticeIssued' || !isSame(data.target, target)) return false;
        const isMilder = MEASURES.indexOf(data.measure) < MEASURES.indexOf(measure);
        const isRecent = data.issuedOn <= issuedOn && issuedOn < addYears(data.issuedOn, 1);
        return data.noticeId === followsNoticeId || (isMilder && isRecent);
      });
      const standing = earlier.filter((notice) => !isAnnulled(notice, before));
      if (followsNoticeId !== undefined && standing.every(({ data }) => data.noticeId !== followsNoticeId)) {
        return 'follows what does not stand';
      }
      if (standing.length > 0 && followsNoticeId === undefined) return 'follows and does not say so';
      const unheard = standing.find((notice) => !isHeard(notice, before, issuedOn));
      if (unheard) return `${unheard.data.noticeId} is unheard`;
      const appealed = standing.find((notice) => appealIsOpen(notice, before));
      return appealed && `${appealed.data.noticeId} is appealed`;
    },
  },
  {
    title: 'no branch is concluded upon without a published edition, nor as of a day before it',
    about: ['BranchAssessmentConcluded'],
    wrong(event, before) {
      const published = last(inStream(event, before), 'ScorecardPublished');
      if (!published) return 'without an edition';
      return event.data.on < published.recordedOn ? 'dated before the edition' : undefined;
    },
  },
  {
    title: 'no place of a quota has two holders',
    about: ['RecognitionGranted', 'RecognitionQuotaSet'],
    wrong(event, before) {
      const all = [...before, event];
      const { orgId, year, award } = event.data;
      const of = all.filter(({ data }) => data.orgId === orgId && data.year === year && data.award === award);
      const holders = new Set<unknown>();
      for (const { type, data } of of) {
        if (type === 'RecognitionGranted') holders.add(data.recognitionId);
        if (type === 'RecognitionRevoked') holders.delete(data.recognitionId);
      }
      const quota = last(of, 'RecognitionQuotaSet')?.data.quota ?? 0;
      return holders.size > quota ? `${holders.size} of ${quota}` : undefined;
    },
  },
  {
    title: 'no more than a third of the full members are excellent, and none of those on probation has a grade',
    about: ['AppraisalConcluded'],
    wrong(event, before) {
      const { branchId, on, memberId } = event.data;
      const enrolled = before.filter(({ type, data }) => type === 'MemberEnrolled' && data.branchId === branchId);
      const full = enrolled.filter(({ data }) => data.status === 'full' && data.enrolledOn <= on);
      if (!full.some(({ data }) => data.memberId === memberId)) return 'on probation';
      const excellent = new Set<unknown>();
      for (const { type, data } of [...before, event]) {
        if (type === 'AppraisalConcluded' && data.grade === 'excellent') excellent.add(data.memberId);
        if (type === 'AppraisalObjectionDecided' && data.upheld) excellent.delete(data.memberId);
      }
      return excellent.size * 3 > full.length ? `${excellent.size} of ${full.length}` : undefined;
    },
  },
];

/** Everything that is wrong with a history, by an invariant. */
export function violations({ about, wrong }: Invariant, events: readonly Recorded[]): readonly string[] {
  const happened = events.map(happenedIn);
  return happened.flatMap((event, index) => {
    if (!about.includes(event.type)) return [];
    const what = wrong(event, happened.slice(0, index));
    return what === undefined ? [] : [`${event.type} of ${event.stream}: ${what}`];
  });
}
