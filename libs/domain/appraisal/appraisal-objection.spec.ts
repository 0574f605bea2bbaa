import { asEvidence, evolveWith } from '#kernel/aggregate.js';
import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  appraisedAs,
  appraisers,
  inCycle,
  ofM1,
} from '#testing/appraisals.js';
import { logOf } from '#testing/asked.js';
import { cycleClosed } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, ended } from '#testing/two-branches.js';
import { type Appraisal, appraisal, standingGrade } from './appraisal.js';
import { decideAppraisalObjection } from './decide-appraisal-objection.js';
import { objectToAppraisal } from './object-to-appraisal.js';

const today = '2025-12-20';
const sides = appraisedAs('basic', 'basic');
const concluded = [...sides, appraisalConcluded('basic', '2025-12-10')];
const objected = [...concluded, appraisalObjected('o1')];

const objection = { cycleId: 'y1', memberId: 'm1', objectionId: 'o1', grounds: '尽职尽责' };
const object = (...happened: readonly Happened[]) =>
  given(...inCycle, ...happened).when(objectToAppraisal, objection, { actor: as.member('m1'), today });

const decision = { cycleId: 'y1', memberId: 'm1', objectionId: 'o1', upheld: true, reasons: '经核实' };
const decide = (...happened: readonly Happened[]) =>
  given(...inCycle, ...happened).when(decideAppraisalObjection, decision, { actor: as.superior, today });

describe('objecting to an appraisal', () => {
  it('is for the member in person, whatever has become of branch and membership', () => {
    object(...concluded)
      .then('AppraisalObjected')
      .holding({ ...ofM1, objectionId: 'o1', grounds: '尽职尽责' })
      .on(today)
      .tagged('member', ['m1']);
    object(...concluded, ended('m1', '2025-12-15'), dissolved('b1', '2025-12-16')).then('AppraisalObjected');
    for (const actor of [as.officer, as.superior, as.head, as.member('m2')]) {
      given(...inCycle, ...concluded)
        .when(objectToAppraisal, objection, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs a conclusion that stands', () => {
    object().thenRejected('not-found', 'memberId');
    object(...sides).thenRejected('not-concluded', 'memberId');
    object(...objected, appraisalObjectionDecided('o1', true)).thenRejected('not-concluded', 'memberId');
  });

  it('is not cut off by the closing of the cycle', () => {
    object(...concluded, cycleClosed('2025-12-15')).then('AppraisalObjected');
  });

  it('is one at a time, under an id of its own', () => {
    object(...concluded, appraisalObjected('o0')).thenRejected('objection-open', 'memberId');
    object(...objected).thenRejected('already-exists', 'objectionId');
    object(...concluded, appraisalObjected('o0'), appraisalObjectionDecided('o0', false)).then('AppraisalObjected');
  });

  it('is possible against the next conclusion, too', () => {
    const anew = [
      ...[...concluded, appraisalObjected('o0'), appraisalObjectionDecided('o0', true)],
      appraisalConcluded('basic', '2025-12-12', { edition: 2 }),
    ];
    object(...anew).then('AppraisalObjected', { edition: 2 });
  });
});

describe('deciding an objection to an appraisal', () => {
  it('is for a superior', () => {
    decide(...objected)
      .then('AppraisalObjectionDecided')
      .holding({ ...ofM1, objectionId: 'o1', upheld: true, reasons: '经核实', corrects: 'event-9' })
      .on(today)
      .tagged('member', ['m1']);
    decide(...objected, dissolved('b1', '2025-12-16')).then('AppraisalObjectionDecided');
    for (const actor of [as.officer, as.head, as.headAbove, as.member('m1'), elsewhere(as.superior)]) {
      given(...inCycle, ...objected)
        .when(decideAppraisalObjection, decision, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for who concluded, nor for the member', () => {
    for (const id of [appraisers.concluder.id, 'm1']) {
      given(...inCycle, ...objected)
        .when(decideAppraisalObjection, decision, { actor: { ...as.superior, id }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, of one that was raised', () => {
    decide(...concluded).thenRejected('not-found', 'objectionId');
    decide(...objected, appraisalObjectionDecided('o1', false)).thenRejected('objection-decided', 'objectionId');
    decide(...objected, appraisalObjectionDecided('o1', true)).thenRejected('objection-decided', 'objectionId');
  });

  it('happens after the cycle is closed, too: closing it leaves nobody unheard', () => {
    decide(...objected, cycleClosed('2025-12-15')).then('AppraisalObjectionDecided');
  });
});

describe('what rests on an appraisal', () => {
  const standing = (...happened: readonly Happened[]) => {
    const log = logOf(...happened);
    const state = log.reduce((before: unknown, event) => evolveWith(appraisal, before, event), appraisal.initial);
    const counting = log.filter((event) => asEvidence(appraisal, state, event).counts);
    return { grade: standingGrade(state as Appraisal), counting: counting.map(({ type }) => type) };
  };
  const words = ['PartyAppraisalRecorded', 'BusinessAppraisalRecorded'];

  it('is its conclusion, unless that is contested or overturned', () => {
    expect(standing(...sides)).toEqual({ grade: undefined, counting: words });
    expect(standing(...concluded)).toEqual({ grade: 'basic', counting: [...words, 'AppraisalConcluded'] });
    expect(standing(...objected)).toEqual({ grade: undefined, counting: [...words, 'AppraisalObjected'] });
    const dismissed = standing(...objected, appraisalObjectionDecided('o1', false));
    expect(dismissed.grade).toBe('basic');
    expect(dismissed.counting).toContain('AppraisalConcluded');
    const upheld = standing(...objected, appraisalObjectionDecided('o1', true));
    expect(upheld.grade).toBeUndefined();
    expect(upheld.counting).not.toContain('AppraisalConcluded');
  });

  it('is what was said and concluded last, not what was corrected after an upheld objection', () => {
    const anew = [
      ...[...objected, appraisalObjectionDecided('o1', true), appraised('party', 'competent', { edition: 2 })],
      appraisalConcluded('competent', '2025-12-12', { edition: 2 }),
    ];
    const { grade, counting } = standing(...anew);
    expect(grade).toBe('competent');
    expect(counting.filter((type) => type === 'PartyAppraisalRecorded')).toHaveLength(1);
    expect(counting.filter((type) => type === 'BusinessAppraisalRecorded')).toHaveLength(1);
    expect(counting.filter((type) => type === 'AppraisalConcluded')).toHaveLength(1);
  });
});
