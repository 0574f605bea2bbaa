import type { Actor } from '#kernel/actor.js';
import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  appraisedAs,
  inCycle,
  ofM1,
  probationary,
} from '#testing/appraisals.js';
import { cycleClosed } from '#testing/assessments.js';
import { raised } from '#testing/concerns.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { issued } from '#testing/improvement-notices.js';
import { appointed } from '#testing/organizations.js';
import { granted, nominated, revoked } from '#testing/recognitions.js';
import { as, elsewhere } from '#testing/two-branches.js';
import { recordBusinessAppraisal } from './record-business-appraisal.js';
import { recordPartyAppraisal } from './record-party-appraisal.js';

const today = '2025-12-10';
/** Something that can be cited about a member. */
const helped = (memberId: string, taskId = 't1'): Happened => [
  `task-${taskId}`,
  { type: 'TaskProgressReported', data: { taskId, branchId: 'b1', year: 2025, percent: 40, summary: '…' } },
  undefined,
  { branch: ['b1'], member: [memberId] },
];
const cited = `event-${inCycle.length}`;
const before = [...inCycle, helped('m1')];
const word = { cycleId: 'y1', memberId: 'm1', grade: 'competent', reasons: '尽职尽责', evidenceEventIds: [cited] };

const sides = [
  { side: 'party', command: recordPartyAppraisal, type: 'PartyAppraisalRecorded', own: as.officer, other: as.head },
  {
    side: 'business',
    command: recordBusinessAppraisal,
    type: 'BusinessAppraisalRecorded',
    own: as.head,
    other: as.officer,
  },
] as const;

describe.each(sides)('the appraisal by the $side side', ({ side, command, type, own, other }) => {
  const otherSide = side === 'party' ? 'business' : 'party';
  const decide = (happened: readonly Happened[], change: object = {}, actor: Actor = own) =>
    given(...before, ...happened).when(command, { ...word, ...change }, { actor, today });

  it('is for its role in the branch or above it', () => {
    decide([])
      .then(type)
      .holding({
        ...{ ...word, ...ofM1 },
        evidence: [{ eventId: cited, type: 'TaskProgressReported', stream: 'task-t1', branchId: 'b1' }],
      })
      .on(today)
      .tagged('member', ['m1']);
    decide([], {}, { ...own, orgId: 'c1' }).then(type);
    for (const actor of [other, as.superior, as.member('m3'), elsewhere(own), { ...own, orgId: 'b2' }]) {
      given(...before)
        .when(command, word, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never about oneself, also for a secretary who heads the business unit', () => {
    const both = [appointed('m1', '2025-01-01'), appointed('m1', '2025-01-01', { office: 'business-head' })];
    for (const orgId of ['b1', 'c1']) {
      given(...before, ...both)
        .when(command, word, { actor: { ...own, id: 'm1', orgId }, today })
        .thenRejected('not-permitted', 'actor');
    }
    // the other direction: an officer is appraised like everybody, by a business head and by another officer
    decide(both).then(type);
  });

  it('is never by who recorded the other side: one person would see both', () => {
    decide([appraised(otherSide, 'excellent', { by: own })]).thenRejected('not-permitted', 'actor');
    decide([appraised(otherSide, 'excellent')]).then(type);
  });

  it('happens once, and not after the conclusion', () => {
    decide([appraised(side, 'basic')]).thenRejected('already-recorded', 'memberId');
    const concluded = [...appraisedAs('competent', 'competent'), appraisalConcluded('competent', '2025-12-05')];
    decide(concluded).thenRejected('already-concluded', 'memberId');
    decide([cycleClosed('2025-12-01')]).thenRejected('cycle-closed', 'cycleId');
  });

  it('may be corrected after an upheld objection, and not after a dismissed one', () => {
    const first = [
      ...appraisedAs('basic', 'basic'),
      appraisalConcluded('basic', '2025-12-05'),
      appraisalObjected('o1'),
    ];
    decide([...first, appraisalObjectionDecided('o1', true)]).then(type, { edition: 2 });
    decide([...first, appraisalObjectionDecided('o1', false)]).thenRejected('already-concluded', 'memberId');
    const corrected = [...first, appraisalObjectionDecided('o1', true), appraised(side, 'competent', { edition: 2 })];
    decide(corrected).thenRejected('already-recorded', 'memberId');
  });

  it('rests on evidence about the member that still counts', () => {
    const next = `event-${before.length}`;
    decide([helped('m3', 't2')], { evidenceEventIds: [cited, next] }).thenRejected(
      'evidence-of-another',
      'evidenceEventIds[1]',
    );
    const award = [nominated(), granted('2025-11-01')].map(([stream, event, by]): Happened => {
      return [stream, event, by, { branch: ['b1'], member: ['m1'] }];
    });
    const onAward = { evidenceEventIds: [`event-${before.length + 1}`] };
    decide(award, onAward).then(type);
    decide([...award, revoked('2025-12-01')], onAward).thenRejected('evidence-void', 'evidenceEventIds[0]');
    decide([], { evidenceEventIds: ['none'] }).thenRejected('not-found', 'evidenceEventIds[0]');
    decide([], { evidenceEventIds: [] }).thenRejected('invalid-list', 'evidenceEventIds');
  });

  it('is recorded of probationary members, too', () => {
    const m4 = [...probationary('m4'), helped('m4', 't4')];
    const evidenceEventIds = [`event-${before.length + m4.length - 1}`];
    decide(m4, { memberId: 'm4', evidenceEventIds }).then(type);
  });

  it('rests on no concern, and on nothing whose persons the side must not know: the refusal tells of nobody', () => {
    const next = `event-${before.length}`;
    const [stream, event, by] = raised();
    for (const memberId of ['m1', 'm3']) {
      const concern: Happened = [stream, event, by, { branch: ['b1'], member: [memberId] }];
      decide([concern], { evidenceEventIds: [next] }).thenRejected('evidence-confidential', 'evidenceEventIds[0]');
      const [ofNotice, issuing, issuer] = issued();
      const notice: Happened = [ofNotice, issuing, issuer, { branch: ['b1'], member: [memberId] }];
      const about = decide([notice], { evidenceEventIds: [next] });
      if (side === 'business') about.thenRejected('evidence-confidential', 'evidenceEventIds[0]');
      else if (memberId === 'm1') about.then(type);
      else about.thenRejected('evidence-of-another', 'evidenceEventIds[0]');
    }
  });
});
