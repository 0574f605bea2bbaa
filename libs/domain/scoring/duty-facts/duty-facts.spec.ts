import { BranchStory } from '#testing/branch-story.js';

const above = (on: string) => ({ on, by: 'c1' });
const duty = (story: BranchStory, id: string, asOf = '2025-12-31') =>
  story.card(asOf).dutyFacts.filter((fact) => fact.id === id);

const appoint = (story: BranchStory, personId: string, from: string, office = 'secretary') =>
  story.record('appoint-officer', { orgId: 'b1', personId, office, from }, above(from));

describe('study hours', () => {
  const studied = (hours: number) =>
    new BranchStory().members(1).session('s1', { heldOn: '2025-02-10', partyHours: hours, businessHours: 2 });

  test('of a member are 32 a year, party and business together', () => {
    expect(duty(studied(30), 'study-hours')).toMatchObject([
      { memberId: 'm1', status: 'met', actual: 32, required: 32 },
    ]);
    expect(duty(studied(29.75), 'study-hours')).toMatchObject([{ status: 'not-met', actual: 31.75 }]);
  });

  test('that are still missing are due until the year is over', () => {
    expect(duty(studied(1), 'study-hours', '2025-12-30')).toMatchObject([{ status: 'due' }]);
    expect(duty(studied(1), 'study-hours', '2025-12-31')).toMatchObject([{ status: 'not-met' }]);
  });

  test('of an officer are 56, by the days in office', () => {
    expect(duty(appoint(studied(1), 'm1', '2024-01-01'), 'study-hours')).toMatchObject([{ required: 56 }]);
    // 73 of 365 days in office: 32 · .8 + 56 · .2
    expect(duty(appoint(studied(1), 'm1', '2025-10-20'), 'study-hours')).toMatchObject([{ required: 36.8 }]);
  });

  test('are asked for by the days of membership, and final once a member has left', () => {
    const on = '2025-03-15';
    const story = studied(1).record('end-membership', { memberId: 'm1', on, reason: 'left' }, above(on));
    // 73 of 365 days
    expect(duty(story, 'study-hours', '2025-06-30')).toMatchObject([{ required: 6.4, actual: 3, status: 'not-met' }]);
  });

  test('are not asked of somebody who comes later', () => {
    const story = new BranchStory().member('m1', { enrolledOn: '2025-06-01' });
    expect(duty(story, 'study-hours', '2025-05-31')).toEqual([]);
  });

  test('are no input of any score', () => {
    const scores = (story: BranchStory) => story.card('2025-12-31').dimensions;
    expect(scores(studied(1))).toEqual(scores(studied(20)));
  });
});

describe('attendance', () => {
  const absent = (reason: string) =>
    new BranchStory()
      .members(2)
      .session('s1', { heldOn: '2025-02-10', absentees: [{ memberId: 'm2', reason }] })
      .session('s2', { heldOn: '2025-03-10', attendeeIds: ['m1', 'm2'] });

  test('is met with excused absences', () => {
    for (const reason of ['duty', 'leave', 'other']) {
      expect(duty(absent(reason), 'attendance')).toMatchObject([
        { memberId: 'm1', status: 'met', actual: 2, required: 2 },
        { memberId: 'm2', status: 'met', actual: 1, required: 1 },
      ]);
    }
  });

  test('is not met with an unexcused one', () => {
    expect(duty(absent('unexcused'), 'attendance')[1]).toMatchObject({ status: 'not-met', actual: 1, required: 2 });
  });
});

