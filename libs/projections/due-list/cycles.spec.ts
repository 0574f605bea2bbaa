import type { Role } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  selfAppraised,
} from '#testing/appraisals.js';
import { cycleClosed, cycleOpened } from '#testing/assessments.js';
import { type Days, on, waiting, waitingForM1 } from '#testing/due-days.js';

describe('an appraisal', () => {
  const cycle = on('2025-11-01', cycleOpened({ branchIds: ['b1'] }));
  const self = on('2025-12-01', selfAppraised());
  const party = on('2025-12-02', appraised('party', 'excellent'));
  const business = on('2025-12-03', appraised('business', 'competent'));
  const isOfIt = ([what]: readonly unknown[]) => String(what).includes('appraisal');
  const list = (days: Days, role: Role, asOf: LocalDate) => waiting([cycle, ...days], { role, asOf }).filter(isOfIt);

  it('waits, once anybody has begun it, for the others, by the days of its cycle', () => {
    expect(list([], 'branch-officer', '2025-11-30')).toEqual([]);
    expect(list([self], 'branch-officer', '2025-12-01')).toEqual([['record-party-appraisal', 'm1', '2025-12-20']]);
    expect(list([self], 'business-head', '2025-12-01')).toEqual([['record-business-appraisal', 'm1', '2025-12-20']]);
    expect(list([self], 'superior', '2025-12-01')).toEqual([]);
    expect(waitingForM1([cycle, self], '2025-12-01')).toEqual([]);
    expect(waitingForM1([cycle, party], '2025-12-02')).toEqual([['record-self-appraisal', 'm1', '2025-12-10']]);
    expect(list([party], 'branch-officer', '2025-12-02')).toEqual([]);
  });

  it('waits for its conclusion once both sides are in, whatever the member says of it', () => {
    const conclude = [['conclude-appraisal', 'm1', '2025-12-31']];
    for (const days of [
      [party, business],
      [business, party],
    ]) {
      expect(list(days, 'superior', '2025-12-03')).toEqual(conclude);
      expect(list(days, 'branch-officer', '2025-12-03')).toEqual(conclude);
      expect(list(days, 'business-head', '2025-12-03')).toEqual([]);
    }
    for (const one of [party, business]) expect(list([self, one], 'superior', '2025-12-03')).toEqual([]);
    const concluded = [party, business, appraisalConcluded('competent', '2025-12-15')];
    for (const role of ['superior', 'branch-officer'] as const) expect(list(concluded, role, '2025-12-15')).toEqual([]);
    expect(waitingForM1([cycle, ...concluded], '2025-12-15')).toEqual([]);
  });

  it('waits for a decision on an objection, and for another conclusion if that is upheld', () => {
    const against = [
      party,
      business,
      appraisalConcluded('basic', '2025-12-15'),
      on('2025-12-16', appraisalObjected('o1')),
    ];
    expect(list(against, 'superior', '2025-12-16')).toEqual([['decide-appraisal-objection', 'o1', undefined]]);
    const decided = (upheld: boolean) => [...against, on('2025-12-18', appraisalObjectionDecided('o1', upheld))];
    expect(list(decided(false), 'superior', '2025-12-18')).toEqual([]);
    for (const role of ['superior', 'branch-officer'] as const) {
      const corrected = [...decided(true), on('2025-12-18', appraised('party', 'competent', { edition: 2 }))];
      for (const days of [decided(true), corrected]) {
        expect(list(days, role, '2025-12-18')).toEqual([['conclude-appraisal', 'm1', undefined]]);
      }
    }
  });

  it('waits for nobody any more once the cycle is closed, as far as that is known', () => {
    const days = [cycle, party, on('2026-01-20', cycleClosed('2026-01-20'))];
    const open = [
      ['record-assessor-review', 'y1', '2025-12-20'],
      ['record-business-appraisal', 'm1', '2025-12-20'],
    ];
    const head = { role: 'business-head', asOf: '2026-01-20' } as const;
    expect(waiting(days, { ...head, asOf: '2026-01-19' })).toEqual(open);
    expect(waiting(days, head)).toEqual([]);
    expect(waiting(days, { ...head, knownAt: '2026-01-19T02:00:00.000Z' })).toEqual(open);
    expect(waitingForM1(days, '2026-01-20')).toEqual([]);
  });

  it('waits, cycle closed or not, for the decision on an objection', () => {
    const days = [
      ...[party, business, appraisalConcluded('basic', '2025-12-15')],
      on('2026-01-19', appraisalObjected('o1')),
      on('2026-01-20', cycleClosed('2026-01-20')),
    ];
    const decision = [['decide-appraisal-objection', 'o1', undefined]];
    expect(list(days, 'superior', '2026-01-21')).toEqual(decision);
    const upheld = [...days, on('2026-01-22', appraisalObjectionDecided('o1', true))];
    expect(list(upheld, 'superior', '2026-01-22')).toEqual([['conclude-appraisal', 'm1', undefined]]);
  });
});

