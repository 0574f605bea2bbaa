import { BranchStory } from '#testing/branch-story.js';

const life = (story: BranchStory, asOf: string, year = 2025) => story.parts('organizational-life', asOf, year);

test('months and quarters are due when they have ended, on their last day', () => {
  const story = new BranchStory();
  expect(life(story, '2025-01-30')).toEqual([0, 0]);
  expect(life(story, '2025-01-31')).toEqual([0, 1]);
  // theme days, branch meetings and party lectures
  expect(life(story, '2025-03-31')).toEqual([0, 3]);
});

test('each kind counts its share of due periods with a session', () => {
  const story = new BranchStory()
    .session('s1', { kind: 'theme-day', heldOn: '2025-01-15' })
    .session('s2', { kind: 'theme-day', heldOn: '2025-01-20' })
    .session('s3', { kind: 'branch-meeting', heldOn: '2025-03-31' })
    .session('s4', { kind: 'theory-study', heldOn: '2025-02-15' });
  // 1/3 + 1/1 + 0/1
  expect(life(story, '2025-03-31')).toEqual([1.3333, 3]);
});

test('a session of a month that has not ended counts for nothing yet', () => {
  const story = new BranchStory().session('s1', { kind: 'theme-day', heldOn: '2025-02-10' });
  expect(life(story, '2025-02-27')).toEqual([0, 1]);
  expect(life(story, '2025-02-28')).toEqual([0.5, 1]);
});

test('a session recorded 30 days after it was held counts, one recorded 31 days after does not', () => {
  const held = { kind: 'theme-day', heldOn: '2025-01-10' };
  const recorded = (recordedOn: string) => new BranchStory().session('s1', held, { recordedOn });
  expect(life(recorded('2025-02-09'), '2025-01-31')).toEqual([1, 1]);
  expect(life(recorded('2025-02-10'), '2025-01-31')).toEqual([0, 1]);
});

test('an amendment counts from the session’s own day, however late it was recorded', () => {
  const story = new BranchStory().session('s1', { kind: 'theory-study', heldOn: '2025-01-10' });
  story.amend('s1', '2025-11-10', { kind: 'theme-day' });
  expect(life(story, '2025-01-31')).toEqual([1, 1]);
});

test('a session moved to another month by an amendment fills that month', () => {
  const story = new BranchStory().session('s1', { kind: 'theme-day', heldOn: '2025-01-31' });
  story.amend('s1', '2025-02-05', { heldOn: '2025-02-01' });
  expect(life(story, '2025-01-31')).toEqual([0, 1]);
  expect(life(story, '2025-02-28')).toEqual([0.5, 1]);
});

test('an amendment to an earlier day holds only from the day that stood before', () => {
  const story = new BranchStory().session('s1', { kind: 'theme-day', heldOn: '2025-02-10' });
  story.amend('s1', '2025-02-12', { heldOn: '2025-01-20' });
  expect(life(story, '2025-01-31')).toEqual([0, 1]);
  expect(life(story, '2025-02-28')).toEqual([0.5, 1]);
});

test('a void session counts for nothing', () => {
  const story = new BranchStory().session('s1', { kind: 'theme-day', heldOn: '2025-01-10' });
  expect(life(story.voidSession('s1', '2025-06-01'), '2025-01-31')).toEqual([0, 1]);
});

describe('committee meetings', () => {
  const of = (story: BranchStory, asOf: string) => life(story, asOf)[1];

  test('are due in months on whose last day there are seven full members', () => {
    expect(of(new BranchStory().members(6), '2025-01-31')).toBe(1);
    expect(of(new BranchStory().members(7), '2025-01-31')).toBe(2);
  });

  test('are due in the month on whose last day the seventh becomes a full member', () => {
    const seventh = (on: string) =>
      new BranchStory()
        .members(6)
        .member('m7', { enrolledOn: '2024-01-10', status: 'probationary' })
        .record('confirm-full-membership', { memberId: 'm7', on }, { on, by: 'c1' });
    expect(of(seventh('2025-01-31'), '2025-01-31')).toBe(2);
    expect(of(seventh('2025-02-01'), '2025-01-31')).toBe(1);
  });

  test('are due once the seventh is full, also if a back-dated transfer was recorded after the confirmation', () => {
    const data = { memberId: 'm7', name: 'sealed:x', branchId: 'b2', status: 'probationary', joinedOn: '2024-01-15' };
    const move = { memberId: 'm7', toBranchId: 'b1', on: '2025-01-10', reason: 'r', confirmedOn: '2025-02-01' };
    const story = new BranchStory()
      .members(6)
      .record('enroll-member', { ...data, enrolledOn: '2024-01-15' }, { on: '2024-01-15' })
      .record('transfer-member', move, { on: '2025-01-10', recordedOn: '2025-03-10', by: 'c1' });
    expect(of(story, '2025-01-31')).toBe(1);
    expect(of(story, '2025-02-28')).toBe(2);
  });

  test('are not due any more in the month on whose last day the seventh’s membership has ended', () => {
    const ending = (on: string) =>
      new BranchStory().members(7).record('end-membership', { memberId: 'm7', on, reason: 'left' }, { on, by: 'c1' });
    expect(of(ending('2025-01-31'), '2025-01-31')).toBe(1);
    expect(of(ending('2025-02-01'), '2025-01-31')).toBe(2);
  });

  test('are not due any more in the month on whose last day the seventh has left', () => {
    const leaving = (on: string) =>
      new BranchStory()
        .members(7)
        .record('transfer-member', { memberId: 'm7', toBranchId: 'b2', on, reason: 'r' }, { on, by: 'c1' });
    expect(of(leaving('2025-01-31'), '2025-01-31')).toBe(1);
    expect(of(leaving('2025-02-01'), '2025-01-31')).toBe(2);
  });
});

