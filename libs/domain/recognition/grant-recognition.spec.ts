import { given, type Happened } from '#testing/given-when-then.js';
import {
  declined,
  granted,
  grantedToAnother,
  nominated,
  objected,
  objectionDecided,
  ofN1,
  publicized,
  quotaSet,
  revoked,
} from '#testing/recognitions.js';
import { as, elsewhere, ended, enrolled, twoBranches } from '#testing/two-branches.js';
import { grantRecognition } from './grant-recognition.js';

const grant = { recognitionId: 'n1', on: '2025-06-06', decidedBy: '机关党委会' };
const world = [...twoBranches, enrolled('m1', 'b1')];
const ready = [quotaSet(2), nominated(), publicized()];
const decide = (happened: readonly Happened[], change: object = {}, today = '2025-06-09') =>
  given(...world, ...happened).when(grantRecognition, { ...grant, ...change }, { actor: as.superior, today });

describe('granting a recognition', () => {
  it('is for a superior or an officer of the awarding organization, after the notice', () => {
    decide(ready)
      .then('RecognitionGranted')
      .holding({ ...ofN1, ...grant })
      .on('2025-06-06')
      .tagged('branch', ['b1'])
      .tagged('org', ['c1'])
      .tagged('member', ['m1']);
    const today = '2025-06-09';
    given(...world, ...ready)
      .when(grantRecognition, grant, { actor: { ...as.officer, orgId: 'c1' }, today })
      .then('RecognitionGranted');
    for (const actor of [as.officer, as.headAbove, as.member('m2'), elsewhere(as.superior)]) {
      given(...world, ...ready)
        .when(grantRecognition, grant, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the nominee', () => {
    given(...world, ...ready)
      .when(grantRecognition, grant, { actor: { ...as.superior, id: 'm1' }, today: '2025-06-09' })
      .thenRejected('not-permitted', 'actor');
  });

  it('is of no member who has left by then', () => {
    decide([...ready, ended('m1', '2025-06-06')]).thenRejected('member-not-active', 'on');
    decide([...ready, ended('m1', '2025-06-07')]).then('RecognitionGranted');
  });

  it('needs public notice', () => {
    decide([quotaSet(2), nominated()]).thenRejected('not-publicized', 'recognitionId');
  });

  it('waits for the end of the notice’s last day, whatever day it is dated', () => {
    decide(ready, { on: '2025-06-05' }).thenRejected('notice-not-over', 'on');
    decide(ready, { on: '2025-06-05' }, '2025-06-05').thenRejected('notice-not-over', 'on');
    decide(ready, { on: '2025-06-06' }, '2025-06-05').thenRejected('date-in-future', 'on');
    decide(ready, { on: '2025-05-01' }, '2025-06-05').thenRejected('notice-not-over', 'on');
    decide(ready, {}, '2025-06-06').then('RecognitionGranted');
  });

  it('waits for every objection, and never follows an upheld one', () => {
    const objection = objected('o1', as.member('m2'));
    decide([...ready, objection]).thenRejected('objection-open', 'recognitionId');
    decide([...ready, objection, objectionDecided('o1', false)]).then('RecognitionGranted');
    decide([...ready, objection, objectionDecided('o1', true)]).thenRejected('nomination-contested', 'recognitionId');
    const another = objected('o2', as.member('m3'));
    decide([...ready, objection, another, objectionDecided('o1', false)]).thenRejected(
      'objection-open',
      'recognitionId',
    );
  });

  it('stays within the quota of the organization, the year and the award', () => {
    const without = [nominated(), publicized()];
    decide(without).thenRejected('quota-not-set', 'recognitionId');
    decide([...without, quotaSet(5, { year: 2024 })]).thenRejected('quota-not-set', 'recognitionId');
    decide([...without, quotaSet(5, { award: 'advanced-branch' })]).thenRejected('quota-not-set', 'recognitionId');
    decide([...without, quotaSet(0)]).thenRejected('quota-exceeded', 'recognitionId');
    decide([...ready, ...grantedToAnother('n2')]).then('RecognitionGranted');
    const full = [...ready, ...grantedToAnother('n2'), ...grantedToAnother('n3')];
    decide(full).thenRejected('quota-exceeded', 'recognitionId');
    decide([...full, quotaSet(3)]).then('RecognitionGranted');
  });

  it('gives nobody the same award of the same year twice, unless the first was revoked', () => {
    const twice = [...ready, ...grantedToAnother('n2', 'm1')];
    decide(twice).thenRejected('award-held', 'recognitionId');
    decide([...twice, revoked('2025-06-08', 'n2')]).then('RecognitionGranted');
  });

  it('takes the place that a revoked one gave back', () => {
    const full = [...ready, ...grantedToAnother('n2'), ...grantedToAnother('n3')];
    decide([...full, revoked('2025-06-08', 'n2')]).then('RecognitionGranted');
  });

  it('happens once, and not after it was declined or revoked', () => {
    decide([...ready, granted('2025-06-06')]).thenRejected('nomination-closed', 'recognitionId');
    decide([...ready, declined('2025-06-06')]).thenRejected('nomination-closed', 'recognitionId');
    const taken = [...ready, granted('2025-06-06'), revoked('2025-06-07')];
    decide(taken).thenRejected('nomination-closed', 'recognitionId');
  });

  it('takes a place in the set that serialises grants, so that no two take the last one', () => {
    const input = Object.assign(new grantRecognition.input(), grant);
    const state = { status: 'nominated', orgId: 'c1', year: 2025, award: 'excellent-member' } as never;
    const set = 'recognitions-c1-2025-excellent-member';
    expect(grantRecognition.guards?.(input, state)).toEqual([
      { set, mode: 'check' },
      { set, mode: 'touch' },
    ]);
  });
});
