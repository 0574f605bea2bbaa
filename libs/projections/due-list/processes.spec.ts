import type { Role } from '#kernel/actor.js';
import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { surveyClosed, surveyOpened } from '#testing/pulse-surveys.js';
import { dueList } from './due-list.js';

/** What waits for whoever has the role in the branch: what, which, by when. */
const waiting = (role: Role, happened: readonly Happened[], asOf: string, branchId = 'b1') => {
  const list = ask(dueList, { events: logOf(...happened), params: { branchId }, asOf });
  const reader = { id: 'u-1', role, orgId: branchId };
  return (dueList.forReader?.(list, reader) ?? list).items.map(({ what, itemId, dueOn }) => [what, itemId, dueOn]);
};

describe('an initiative', () => {
  const of = { initiativeId: 'i1', branchId: 'b1', taskIds: ['t1'] };
  const on = (type: string, data: object): Happened => ['initiative-i1', { type, data: { ...of, ...data } }];
  const launched = on('InitiativeLaunched', { title: '突击队', from: '2025-01-12' });
  const reported = on('InitiativeOutcomeReported', { on: '2025-06-01' });
  const verified = on('InitiativeOutcomeVerified', { on: '2025-06-10' });

  it('waits for an outcome before it is one on paper, 180 days after launch', () => {
    const due = [['report-initiative-outcome', 'i1', '2025-07-10']];
    expect(waiting('branch-officer', [launched], '2025-01-12')).toEqual(due);
    expect(waiting('branch-officer', [launched, reported], '2025-05-31')).toEqual(due);
    expect(waiting('branch-officer', [launched, reported], '2025-06-01')).toEqual([]);
  });

  it('then for a verdict of the unit served, also after it was closed', () => {
    const closed = on('InitiativeClosed', { on: '2025-06-05' });
    const due = [['verify-initiative-outcome', 'i1', undefined]];
    expect(waiting('business-head', [launched], '2025-06-02')).toEqual([]);
    expect(waiting('business-head', [launched, reported, closed], '2025-06-05')).toEqual(due);
    expect(waiting('business-head', [launched, reported, verified], '2025-06-10')).toEqual([]);
  });

  it('that is closed or abandoned waits for nothing more', () => {
    for (const type of ['InitiativeClosed', 'InitiativeAbandoned']) {
      expect(waiting('branch-officer', [launched, on(type, { on: '2025-03-01' })], '2025-03-01')).toEqual([]);
    }
    const abandoned = on('InitiativeAbandoned', { on: '2025-06-05' });
    expect(waiting('business-head', [launched, reported, abandoned], '2025-06-05')).toEqual([]);
  });
});

describe('an adopted practice', () => {
  const of = { practiceId: 'r1', branchId: 'b2', ownerBranchId: 'b1' };
  const adopted: Happened = ['practice-r1', { type: 'PracticeAdopted', data: { ...of, on: '2025-03-01' } }];
  const reported = (on: string): Happened => [
    'practice-r1',
    { type: 'PracticeAdoptionReported', data: { ...of, on, verdict: 'works' } },
  ];

  it('waits after 90 days for a word of the branch that adopted it, not of its owner', () => {
    expect(waiting('branch-officer', [adopted], '2025-04-01', 'b2')).toEqual([
      ['report-practice-adoption', 'r1', '2025-05-30'],
    ]);
    expect(waiting('branch-officer', [adopted], '2025-04-01')).toEqual([]);
  });

  it('is reported on by what comes at least 30 days after adoption', () => {
    const early = [adopted, reported('2025-03-30')];
    expect(waiting('branch-officer', early, '2025-04-01', 'b2')).toHaveLength(1);
    expect(waiting('branch-officer', [adopted, reported('2025-03-31')], '2025-04-01', 'b2')).toEqual([]);
  });
});

describe('a probationary member', () => {
  const enrolled: Happened = [
    'member-m4',
    {
      type: 'MemberEnrolled',
      data: {
        ...{ memberId: 'm4', branchId: 'b1', status: 'probationary', joinedOn: '2024-02-29', enrolledOn: '2024-06-01' },
      },
    },
  ];
  const later = (type: string, data: object): Happened => ['member-m4', { type, data: { memberId: 'm4', ...data } }];

  it('waits for confirmation when the year is over', () => {
    expect(waiting('superior', [enrolled], '2025-02-01')).toEqual([['confirm-membership', 'm4', '2025-03-01']]);
    const confirmed = later('FullMembershipConfirmed', { on: '2025-03-05', branchId: 'b1' });
    expect(waiting('superior', [enrolled, confirmed], '2025-03-04')).toHaveLength(1);
    expect(waiting('superior', [enrolled, confirmed], '2025-03-05')).toEqual([]);
  });

  it('waits nowhere after the membership has ended', () => {
    const ended = later('MembershipEnded', { on: '2024-09-01', branchId: 'b1' });
    expect(waiting('superior', [enrolled, ended], '2025-02-01')).toEqual([]);
  });

  it('is confirmed by the superior of the branch that the member was transferred to', () => {
    const moved = later('MemberTransferred', {
      ...{ fromBranchId: 'b1', toBranchId: 'b2', on: '2024-09-01', status: 'probationary', joinedOn: '2024-02-29' },
    });
    expect(waiting('superior', [enrolled, moved], '2025-02-01')).toEqual([]);
    expect(waiting('superior', [enrolled, moved], '2025-02-01', 'b2')).toEqual([
      ['confirm-membership', 'm4', undefined],
    ]);
  });
});

describe('a survey', () => {
  it('waits for the superiors of each of its branches to be closed, when its last day is over', () => {
    for (const branchId of ['b1', 'b2']) {
      expect(waiting('superior', [surveyOpened()], '2025-06-07', branchId)).toEqual([]);
      expect(waiting('superior', [surveyOpened()], '2025-06-08', branchId)).toEqual([
        ['close-pulse-survey', 'v1', '2025-06-08'],
      ]);
      expect(waiting('superior', [surveyOpened(), surveyClosed()], '2025-06-08', branchId)).toEqual([]);
      expect(waiting('branch-officer', [surveyOpened()], '2025-06-08', branchId)).toEqual([]);
    }
  });
});
