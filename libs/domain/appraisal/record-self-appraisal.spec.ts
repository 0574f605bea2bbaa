import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  appraisedAs,
  inCycle,
  ofM1,
  probationary,
  selfAppraised,
} from '#testing/appraisals.js';
import { cycleClosed } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, ended, transferred } from '#testing/two-branches.js';
import { recordSelfAppraisal } from './record-self-appraisal.js';

const today = '2025-12-10';
const self = { cycleId: 'y1', memberId: 'm1', summary: '尽职尽责' };
const decide = (happened: readonly Happened[], change: { memberId?: string; cycleId?: string } = {}) =>
  given(...inCycle, ...happened).when(
    recordSelfAppraisal,
    { ...self, ...change },
    { actor: { ...as.member(change.memberId ?? 'm1'), role: 'reader', orgId: 'nowhere' }, today },
  );

describe('recording a self-appraisal', () => {
  it('is for the member in person, whatever the role', () => {
    decide([])
      .then('SelfAppraisalRecorded')
      .holding({ ...ofM1, summary: '尽职尽责' })
      .on(today)
      .tagged('member', ['m1']);
    for (const actor of [as.officer, as.head, as.superior, as.member('m3')]) {
      given(...inCycle)
        .when(recordSelfAppraisal, self, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is for probationary members, too', () => {
    decide(probationary('m4'), { memberId: 'm4' }).then('SelfAppraisalRecorded');
  });

  it('happens once, before or after the two sides have said theirs, and not after the conclusion', () => {
    decide([appraised('party', 'basic')]).then('SelfAppraisalRecorded');
    decide([selfAppraised()]).thenRejected('already-recorded', 'memberId');
    const concluded = [...appraisedAs('competent', 'competent'), appraisalConcluded('competent', '2025-12-05')];
    decide(concluded).thenRejected('already-concluded', 'memberId');
  });

  it('may be repeated after an upheld objection', () => {
    const first = [selfAppraised(), ...appraisedAs('basic', 'basic'), appraisalConcluded('basic', '2025-12-05')];
    const reopened = [...first, appraisalObjected('o1'), appraisalObjectionDecided('o1', true)];
    decide(reopened).then('SelfAppraisalRecorded', { edition: 2 });
    decide([...reopened, selfAppraised({ edition: 2 })]).thenRejected('already-recorded', 'memberId');
  });

  it('belongs to an open cycle of a committee above the branch', () => {
    decide([cycleClosed('2025-12-01')]).thenRejected('cycle-closed', 'cycleId');
    decide([], { cycleId: 'none' }).thenRejected('not-found', 'cycleId');
    const elsewhere: Happened = [
      'assessmentCycle-y9',
      { type: 'AssessmentCycleOpened', data: { cycleId: 'y9', orgId: 'c9', year: 2025, scheme: {} } },
    ];
    decide([elsewhere], { cycleId: 'y9' }).thenRejected('member-outside-cycle', 'memberId');
  });

  it('is for who is on the roll', () => {
    decide([], { memberId: 'm9' }).thenRejected('not-found', 'memberId');
    decide([ended('m1', '2025-12-10')]).thenRejected('member-not-active', 'memberId');
    decide([ended('m1', '2025-12-11')]).then('SelfAppraisalRecorded');
  });

  it('belongs to the branch in which the appraisal began, also where the member has left it meanwhile', () => {
    decide([transferred('m1', 'b2', '2025-12-09')]).then('SelfAppraisalRecorded', { branchId: 'b2' });
    const begun = [appraised('party', 'competent'), transferred('m1', 'b2', '2025-12-09')];
    decide(begun).then('SelfAppraisalRecorded', { branchId: 'b1' });
  });
});
