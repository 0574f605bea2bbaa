import type { Actor } from '#kernel/actor.js';
import { enrolmentOf } from '#testing/small-office.js';
import type { Step } from '../scoring/steps.js';
import type { Data, Told } from '../scoring/told.js';
import { who } from './agency.js';
import { member, officer } from './cases.js';

/** A step of a history; none where what it is about was never begun. */
export type Making = (told: Told) => Step | undefined;

const by = (actor: Actor, data: Data): Step => ({ actor, data });
const on =
  (begun: string, step: (it: Data, told: Told) => Step | undefined): Making =>
  (told) => {
    const it = told.any(begun);
    return it && step(it, told);
  };

/** What ends or contests things, so that something comes before it. */
const seldom = (told: Told, step: Step): Step | undefined => (told.below(3) === 0 ? step : undefined);

/** One of a few who lead, so that it is often somebody who has had a hand in it already. */
const leader = (told: Told, ...more: readonly Actor[]): Actor =>
  told.one(who('superior', 'c1', 'u-s1'), who('superior', 'c1', 'u-s2'), who('superior', 'c1', 'u-s3'), ...more);

const MEMBERS = ['m1', 'm2', 'm3'] as const;
const GRADES = ['excellent', 'excellent', 'excellent', 'competent', 'basic', 'incompetent'] as const;
const reasons = '综合研究';
const decidedBy = '机关党委会';
/** Today or some days ago: what is decided is often dated back. */
const lately = (told: Told) => told.after(0, -6);

const recognition: Readonly<Record<string, Making>> = {
  'set-recognition-quota': (told) =>
    by(leader(told), { orgId: 'c1', year: 2025, award: 'excellent-member', quota: told.below(3) }),
  'nominate-for-recognition': (told) => {
    const id = told.one(...MEMBERS);
    const data = { recognitionId: `r-${told.number}`, award: 'excellent-member', year: 2025, orgId: 'c1' };
    const more = {
      nominee: { kind: 'member', id },
      grounds: '攻坚',
      evidenceEventIds: [enrolmentOf(id)],
      on: told.day,
    };
    return by(told.one(officer, leader(told)), { ...data, ...more });
  },
  'publicize-nomination': on('nominate-for-recognition', ({ recognitionId }, told) =>
    by(leader(told), { recognitionId, from: told.after(1, -2), until: told.after(11, 4) }),
  ),
  'object-to-nomination': on('nominate-for-recognition', ({ recognitionId }, told) => {
    const objector = told.one(member('m4'), member('m5'), who('branch-officer', 'c1', 'u-s2'));
    return by(objector, { recognitionId, objectionId: told.one('o1', 'o2'), grounds: '依据有误' });
  }),
  'decide-nomination-objection': on('object-to-nomination', ({ recognitionId, objectionId }, told) =>
    by(leader(told), { recognitionId, objectionId, upheld: told.below(3) === 0, reasons }),
  ),
  'grant-recognition': on('publicize-nomination', ({ recognitionId }, told) =>
    by(leader(told), { recognitionId, on: lately(told), decidedBy }),
  ),
  'decline-nomination': on('nominate-for-recognition', ({ recognitionId }, told) =>
    seldom(told, by(leader(told), { recognitionId, on: told.day, reasons })),
  ),
  'revoke-recognition': on('grant-recognition', ({ recognitionId }, told) =>
    seldom(told, by(leader(told), { recognitionId, on: told.day, reasons })),
  ),
};

const side =
  (role: 'branch-officer' | 'business-head'): Making =>
  (told) => {
    const memberId = told.one(...MEMBERS, 'p1');
    const data = { cycleId: 'y1', memberId, grade: told.one(...GRADES), reasons };
    const actor = who(role, 'b1', told.one(`u-${role}`, `u-${role}`, 'u-head', memberId));
    return by(actor, { ...data, evidenceEventIds: [enrolmentOf(memberId)] });
  };

const appraisal: Readonly<Record<string, Making>> = {
  'record-self-appraisal': (told) => {
    const memberId = told.one(...MEMBERS, 'p1');
    return by(member(memberId), { cycleId: 'y1', memberId, summary: '尽职' });
  },
  'record-party-appraisal': side('branch-officer'),
  'record-business-appraisal': side('business-head'),
  'conclude-appraisal': on('record-party-appraisal', ({ memberId }, told) => {
    const data = { cycleId: 'y1', memberId, grade: told.one(...GRADES), reasons, decidedBy, on: lately(told) };
    return by(leader(told, member(String(memberId), 'superior', 'c1')), data);
  }),
  'object-to-appraisal': on('conclude-appraisal', ({ memberId }, told) => {
    const data = { cycleId: 'y1', memberId, objectionId: `o-${told.number}`, grounds: '不实' };
    return by(member(String(memberId)), data);
  }),
  'decide-appraisal-objection': on('object-to-appraisal', ({ memberId, objectionId }, told) => {
    const data = { cycleId: 'y1', memberId, objectionId, upheld: told.below(2) === 0, reasons };
    return by(leader(told, member(String(memberId), 'superior', 'c1')), data);
  }),
};

/** In the evidence of m2 and m3, or not. */
const inEvidence = (told: Told) => `command:${told.one('assigned-m2', 'assigned-m3', 'enrolled-m2')}`;

