import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1, ofW2, planned } from '#testing/improvement-notices.js';
import { as, twoBranches } from '#testing/two-branches.js';
import { submitImprovementPlan } from './submit-improvement-plan.js';

const today = '2025-12-01';
const action = { actionId: 'a1', text: '每周自查', dueOn: '2025-04-30' };
const plan = { noticeId: 'w1', actions: [action], on: '2025-03-20' };
const submit = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(
    submitImprovementPlan,
    { ...plan, ...change },
    { actor: as.member('m1'), today },
  );

describe('an improvement plan', () => {
  it('is whoever’s the notice was issued to', () => {
    submit({}, issued())
      .then('ImprovementPlanSubmitted')
      .holding({ ...plan, ...ofW1 })
      .on('2025-03-20');
    given(...twoBranches, issued(ofW2))
      .when(submitImprovementPlan, { ...plan, noticeId: 'w2' }, { actor: as.officer, today })
      .then('ImprovementPlanSubmitted');
    for (const actor of [as.officer, as.superior, as.member('m2')]) {
      given(...twoBranches, issued())
        .when(submitImprovementPlan, plan, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('says what is to be done by when, not before it was planned', () => {
    submit({ actions: [] }, issued()).thenRejected('invalid-list', 'actions');
    submit({ actions: [action, action] }, issued()).thenRejected('invalid-list', 'actions');
    submit({ on: '2025-03-02' }, issued()).thenRejected('date-order', 'on');
    const early = [action, { ...action, actionId: 'a2', dueOn: '2025-03-19' }];
    submit({ actions: early }, issued()).thenRejected('date-order', 'actions[1].dueOn');
  });

  it('adds to the one before it, and moves no due date', () => {
    submit({}, issued(), planned('2025-03-10', { a2: '2025-04-01' })).then('ImprovementPlanSubmitted');
    submit({}, issued(), planned('2025-03-10', { a1: '2025-04-01' })).thenRejected(
      'already-exists',
      'actions[0].actionId',
    );
  });

  it('is submitted while the notice has effect, for days that may lie after that', () => {
    const late = { ...action, dueOn: '2025-10-31' };
    submit({ actions: [late], on: '2025-09-02' }, issued()).then('ImprovementPlanSubmitted');
    submit({ actions: [late], on: '2025-09-03' }, issued()).thenRejected('notice-ended', 'on');
  });

  it('is nothing to a notice that was lifted or annulled', () => {
    submit({}, issued(), lifted('2025-04-01')).thenRejected('notice-lifted', 'noticeId');
    const annulled = [issued(), appealed('2025-03-05'), appealDecided('2025-03-06', true)];
    submit({}, ...annulled).thenRejected('notice-annulled', 'noticeId');
  });
});