describe('the branch', () => {
  test('has at least three full members', () => {
    expect(duty(new BranchStory().members(2), 'branch-size')).toMatchObject([{ status: 'not-met', actual: 2 }]);
    expect(duty(new BranchStory().members(3), 'branch-size')).toMatchObject([{ status: 'met', required: 3 }]);
  });

  test('has a secretary', () => {
    const story = new BranchStory().members(3);
    expect(duty(story, 'secretary')).toMatchObject([{ status: 'not-met' }]);
    expect(duty(appoint(story, 'm1', '2025-01-01'), 'secretary')).toMatchObject([{ status: 'met' }]);
  });

  test('has a committee of at least three from seven full members on', () => {
    expect(duty(new BranchStory().members(6), 'committee')).toEqual([]);
    const story = appoint(
      appoint(new BranchStory().members(7), 'm1', '2025-01-01'),
      'm2',
      '2025-01-01',
      'deputy-secretary',
    );
    expect(duty(story, 'committee')).toMatchObject([{ status: 'not-met', actual: 2, required: 3 }]);
    appoint(story, 'm3', '2025-01-01', 'organization-officer');
    expect(duty(story, 'committee')).toMatchObject([{ status: 'met', actual: 3 }]);
  });

  test('does not count a business head as a member of its committee', () => {
    const story = new BranchStory().members(7);
    for (const [index, office] of ['secretary', 'deputy-secretary', 'business-head'].entries()) {
      appoint(story, `m${index + 1}`, '2025-01-01', office);
    }
    expect(duty(story, 'committee')).toMatchObject([{ status: 'not-met', actual: 2 }]);
  });
});

describe('probation', () => {
  const probationary = () =>
    new BranchStory().member('m1', { enrolledOn: '2024-06-15', joinedOn: '2024-06-15', status: 'probationary' });

  test('is over a year after joining, and then the branch has to decide', () => {
    expect(duty(probationary(), 'probation', '2025-06-14')).toMatchObject([{ status: 'due', on: '2025-06-15' }]);
    expect(duty(probationary(), 'probation', '2025-06-15')).toMatchObject([{ status: 'not-met' }]);
  });

  test('that ended in the year with full membership is met', () => {
    const on = '2025-06-20';
    const story = probationary().record('confirm-full-membership', { memberId: 'm1', on }, above(on));
    expect(duty(story, 'probation', '2025-06-30')).toMatchObject([{ status: 'met', on }]);
    expect(story.card('2026-06-30', 2026).dutyFacts.filter(({ id }) => id === 'probation')).toEqual([]);
  });

  test('is no matter of those who came as full members', () => {
    expect(duty(new BranchStory().member('m1', { enrolledOn: '2025-02-01' }), 'probation')).toEqual([]);
  });

  test('is over for who was confirmed elsewhere and came back: that day is no confirmation', () => {
    const back = { memberId: 'm1', fromBranchId: 'b2', toBranchId: 'b1', status: 'full', reason: 'r' };
    const story = probationary()
      .record(
        'transfer-member',
        { memberId: 'm1', toBranchId: 'b2', on: '2025-03-01', reason: 'r' },
        above('2025-03-01'),
      )
      .record('transfer-member', { ...back, on: '2025-07-01' }, above('2025-07-01'));
    expect(duty(story, 'probation', '2025-12-31')).toEqual([]);
  });
});

describe('terms', () => {
  const since = (from: string) => appoint(new BranchStory().members(1), 'm1', from);

  test('last three years, and are due half a year before', () => {
    expect(duty(since('2022-08-01'), 'term-end', '2025-01-31')).toMatchObject([{ status: 'met', on: '2025-08-01' }]);
    expect(duty(since('2022-08-01'), 'term-end', '2025-02-01')).toMatchObject([{ status: 'due' }]);
    expect(duty(since('2022-08-01'), 'term-end', '2025-08-01')).toMatchObject([{ status: 'not-met' }]);
  });

  test('that have ended are no matter any more', () => {
    const on = '2025-05-01';
    const data = { orgId: 'b1', personId: 'm1', office: 'secretary', on, reason: 'r' };
    const story = since('2022-01-01').record('end-officer-term', data, above(on));
    expect(duty(story, 'term-end', '2025-04-30')).toHaveLength(1);
    expect(duty(story, 'term-end', '2025-05-01')).toEqual([]);
  });
});