describe('a branch that did not exist throughout', () => {
  test('owes nothing for the month and the quarter in which it was established', () => {
    const story = new BranchStory('2025-03-10');
    expect(life(story, '2025-03-31')).toEqual([0, 0]);
    expect(life(story, '2025-04-30')).toEqual([0, 1]);
    expect(life(story, '2025-06-30')).toEqual([0, 3]);
  });

  test('owes the month that begins on its first day', () => {
    expect(life(new BranchStory('2025-03-01'), '2025-03-31')).toEqual([0, 1]);
  });

  test('owes nothing for the month in which it was dissolved', () => {
    const dissolved = (dissolvedOn: string) =>
      new BranchStory()
        .session('s1', { kind: 'theme-day', heldOn: '2025-01-10' })
        .record('dissolve-organization', { orgId: 'b1', dissolvedOn, reason: 'r' }, { on: dissolvedOn, by: 'c1' });
    expect(life(dissolved('2025-02-28'), '2025-12-31')).toEqual([1, 1]);
    // dissolvedOn is the first day without it
    expect(life(dissolved('2025-03-01'), '2025-12-31')).toEqual([0.5, 1]);
  });
});

test('names what is missing, and what was recorded too late', () => {
  const story = new BranchStory()
    .session('s1', { kind: 'theme-day', heldOn: '2025-01-10' })
    .session('s2', { kind: 'theme-day', heldOn: '2025-02-10' }, { recordedOn: '2025-04-01' });
  const { zh, en } = story.indicator('organizational-life', '2025-02-28').explanation;
  expect(zh).toContain('主题党日 1/2 个月（缺 2 月）；s2（2025-02-10）2025-04-01 才登记');
  expect(en).toContain('theme day in 1 of 2 months (not in Feb); s2 of 2025-02-10 was recorded only on 2025-04-01');
});

describe('a whole year', () => {
  /** Theme days in ten months, committee meetings in six, branch meetings in every quarter, lectures in three. */
  const yearOf = (members: number) => {
    const story = new BranchStory().members(members);
    const month = (number: number) => String(number).padStart(2, '0');
    for (let number = 1; number <= 12; number++) {
      const heldOn = `2025-${month(number)}-15`;
      if (number > 2) story.session(`theme-${number}`, { kind: 'theme-day', heldOn });
      if (number % 2 === 0) story.session(`committee-${number}`, { kind: 'committee-meeting', heldOn });
      if (number % 3 === 0) story.session(`meeting-${number}`, { kind: 'branch-meeting', heldOn });
      if (number % 3 === 1 && number < 10) story.session(`lecture-${number}`, { kind: 'party-lecture', heldOn });
    }
    return story;
  };

  test('is the sum of the shares of all kinds that are due', () => {
    // seven: 10/12 + 6/12 + 4/4 + 3/4 = 3.0833 of 4; six: without the committee's meetings 2.5833 of 3
    expect(life(yearOf(7), '2025-12-31')).toEqual([3.0833, 4]);
    expect(life(yearOf(6), '2025-12-31')).toEqual([2.5833, 3]);
  });

  test('has twelve months and four quarters, however much later it is looked at', () => {
    const story = yearOf(7).session('next', { kind: 'theme-day', heldOn: '2026-01-15' });
    expect(life(story, '2026-06-30')).toEqual([3.0833, 4]);
  });
});

test('before the first month has ended it does not apply, though something was held', () => {
  const story = new BranchStory().session('s1', { kind: 'theme-day', heldOn: '2025-01-10' });
  expect(story.indicator('organizational-life', '2025-01-30')).toMatchObject({
    ...{ value: null, numerator: 0, denominator: 0, evidence: [] },
  });
});

test('the 30 days run from the day on which a session was held as amended to its first recording', () => {
  const story = (heldOn: string) =>
    new BranchStory()
      .session('s1', { kind: 'theme-day', heldOn: '2025-02-10' }, { recordedOn: '2025-03-01' })
      .amend('s1', '2025-03-02', { heldOn });
  // to 1 March: 29, 30 and 31 days
  expect(life(story('2025-01-31'), '2025-02-28')).toEqual([0.5, 1]);
  expect(life(story('2025-01-30'), '2025-02-28')).toEqual([0.5, 1]);
  expect(life(story('2025-01-29'), '2025-02-28')).toEqual([0, 1]);
});
