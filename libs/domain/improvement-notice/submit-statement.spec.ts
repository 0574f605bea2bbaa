import type { PersonalText } from '#kernel/fields.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1, ofW2, stated } from '#testing/improvement-notices.js';
import { as, dissolved, twoBranches } from '#testing/two-branches.js';
import type { ImprovementNotice } from './improvement-notice.js';
import { submitStatement } from './submit-statement.js';

const today = '2025-12-01';
const statement = { noticeId: 'w1', text: '当日值守', on: '2025-03-10' };
const state = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(
    submitStatement,
    { ...statement, ...change },
    { actor: as.member('m1'), today },
  );

describe('a statement on a notice', () => {
  it('is the member’s own, whatever the role and wherever by now', () => {
    state({}, issued())
      .then('StatementSubmitted')
      .holding({ ...statement, ...ofW1 })
      .on('2025-03-10')
      .tagged('member', ['m1']);
    for (const actor of [
      { ...as.officer, id: 'm1' },
      { ...as.member('m1'), orgId: 'c9' },
    ]) {
      given(...twoBranches, issued())
        .when(submitStatement, statement, { actor, today })
        .then('StatementSubmitted');
    }
    for (const actor of [as.officer, as.superior, as.member('m2')]) {
      given(...twoBranches, issued())
        .when(submitStatement, statement, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
    state({}, issued(), dissolved('b1', '2025-03-05')).then('StatementSubmitted');
  });

  it('is its officers’ where the notice was issued to a branch', () => {
    const ofBranch = { ...statement, noticeId: 'w2' };
    given(...twoBranches, issued(ofW2))
      .when(submitStatement, ofBranch, { actor: as.officer, today })
      .then('StatementSubmitted')
      .holding({ ...ofBranch, ...ofW2 });
    for (const actor of [as.member('m1'), as.superior, { ...as.officer, orgId: 'b2' }]) {
      given(...twoBranches, issued(ofW2))
        .when(submitStatement, ofBranch, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may be late, also after the notice has ended, and may be added to, but does not precede the notice', () => {
    state({ on: '2025-05-01' }, issued(), stated('2025-03-05')).then('StatementSubmitted');
    state({ on: '2025-09-03' }, issued()).then('StatementSubmitted');
    state({ on: '2025-03-02' }, issued()).thenRejected('date-order', 'on');
  });

  it('is nothing to a notice that was lifted or annulled', () => {
    state({}, issued(), lifted('2025-04-01')).thenRejected('notice-lifted', 'noticeId');
    const annulled = [issued(), appealed('2025-03-05'), appealDecided('2025-03-06', true)];
    state({}, ...annulled).thenRejected('notice-annulled', 'noticeId');
  });

  it('is sealed under the member’s key, of a branch under its author’s', () => {
    const subjectOf = (target: object) =>
      submitStatement.subject?.(
        Object.assign(new submitStatement.input(), { ...statement, text: 'x' as PersonalText }),
        { actor: as.officer },
        { status: 'issued', target } as ImprovementNotice,
      );
    expect(subjectOf(ofW1.target)).toBe('member-m1');
    expect(subjectOf(ofW2.target)).toBe('member-u-officer');
  });
});