describe('an assessment', () => {
  const opened = on('2025-12-22', [
    'assessmentCycle-y',
    {
      type: 'AssessmentCycleOpened',
      data: {
        ...{ cycleId: 'y', orgId: 'c1', branchIds: ['b1', 'b2'] },
        ...{ selfBy: '2026-01-10', reviewBy: '2026-01-20', publishBy: '2026-01-31' },
      },
    },
  ]);
  const closed = (day: LocalDate) =>
    on(day, ['assessmentCycle-y', { type: 'AssessmentCycleClosed', data: { cycleId: 'y', orgId: 'c1', on: day } }]);
  const said = (type: string, day: LocalDate, data: object = {}) =>
    on(day, ['branchAssessment-y~b1', { type, data: { cycleId: 'y', branchId: 'b1', edition: 1, ...data } }]);
  const list = (role: Role, days: Days, asOf: LocalDate, at = 'b1') => waiting(days, { role, asOf, at });

  const review = ['record-assessor-review', 'y', '2026-01-20'];
  const reviewed = (perspective: string) => said('AssessorReviewRecorded', '2026-01-15', { perspective });

  it('waits for what each branch says of itself, for reviews, and for its card', () => {
    const self = [['submit-self-assessment', 'y', '2026-01-10']];
    expect(list('branch-officer', [opened], '2025-12-22')).toEqual(self);
    expect(list('superior', [opened], '2025-12-22')).toEqual([review, ['publish-scorecard', 'y', '2026-01-31']]);
    expect(list('business-head', [opened], '2025-12-22')).toEqual([review]);
    expect(list('business-head', [opened, reviewed('party'), reviewed('peer')], '2026-01-15')).toEqual([review]);
    expect(list('business-head', [opened, reviewed('business')], '2026-01-15')).toEqual([]);
    const submitted = [opened, said('SelfAssessmentSubmitted', '2026-01-08')];
    expect(list('branch-officer', submitted, '2026-01-08')).toEqual([]);
    expect(list('branch-officer', submitted, '2026-01-08', 'b2')).toEqual(self);
  });

  it('waits, once the card is published, for its conclusion, and for a decision on each objection', () => {
    const published = [opened, reviewed('party'), said('ScorecardPublished', '2026-01-20')];
    const conclude = ['conclude-branch-assessment', 'y', undefined];
    expect(list('superior', published, '2026-01-20')).toEqual([conclude]);
    const objected = [...published, said('ScorecardObjected', '2026-01-22', { objectionId: 'o1', indicatorId: 'x' })];
    const decide = ['decide-scorecard-objection', 'o1', undefined];
    expect(list('superior', objected, '2026-01-22')).toEqual([decide]);
    const two = [...objected, said('ScorecardObjected', '2026-01-23', { objectionId: 'o2', indicatorId: 'x' })];
    const one = [...two, said('ScorecardObjectionDecided', '2026-01-24', { objectionId: 'o2', upheld: false })];
    expect(list('superior', one, '2026-01-24')).toEqual([decide]);
    const decided = (upheld: boolean) => [
      ...objected,
      said('ScorecardObjectionDecided', '2026-01-27', { objectionId: 'o1', upheld }),
    ];
    expect(list('superior', decided(false), '2026-01-27')).toEqual([conclude]);
    expect(list('superior', decided(true), '2026-01-27')).toEqual([['publish-scorecard', 'y', undefined]]);
    const again = [...decided(true), said('ScorecardPublished', '2026-01-30')];
    expect(list('superior', again, '2026-01-30')).toEqual([conclude]);
    const concluded = [...again, said('BranchAssessmentConcluded', '2026-02-05', { on: '2026-02-05' })];
    for (const role of ['superior', 'business-head'] as const) expect(list(role, concluded, '2026-02-05')).toEqual([]);
  });

  it('that was objected to waits on when the cycle is closed, down to its conclusion; no other does', () => {
    const published = [opened, said('ScorecardPublished', '2026-01-20')];
    expect(list('superior', [...published, closed('2026-02-01')], '2026-02-01')).toEqual([]);
    const objected = [
      ...published,
      said('ScorecardObjected', '2026-01-22', { objectionId: 'o1', indicatorId: 'x' }),
      closed('2026-02-01'),
    ];
    expect(list('superior', objected, '2026-02-01')).toEqual([['decide-scorecard-objection', 'o1', undefined]]);
    const conclude = [['conclude-branch-assessment', 'y', undefined]];
    const decided = (upheld: boolean) => [
      ...objected,
      said('ScorecardObjectionDecided', '2026-02-03', { objectionId: 'o1', upheld }),
    ];
    expect(list('superior', decided(false), '2026-02-03')).toEqual(conclude);
    expect(list('superior', decided(true), '2026-02-03')).toEqual([['publish-scorecard', 'y', undefined]]);
    const again = [...decided(true), said('ScorecardPublished', '2026-02-05', { edition: 2 })];
    expect(list('superior', again, '2026-02-05')).toEqual(conclude);
  });
});
