import type { PersonalText } from '#kernel/fields.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1, ofW2, stated } from '#testing/improvement-notices.js';
import { as, elsewhere, ended, enrolled, twoBranches } from '#testing/two-branches.js';
import { type EffectMonths, USUAL_EFFECT_MONTHS } from './effect-months.js';
import { issueImprovementNotice } from './issue-improvement-notice.js';

const today = '2025-12-01';
const evidence: Happened = [
  'task-t1',
  { type: 'TaskProgressReported', data: {} },
  undefined,
  { member: ['m1'], branch: ['b1'] },
];
/** The evidence is `event-6`. */
const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1'), evidence];

const notice = {
  ...{ noticeId: 'w9', target: { kind: 'member', id: 'm1' }, measure: 'admonition', grounds: '两次逾期' },
  ...{ evidenceEventIds: ['event-6'], issuedOn: '2025-04-01', respondBy: '2025-04-15' },
};
const past = (more: readonly Happened[] = [], effectMonths: EffectMonths = USUAL_EFFECT_MONTHS) =>
  given(...world, ...more).knowing({ effectMonths: () => effectMonths });
const issue = (change: object, ...more: readonly Happened[]) =>
  past(more).when(issueImprovementNotice, { ...notice, ...change }, { actor: as.superior, today });
const branch = { target: { kind: 'branch', id: 'b1' } };
const following = { followsNoticeId: 'w1' };

