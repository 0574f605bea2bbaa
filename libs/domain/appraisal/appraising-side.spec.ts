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
import { given, type Happened } from '#testing/given-when-then.js';
import { appointed } from '#testing/organizations.js';
import { nominated, revoked } from '#testing/recognitions.js';
import { as, elsewhere } from '#testing/two-branches.js';
import { recordBusinessAppraisal } from './record-business-appraisal.js';
import { recordPartyAppraisal } from './record-party-appraisal.js';

const today = '2025-12-10';
/** What of m1 can be cited: a review on the front line, told here by its nomination. */
const cited = `event-${inCycle.length}`;
const before = [...inCycle, nominated()];
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
        evidence: [{ eventId: cited, type: 'RecognitionNominated', stream: 'recognition-n1', branchId: 'b1' }],
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
    const another = [nominated({ recognitionId: 'n2', nominee: { kind: 'member', id: 'm3' } })] as const;
    const [, event, by] = another[0];
    const ofAnother: Happened = ['recognition-n2', event, by, { branch: ['b1'], member: ['m3'] }];
    const evidenceEventIds = [cited, `event-${before.length}`];
    decide([ofAnother], { evidenceEventIds }).thenRejected('evidence-of-another', 'evidenceEventIds[1]');
    decide([revoked('2025-12-01')]).thenRejected('evidence-void', 'evidenceEventIds[0]');
    decide([], { evidenceEventIds: ['none'] }).thenRejected('not-found', 'evidenceEventIds[0]');
    decide([], { evidenceEventIds: [] }).thenRejected('invalid-list', 'evidenceEventIds');
  });

  it('is recorded of probationary members, too', () => {
    const m4 = [...probationary('m4'), nominated({ recognitionId: 'n4' })];
    const [, event, by] = nominated({ recognitionId: 'n4' });
    const about: Happened = ['recognition-n4', event, by, { branch: ['b1'], member: ['m4'] }];
    const evidenceEventIds = [`event-${before.length + m4.length - 1}`];
    decide([...probationary('m4'), about], { memberId: 'm4', evidenceEventIds }).then(type);
  });
});