const promotionReview: Readonly<Record<string, Making>> = {
  'open-promotion-review': (told) => {
    const data = { reviewId: `p-${told.number}`, memberId: told.one('m2', 'm3'), targetPosition: '科长' };
    return by(leader(told), { ...data, orgId: 'c1', openedOn: told.day });
  },
  'seal-promotion-evidence': on('open-promotion-review', ({ reviewId }, told) => by(leader(told), { reviewId })),
  'contest-promotion-evidence': on('seal-promotion-evidence', ({ reviewId }, told) => {
    const data = { reviewId, objectionId: `o-${told.number}`, evidenceEventId: inEvidence(told), grounds: '有误' };
    return by(member(told.one('m2', 'm3')), data);
  }),
  'decide-evidence-contest': on('contest-promotion-evidence', ({ reviewId, objectionId }, told) => {
    const data = { reviewId, objectionId, upheld: told.below(2) === 0, reasons };
    return by(leader(told, member(told.one('m2', 'm3'), 'superior', 'c1')), data);
  }),
  'conclude-promotion-review': on('open-promotion-review', ({ reviewId, memberId }, told) => {
    const cited = told.one(inEvidence(told), `command:assigned-${memberId}`, `command:assigned-${memberId}`);
    const data = { reviewId, decision: 'recommended', reasons, citedEventIds: [cited], decidedBy, on: lately(told) };
    return by(leader(told), data);
  }),
};

/** The target of a notice, or another one. */
const answering = ({ target }: Data, told: Told): Actor => {
  const { kind, id } = target as { readonly kind: string; readonly id: string };
  return told.one(kind === 'member' ? member(id) : officer, kind === 'member' ? member(id) : officer, member('m3'));
};
const ofNotice = (step: (it: Data, told: Told) => Step) => on('issue-improvement-notice', step);

const improvementNotice: Readonly<Record<string, Making>> = {
  'issue-improvement-notice': (told) => {
    const [kind, id] = told.one(['member', 'm2'], ['member', 'm3'], ['branch', 'b1']);
    const data = { noticeId: `w-${told.number}`, target: { kind, id }, grounds: '逾期', issuedOn: told.day };
    const measure = told.one('reminder', 'inquiry', 'admonition');
    const followed = told.below(2) === 0 ? undefined : told.any('issue-improvement-notice');
    const follows = followed === undefined ? {} : { followsNoticeId: followed.noticeId };
    const evidenceEventIds = [kind === 'member' ? enrolmentOf(String(id)) : enrolmentOf('m4')];
    return by(leader(told), { ...data, measure, evidenceEventIds, respondBy: told.after(12), ...follows });
  },
  'submit-statement': ofNotice((it, told) =>
    by(answering(it, told), { noticeId: it.noticeId, text: '当时值守', on: told.day }),
  ),
  'submit-improvement-plan': ofNotice((it, told) => {
    const actions = [{ actionId: told.one('a1', 'a2'), text: '自查', dueOn: told.after(20) }];
    return by(answering(it, told), { noticeId: it.noticeId, actions, on: told.day });
  }),
  'complete-improvement-action': ofNotice((it, told) => {
    const data = { noticeId: it.noticeId, actionId: told.one('a1', 'a2'), on: told.day, result: '已办' };
    return by(answering(it, told), data);
  }),
  'review-improvement': ofNotice(({ noticeId }, told) =>
    by(leader(told), { noticeId, verdict: told.one('improved', 'partly'), comment: '核实', on: lately(told) }),
  ),
  'lift-improvement-notice': ofNotice(({ noticeId }, told) =>
    by(leader(told), { noticeId, on: lately(told), reason: '已改进' }),
  ),
  'appeal-improvement-notice': ofNotice((it, told) =>
    by(answering(it, told), { noticeId: it.noticeId, grounds: '有误', on: told.day }),
  ),
  'decide-appeal': on('appeal-improvement-notice', ({ noticeId }, told) =>
    by(leader(told, who('superior', 'c1', 'u-officer')), {
      noticeId,
      upheld: told.below(2) === 0,
      reasons,
      on: told.day,
    }),
  ),
};

const ofB1 = { cycleId: 'y1', branchId: 'b1' };

const branchAssessment: Readonly<Record<string, Making>> = {
  'submit-self-assessment': () => by(officer, { ...ofB1, strengths: '有力', shortfalls: '偏慢', plan: '每周一清' }),
  'record-assessor-review': (told) => by(leader(told), { ...ofB1, perspective: 'party', rating: 80, comment: '扎实' }),
  'publish-scorecard': (told) => by(leader(told), { ...ofB1, asOf: told.day }),
  'object-to-scorecard': (told) => {
    const data = { ...ofB1, objectionId: `o-${told.number}`, indicatorId: 'front-line', grounds: '漏计' };
    return seldom(told, by(who('branch-officer', 'b1', told.one('u-officer', 'u-s2')), data));
  },
  'decide-scorecard-objection': on('object-to-scorecard', ({ objectionId }, told) =>
    by(leader(told), { ...ofB1, objectionId, upheld: told.below(3) > 0, reasons }),
  ),
  'conclude-branch-assessment': (told) =>
    seldom(told, by(leader(told), { ...ofB1, grade: 'good', reasons, decidedBy, on: lately(told) })),
};

/** For each command of the five processes what a step of it sends; what the deciders make of it is up to them. */
export const STEPS: Readonly<Record<string, Making>> = {
  ...recognition,
  ...appraisal,
  ...promotionReview,
  ...improvementNotice,
  ...branchAssessment,
};