describe('issuing an improvement notice', () => {
  it('is for a superior of the member’s branch, and says when it will end', () => {
    issue({})
      .then('ImprovementNoticeIssued')
      .holding({
        ...notice,
        ...{ branchId: 'b1', memberId: 'm1', endsOn: '2026-04-01' },
        evidence: [{ eventId: 'event-6', type: 'TaskProgressReported', stream: 'task-t1', branchId: 'b1' }],
      })
      .on('2025-04-01')
      .tagged('member', ['m1']);
    for (const actor of [{ ...as.superior, orgId: 'b1' }, as.officer, as.headAbove, elsewhere(as.superior)]) {
      past().when(issueImprovementNotice, notice, { actor, today }).thenRejected('not-permitted', 'actor');
    }
  });

  it('is never by the member to whom it is issued, whatever the role', () => {
    const by = (id: string, change: object = {}) =>
      past().when(issueImprovementNotice, { ...notice, ...change }, { actor: { ...as.superior, id }, today });
    by('m1').thenRejected('not-permitted', 'actor');
    by('m2').then('ImprovementNoticeIssued');
    // a branch is nobody in person, even where somebody's id is spelt the same
    by('b1', branch).then('ImprovementNoticeIssued');
  });

  it('is to an active member or a branch', () => {
    issue(branch).then('ImprovementNoticeIssued', { branchId: 'b1' }).tagged('member', []);
    issue({}, ended('m1', '2025-04-01')).thenRejected('member-not-active', 'target.id');
    issue({ target: { kind: 'member', id: 'm7' } }).thenRejected('not-found', 'target.id');
    const above = { actor: { ...as.superior, orgId: 'c0' }, today };
    const root: Happened = [
      'organization-c0',
      {
        type: 'OrganizationEstablished',
        data: { orgId: 'c0', kind: 'committee', name: 'c0', establishedOn: '2019-01-01' },
      },
    ];
    const moved: Happened = [
      'organization-c1',
      { type: 'OrganizationMoved', data: { orgId: 'c1', parentId: 'c0', effectiveOn: '2020-01-01' } },
    ];
    past([root, moved])
      .when(issueImprovementNotice, { ...notice, target: { kind: 'branch', id: 'c1' } }, above)
      .thenRejected('not-a-branch', 'target.id');
  });

  it('leaves time for a statement, and ends after its effect period', () => {
    issue({ respondBy: '2025-03-31' }).thenRejected('date-order', 'respondBy');
    issue({ respondBy: '2025-04-01' }).then('ImprovementNoticeIssued');
    const endsOn = (measure: string, issuedOn = '2025-04-01') => issue({ measure, issuedOn }).data;
    expect(endsOn('reminder')).toMatchObject({ endsOn: '2025-10-01' });
    expect(endsOn('inquiry')).toMatchObject({ endsOn: '2026-04-01' });
    expect(endsOn('reminder', '2024-08-31')).toMatchObject({ endsOn: '2025-03-01' });
  });

  it('ends after the period that the installation is set to', () => {
    const set = past([], { reminder: 3, inquiry: 9, admonition: 18 });
    const endsOn = (measure: string) =>
      set.when(issueImprovementNotice, { ...notice, measure }, { actor: as.superior, today }).data;
    expect(endsOn('reminder')).toMatchObject({ endsOn: '2025-07-01' });
    expect(endsOn('inquiry')).toMatchObject({ endsOn: '2026-01-01' });
    expect(endsOn('admonition')).toMatchObject({ endsOn: '2026-10-01' });
  });

  it('rests on events that concern the target and count', () => {
    issue({ evidenceEventIds: ['event-9'] }).thenRejected('not-found', 'evidenceEventIds[0]');
    issue({ target: { kind: 'member', id: 'm2' } }).thenRejected('evidence-of-another', 'evidenceEventIds[0]');
    const before = { evidenceEventIds: ['event-7'], measure: 'reminder' };
    issue(before, issued()).then('ImprovementNoticeIssued');
    const annulled = [issued(), appealed('2025-03-10'), appealDecided('2025-03-20', true)];
    issue(before, ...annulled).thenRejected('evidence-void', 'evidenceEventIds[0]');
  });

  it('follows a milder notice of the year before', () => {
    issue({}, issued()).thenRejected('follows-needed', 'followsNoticeId');
    issue(following, issued(), stated('2025-03-10')).then('ImprovementNoticeIssued', following);
    issue({ measure: 'reminder' }, issued()).then('ImprovementNoticeIssued');
    issue({}, issued(ofW1, { measure: 'admonition' })).then('ImprovementNoticeIssued');
    issue({}, issued(), lifted('2025-03-20')).thenRejected('follows-needed', 'followsNoticeId');
    issue({ issuedOn: '2026-03-02', respondBy: '2026-03-10' }, issued()).thenRejected('date-in-future', 'issuedOn');
    issue({}, issued(ofW1, { issuedOn: '2024-04-02' })).thenRejected('follows-needed', 'followsNoticeId');
    issue({}, issued(ofW1, { issuedOn: '2024-04-01' })).then('ImprovementNoticeIssued');
    // dated back, it does not go round the hearing of one that is recorded already
    issue({}, issued(ofW1, { issuedOn: '2025-04-02' })).thenRejected('follows-needed', 'followsNoticeId');
  });

  it('follows no notice that was not heard: no statement, and still time for one', () => {
    issue({ ...following, issuedOn: '2025-03-17' }, issued()).thenRejected('not-heard', 'followsNoticeId');
    issue({ ...following, issuedOn: '2025-03-18' }, issued()).then('ImprovementNoticeIssued');
    const late = [issued(), stated('2025-03-11')];
    issue({ ...following, issuedOn: '2025-03-10' }, ...late).thenRejected('not-heard', 'followsNoticeId');
    issue({ ...following, issuedOn: '2025-03-11' }, ...late).then('ImprovementNoticeIssued');
  });

  it('follows no notice whose appeal is open, and needs to follow none that an appeal has annulled', () => {
    const open = [issued(), appealed('2025-03-10')];
    issue(following, ...open).thenRejected('appeal-open', 'followsNoticeId');
    issue(following, ...open, appealDecided('2025-03-20', false)).then('ImprovementNoticeIssued');
    issue({}, ...open, appealDecided('2025-03-20', true)).then('ImprovementNoticeIssued');
    issue(following, ...open, appealDecided('2025-03-20', true)).thenRejected('notice-annulled', 'followsNoticeId');
  });

  it('does not pass an unheard notice by naming one that was heard', () => {
    const inquiry = issued(ofW1, { noticeId: 'w3', measure: 'inquiry', issuedOn: '2025-03-10' });
    const change = { ...following, issuedOn: '2025-03-12' };
    issue(change, issued(), stated('2025-03-05'), inquiry).thenRejected('not-heard', 'followsNoticeId');
  });

  it('follows only what was issued to the same target', () => {
    issue({ ...following, followsNoticeId: 'w2' }, issued(ofW2), stated('2025-03-05', ofW2)).thenRejected(
      'follows-another',
      'followsNoticeId',
    );
    issue({}, issued(ofW2)).then('ImprovementNoticeIssued');
    issue({ followsNoticeId: 'w7' }).thenRejected('not-found', 'followsNoticeId');
    issue({ ...following, measure: 'reminder', issuedOn: '2025-03-02' }, issued(), stated('2025-03-02')).thenRejected(
      'date-order',
      'issuedOn',
    );
  });

  it('seals its grounds under the key of the member, of a branch under its author’s', () => {
    const subjectOf = (change: object) =>
      issueImprovementNotice.subject?.(
        Object.assign(new issueImprovementNotice.input(), { ...notice, grounds: 'x' as PersonalText, ...change }),
        { actor: as.superior },
        { status: 'absent' },
      );
    expect(subjectOf({})).toBe('member-m1');
    expect(subjectOf(branch)).toBe('member-u-superior');
  });
});
