import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  appraisedAs,
  appraisers,
  inCycle,
  ofM1,
  probationary,
  selfAppraised,
} from '#testing/appraisals.js';
import { cycleClosed } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred } from '#testing/two-branches.js';
import { NO_OBJECTIONS } from '../objection/objections.js';
import type { Appraisal } from './appraisal.js';
import { concludeAppraisal } from './conclude-appraisal.js';

const today = '2025-12-20';
const conclusion = {
  ...{ cycleId: 'y1', memberId: 'm1', grade: 'competent', reasons: '尽职尽责' },
  ...{ decidedBy: '支部大会', on: '2025-12-17' },
};
const decide = (happened: readonly Happened[], change: object = {}) =>
  given(...inCycle, ...happened).when(concludeAppraisal, { ...conclusion, ...change }, { actor: as.superior, today });

/** m11, m12, … of b1, all full members since 2020. */
const others = (count: number) => Array.from({ length: count }, (_, index) => `m${11 + index}`);
const joined = (count: number) => others(count).map((id) => enrolled(id, 'b1'));
const excellent = (memberId: string): readonly Happened[] => [
  ...appraisedAs('excellent', 'competent', { memberId }),
  appraisalConcluded('excellent', '2025-12-17', { memberId }),
];

describe('concluding an appraisal', () => {
  it('is for a superior, or an officer of the branch after its meeting', () => {
    const ready = [selfAppraised(), ...appraisedAs('competent', 'competent')];
    decide(ready)
      .then('AppraisalConcluded')
      .holding({ ...ofM1, ...conclusion })
      .on('2025-12-17')
      .tagged('member', ['m1']);
    // also for who has recorded one side: the meeting decides
    for (const actor of [as.officer, appraisers.party, { ...as.officer, orgId: 'c1' }]) {
      given(...inCycle, ...ready)
        .when(concludeAppraisal, conclusion, { actor, today })
        .then('AppraisalConcluded');
    }
    for (const actor of [as.head, as.headAbove, as.member('m3'), elsewhere(as.superior), elsewhere(as.officer)]) {
      given(...inCycle, ...ready)
        .when(concludeAppraisal, conclusion, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member', () => {
    for (const actor of [as.officer, as.superior]) {
      given(...inCycle, ...appraisedAs('competent', 'competent'))
        .when(concludeAppraisal, conclusion, { actor: { ...actor, id: 'm1' }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs both sides, and not the member’s own word', () => {
    decide([]).thenRejected('not-found', 'memberId');
    decide([selfAppraised()]).thenRejected('appraisal-incomplete', 'memberId');
    decide([selfAppraised(), appraised('party', 'competent')]).thenRejected('appraisal-incomplete', 'memberId');
    decide([selfAppraised(), appraised('business', 'competent')]).thenRejected('appraisal-incomplete', 'memberId');
    decide(appraisedAs('competent', 'competent')).then('AppraisalConcluded');
  });

  it('is dated no earlier than what it rests on', () => {
    const ready = appraisedAs('competent', 'competent'); // recorded on 1 January 2025
    decide(ready, { on: '2024-12-31' }).thenRejected('date-order', 'on');
    decide(ready, { on: '2025-01-01' }).then('AppraisalConcluded');
    decide(ready, { on: '2025-12-21' }).thenRejected('date-in-future', 'on');
  });

  it('exceeds the lower of the two by one step at most', () => {
    decide(appraisedAs('basic', 'excellent'), { grade: 'competent' }).then('AppraisalConcluded');
    decide(appraisedAs('excellent', 'incompetent'), { grade: 'competent' }).thenRejected('grade-too-high', 'grade');
    decide(appraisedAs('excellent', 'incompetent'), { grade: 'basic' }).then('AppraisalConcluded');
    decide(appraisedAs('excellent', 'excellent'), { grade: 'incompetent' }).then('AppraisalConcluded');
  });

  it('is excellent only where both are at least competent', () => {
    const enough = joined(2);
    decide([...enough, ...appraisedAs('excellent', 'basic')], { grade: 'excellent' }).thenRejected(
      'grade-too-high',
      'grade',
    );
    decide([...enough, ...appraisedAs('competent', 'competent')], { grade: 'excellent' }).then('AppraisalConcluded');
  });

  it('finds at most a third of the full members excellent, rounded down', () => {
    const ready = appraisedAs('excellent', 'excellent');
    const find = (...happened: readonly Happened[]) => decide([...happened, ...ready], { grade: 'excellent' });
    find(...joined(1)).thenRejected('quota-exceeded', 'grade');
    find(...joined(2)).then('AppraisalConcluded');
    find(...joined(4), ...excellent('m11')).thenRejected('quota-exceeded', 'grade');
    find(...joined(5), ...excellent('m11')).then('AppraisalConcluded');
    find(...joined(17), ...others(5).flatMap(excellent)).then('AppraisalConcluded');
    find(...joined(17), ...others(6).flatMap(excellent)).thenRejected('quota-exceeded', 'grade');
    decide([...joined(17), ...others(6).flatMap(excellent), ...ready]).then('AppraisalConcluded');
  });

  it('counts full members of the branch on the day of the conclusion', () => {
    const ready = appraisedAs('excellent', 'excellent');
    const find = (...happened: readonly Happened[]) => decide([...happened, ...ready], { grade: 'excellent' });
    find(...joined(1), ...probationary('m4')).thenRejected('quota-exceeded', 'grade');
    find(...joined(1), ...probationary('m4', '2025-12-18')).thenRejected('quota-exceeded', 'grade');
    find(...joined(1), ...probationary('m4', '2025-12-17')).then('AppraisalConcluded');
    find(...joined(2), ended('m11', '2025-12-17')).thenRejected('quota-exceeded', 'grade');
    find(...joined(2), ended('m11', '2025-12-18')).then('AppraisalConcluded');
    find(...joined(2), transferred('m11', 'b2', '2025-12-17')).thenRejected('quota-exceeded', 'grade');
    find(...joined(1), enrolled('m30', 'b2'), enrolled('m31', 'b2')).thenRejected('quota-exceeded', 'grade');
  });

  it('counts the branch’s own in this cycle: others take no place', () => {
    const ready = appraisedAs('excellent', 'excellent');
    const taken = (change: object): Happened => {
      const [stream, { type, data }, by, tags] = appraisalConcluded('excellent', '2025-12-17', { memberId: 'm12' });
      return [stream, { type, data: { ...(data as object), ...change } }, by, tags];
    };
    const begun = appraised('party', 'excellent', { memberId: 'm12' });
    for (const change of [{ cycleId: 'y0' }, { branchId: 'b2' }]) {
      decide([...joined(2), begun, taken(change), ...ready], { grade: 'excellent' }).then('AppraisalConcluded');
    }
    decide([...joined(2), begun, taken({}), ...ready], { grade: 'excellent' }).thenRejected('quota-exceeded', 'grade');
  });

  it('takes the place that an upheld objection gave back, and not that of a dismissed one', () => {
    const ready = [...joined(2), ...excellent('m11'), appraisalObjected('o1', { memberId: 'm11' })];
    const find = (upheld: boolean) => [
      ...ready,
      appraisalObjectionDecided('o1', upheld, { memberId: 'm11' }),
      ...appraisedAs('excellent', 'excellent'),
    ];
    decide(find(true), { grade: 'excellent' }).then('AppraisalConcluded');
    decide(find(false), { grade: 'excellent' }).thenRejected('quota-exceeded', 'grade');
  });

  it('gives probationary members no grade', () => {
    const m4 = (confirmedOn?: string) => [
      ...probationary('m4', confirmedOn),
      ...appraisedAs('competent', 'competent', { memberId: 'm4' }),
    ];
    decide(m4(), { memberId: 'm4' }).thenRejected('no-grade-in-probation', 'memberId');
    decide(m4('2025-12-18'), { memberId: 'm4' }).thenRejected('no-grade-in-probation', 'memberId');
    decide(m4('2025-12-17'), { memberId: 'm4' }).then('AppraisalConcluded');
  });

  it('happens once, and anew after an upheld objection', () => {
    const concluded = [...appraisedAs('basic', 'basic'), appraisalConcluded('basic', '2025-12-10')];
    decide(concluded).thenRejected('already-concluded', 'memberId');
    const objected = [...concluded, appraisalObjected('o1')];
    decide(objected).thenRejected('already-concluded', 'memberId');
    decide([...objected, appraisalObjectionDecided('o1', false)]).thenRejected('already-concluded', 'memberId');
    const reopened = [...objected, appraisalObjectionDecided('o1', true)];
    decide(reopened).then('AppraisalConcluded', { edition: 2 });
    const corrected = [...reopened, appraised('party', 'incompetent', { edition: 2 })];
    decide(corrected, { grade: 'competent' }).thenRejected('grade-too-high', 'grade');
    decide([...reopened, appraisalConcluded('basic', '2025-12-11', { edition: 2 })]).thenRejected(
      'already-concluded',
      'memberId',
    );
  });

  it('belongs to the branch that began it, also when the member has left; nobody concludes after the cycle is closed', () => {
    const ready = appraisedAs('competent', 'competent');
    decide([...ready, transferred('m1', 'b2', '2025-12-01')]).then('AppraisalConcluded', { branchId: 'b1' });
    decide([...ready, cycleClosed('2025-12-18')]).thenRejected('cycle-closed', 'cycleId');
    const reopened = [
      appraisalConcluded('basic', '2025-12-01'),
      appraisalObjected('o1'),
      appraisalObjectionDecided('o1', true),
    ];
    decide([...ready, ...reopened, cycleClosed('2025-12-18')]).then('AppraisalConcluded', { edition: 2 });
    decide([...ready, ended('m1', '2025-12-17')]).then('AppraisalConcluded', { branchId: 'b1' });
    decide([...ready, dissolved('b1', '2025-12-01')]).then('AppraisalConcluded');
  });

  it('of an excellent one rests on who belongs to the branch, and takes a place so that no two take the last', () => {
    const input = (grade: string) => Object.assign(new concludeAppraisal.input(), { ...conclusion, grade });
    const set = 'excellent-appraisals-y1';
    const state: Appraisal = { status: 'open', ...ofM1, sides: {}, objections: NO_OBJECTIONS };
    expect(concludeAppraisal.guards?.(input('excellent'), state)).toEqual([
      { set: 'members-of-b1', mode: 'check' },
      { set, mode: 'check' },
      { set, mode: 'touch' },
    ]);
    expect(concludeAppraisal.guards?.(input('competent'), state)).toEqual([]);
  });
});
