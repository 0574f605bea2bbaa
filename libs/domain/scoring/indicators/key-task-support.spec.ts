import { BranchStory } from '#testing/branch-story.js';

const support = (story: BranchStory, asOf = '2025-12-31') => story.indicator('key-task-support', asOf);
const withKeyTask = () => new BranchStory().members(3).task('t1', { dueOn: '2025-12-31', emphasis: 'key', weight: 4 });

test('half of the share of days with somebody on a post for the task', () => {
  const story = withKeyTask().post('p1', '2025-01-01').assign('p1', 'm1', '2025-10-23');
  // 23 October to 31 December: 70 days of 365
  expect(support(story)).toMatchObject({ numerator: 0.3836, denominator: 4, value: 0.0959 });
});

test('a day on which two posts are manned is one day', () => {
  const story = withKeyTask().post('p1', '2025-01-01').post('p2', '2025-01-01');
  story.assign('p1', 'm1', '2025-01-01').assign('p2', 'm2', '2025-01-01');
  expect(support(story)).toMatchObject({ numerator: 2, denominator: 4 });
});

test('a post for another task does not help', () => {
  const story = withKeyTask().post('p1', '2025-01-01', ['t2']).assign('p1', 'm1', '2025-01-01');
  expect(support(story)).toMatchObject({ numerator: 0, denominator: 4 });
});

test('the days run from the day on which the task was set to the day of its completion', () => {
  const story = new BranchStory().members(1).task('t1', { dueOn: '2025-12-31', emphasis: 'key', setOn: '2025-03-01' });
  story.post('p1', '2025-01-01').assign('p1', 'm1', '2025-03-11').complete('t1', '2025-03-20');
  // 1 to 20 March: 20 days, manned from the 11th: 10
  expect(support(story)).toMatchObject({ numerator: 0.25, denominator: 1 });
});

test('a posting ends when the member leaves the branch, or the party', () => {
  const story = () => withKeyTask().post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
  const on = '2025-03-15';
  const ended = story().record('end-membership', { memberId: 'm1', on, reason: 'left' }, { on, by: 'c1' });
  const left = story().record(
    'transfer-member',
    { memberId: 'm1', toBranchId: 'b2', on, reason: 'r' },
    { on, by: 'c1' },
  );
  // 1 January to 14 March: 73 days of 365
  expect(support(ended).numerator).toBe(0.4);
  expect(support(left).numerator).toBe(0.4);
});

test('a posting ends with its post', () => {
  const story = withKeyTask().post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01').retire('p1', '2025-03-15');
  expect(support(story).numerator).toBe(0.4);
});

test('of several ends the first counts: leaving, the end of the membership, release', () => {
  const story = withKeyTask().post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
  const [ended, left] = ['2025-03-15', '2025-09-01'];
  story.record('transfer-member', { memberId: 'm1', toBranchId: 'b2', on: left, reason: 'r' }, { on: left, by: 'c1' });
  expect(support(story).numerator).toBe(1.3315);
  const data = { memberId: 'm1', on: ended, reason: 'left', branchId: 'b1', laterBranchIds: ['b2'] };
  story.record('end-membership', data, { on: ended, by: 'c1', recordedOn: '2025-10-01' });
  expect(support(story).numerator).toBe(0.4);
  expect(support(story.release('p1', 'm1', '2025-12-01')).numerator).toBe(0.4);
});

test('a posting stays ended when the member who left comes back', () => {
  const story = withKeyTask().post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
  const move = { memberId: 'm1', reason: 'r' };
  story.record('transfer-member', { ...move, toBranchId: 'b2', on: '2025-03-15' }, { on: '2025-03-15', by: 'c1' });
  story.record('transfer-member', { ...move, toBranchId: 'b1', on: '2025-06-01' }, { on: '2025-06-01', by: 'c1' });
  story.record('end-membership', { memberId: 'm1', on: '2025-09-01', reason: 'left' }, { on: '2025-09-01', by: 'c1' });
  expect(support(story).numerator).toBe(0.4);
});

test('a seconded member stays on the post until release or retirement', () => {
  const story = withKeyTask().post('p1', '2025-01-01').assign('p1', 'm9', '2025-01-01', { secondment: true });
  expect(support(story).numerator).toBe(2);
  expect(support(story.release('p1', 'm9', '2025-03-15')).numerator).toBe(0.4);
});

test('a task that was cancelled in time is left out, one cancelled too late stays', () => {
  const inTime = withKeyTask().task('t2', { dueOn: '2025-06-30', emphasis: 'key' }).cancel('t2', '2025-05-01');
  const tooLate = withKeyTask().task('t2', { dueOn: '2025-06-30', emphasis: 'key' }).cancel('t2', '2025-06-01');
  expect(support(inTime).denominator).toBe(4);
  expect(support(tooLate).denominator).toBe(5);
});

test('a task set after the year has no days and no support', () => {
  const story = new BranchStory().members(1).task('t1', { dueOn: '2025-12-31', emphasis: 'key', setOn: '2026-01-05' });
  expect(support(story, '2026-01-31')).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
});

describe('a branch without a key or difficult task', () => {
  test('gets 0 of 1', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-12-31' });
    expect(support(story)).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
  });

  test('is not judged in its first six calendar months, their last day included', () => {
    const story = new BranchStory('2025-03-10');
    expect(support(story, '2025-09-09').value).toBeNull();
    expect(support(story, '2025-09-10').value).toBe(0);
  });

  test('is never judged for a year that ended within them', () => {
    const story = new BranchStory('2025-10-10');
    expect(support(story, '2026-12-31').value).toBeNull();
  });
});

describe('an initiative that carries a task', () => {
  const carried = () => withKeyTask().initiative('i1', '2025-02-01');

  test('counts as its last verdict says: effective 1, partly ¾, none ¼', () => {
    const verified = (verdict: string) => carried().verdict('i1', '2025-07-10', verdict);
    expect(support(verified('effective'))).toMatchObject({ numerator: 4, denominator: 4 });
    expect(support(verified('partly')).numerator).toBe(3);
    expect(support(verified('none')).numerator).toBe(1);
    // the last by date, then by position
    expect(support(verified('effective').verdict('i1', '2025-07-01', 'none')).numerator).toBe(4);
    expect(support(verified('effective').verdict('i1', '2025-07-10', 'none')).numerator).toBe(1);
    expect(support(verified('partly').verdict('i1', '2025-09-01', 'effective'), '2025-08-31').numerator).toBe(3);
  });

  test('counts ¾ of a verdict by somebody of the branch itself', () => {
    const own = (verdict: string) => carried().verdict('i1', '2025-07-10', verdict, 'b1');
    expect(support(own('effective')).numerator).toBe(3);
    expect(support(own('partly')).numerator).toBe(2.25);
    expect(support(own('none')).numerator).toBe(0.75);
    expect(support(own('effective').verdict('i1', '2025-07-11', 'effective')).numerator).toBe(4);
  });

  test('counts ¼ without a verdict, and nothing from 180 days after its launch on, outcome or not', () => {
    // 1 February + 180 days: 31 July
    expect(support(carried(), '2025-07-30').numerator).toBe(1);
    expect(support(carried(), '2025-07-31').numerator).toBe(0);
    expect(support(carried().outcome('i1', '2025-06-30'), '2025-07-31').numerator).toBe(0);
    expect(support(carried().verdict('i1', '2025-07-31', 'none'), '2025-07-31').numerator).toBe(1);
  });

  test('may still be verified after the year, and turns to paper then', () => {
    const late = withKeyTask().initiative('i1', '2025-12-01');
    // 1 December + 180 days: 30 May
    expect(support(late, '2026-05-29').numerator).toBe(1);
    expect(support(late, '2026-05-30').numerator).toBe(0);
    expect(support(late.verdict('i1', '2026-06-15', 'effective'), '2026-06-15').numerator).toBe(4);
  });

  test('is launched by the end of the year or the day asked for', () => {
    const planned = withKeyTask().initiative('i1', '2025-06-01');
    expect(support(planned, '2025-05-31').numerator).toBe(0);
    expect(support(planned, '2025-06-01').numerator).toBe(1);
    const nextYear = (from: string) => withKeyTask().initiative('i1', from).verdict('i1', '2026-01-10', 'effective');
    expect(support(nextYear('2025-12-31'), '2026-01-31').numerator).toBe(4);
    expect(support(nextYear('2026-01-01'), '2026-01-31').numerator).toBe(0);
  });

  test('is launched no later than the task was completed', () => {
    const launchedOn = (from: string) =>
      withKeyTask().complete('t1', '2025-09-20').initiative('i1', from).verdict('i1', '2025-10-15', 'effective');
    expect(support(launchedOn('2025-09-20')).numerator).toBe(4);
    expect(support(launchedOn('2025-09-21')).numerator).toBe(0);
    // as long as the completion lies ahead, the task is not known to be completed
    expect(
      support(withKeyTask().complete('t1', '2025-09-20').initiative('i1', '2025-03-01'), '2025-03-01').numerator,
    ).toBe(1);
  });

  test('launched the year before still carries', () => {
    const story = withKeyTask().initiative('i1', '2024-12-20').verdict('i1', '2025-10-15', 'effective');
    expect(support(story).numerator).toBe(4);
  });

  test('counts for nothing once it is abandoned, whatever was verified; closed it counts on', () => {
    const verified = carried().verdict('i1', '2025-07-10', 'effective').abandon('i1', '2025-09-01');
    expect(support(verified, '2025-08-31').numerator).toBe(4);
    expect(support(verified, '2025-09-01')).toMatchObject({ numerator: 0, denominator: 4 });
    const closed = carried().verdict('i1', '2025-07-10', 'effective');
    closed.record('close-initiative', { initiativeId: 'i1', on: '2025-08-01', reason: 'r' }, { on: '2025-08-01' });
    expect(support(closed).numerator).toBe(4);
  });

  test('is the best of several, and no help to other tasks', () => {
    const story = carried().initiative('i2', '2025-03-01').initiative('i3', '2025-03-01', ['t2']);
    story
      .verdict('i1', '2025-07-10', 'none')
      .verdict('i2', '2025-07-10', 'partly')
      .verdict('i3', '2025-07-10', 'effective');
    expect(support(story).numerator).toBe(3);
  });

  test('leaves to posts only what is missing: s = i + p·(1 − i)', () => {
    const story = carried()
      .verdict('i1', '2025-07-10', 'partly')
      .post('p1', '2025-01-01')
      .assign('p1', 'm1', '2025-01-01');
    // p = ½ · 365/365; s = .75 + .5 · .25 = .875
    expect(support(story)).toMatchObject({ numerator: 3.5, value: 0.875 });
  });

  test('is evidence with its last verdict; one launched after completion is not', () => {
    const story = carried().outcome('i1', '2025-06-30').verdict('i1', '2025-07-10', 'partly');
    story.complete('t1', '2025-09-20').initiative('i2', '2025-09-21');
    const ids = story.events().map(({ id }) => id);
    // 0 branch, 1–3 members, 4 task, 5 launch, 6 outcome, 7 verdict, 8 completion, 9 second launch
    expect(support(story).evidence).toEqual([ids[4], ids[5], ids[7], ids[8]]);
  });

  test('explains itself', () => {
    const told = (story: BranchStory, asOf = '2025-12-31') => support(story, asOf).explanation;
    const verified = carried().verdict('i1', '2025-07-10', 'effective');
    expect(told(verified).zh).toMatch('t1 由突击队i1支撑（有效），无人在岗支撑，得 100%');
    expect(told(verified).en).toMatch('t1 is carried by 突击队i1 (effective), nobody on a post: 100 %');
    expect(told(carried().verdict('i1', '2025-07-10', 'partly', 'b1')).zh).toMatch('部分有效，本支部核实，按 ¾ 计');
    expect(told(carried(), '2025-07-30').en).toMatch('no verdict yet: ¼');
    expect(told(carried(), '2025-07-31').zh).toMatch('启动 180 天未报告成效，不计');
    expect(told(carried().outcome('i1', '2025-06-30'), '2025-07-31').en).toMatch(
      'no verdict 180 days after its launch',
    );
  });
});

test('says which task has no initiative and nobody on a post', () => {
  expect(support(withKeyTask()).explanation).toEqual({
    zh: '1 项重点、难点任务由载体和重点岗位支撑的程度：t1 没有载体，无人在岗支撑，得 0%。',
    en: 'how far initiatives and key posts carry 1 key or difficult task: t1 is carried by no initiative, nobody on a post: 0 %.',
  });
});

describe('terms and recordings that come late', () => {
  test('a task made a key one 30 days before it is due has to be carried, made so later it has not', () => {
    const made = (on: string) =>
      new BranchStory().task('t1', { dueOn: '2025-12-31', weight: 4 }).revise('t1', on, { emphasis: 'key' });
    expect(support(made('2025-12-01'))).toMatchObject({ numerator: 0, denominator: 4 });
    // a branch without a key or difficult task
    expect(support(made('2025-12-02'))).toMatchObject({ numerator: 0, denominator: 1 });
  });

  test('a posting and an initiative count by their days, however late they were recorded', () => {
    const on = '2025-10-23';
    const posting = { postId: 'p1', memberId: 'm1', from: on, duty: 'd' };
    const story = withKeyTask().post('p1', '2025-01-01');
    story.record('assign-member-to-key-post', posting, { on, recordedOn: '2026-02-01' });
    // 70 days of 365: 4 · ½ · 70/365
    expect(support(story).numerator).toBe(0.3836);
    const data = { initiativeId: 'i1', branchId: 'b1', kind: 'task-force', title: 'i', purpose: 'p', taskIds: ['t1'] };
    const launched = { ...data, leadId: 'm1', memberIds: [], from: on };
    story.record('launch-initiative', launched, { on, recordedOn: '2026-02-01' }).verdict('i1', '2026-02-10', 'partly');
    // 4 · (¾ + 70/730 · ¼)
    expect(support(story, '2026-02-28').numerator).toBe(3.0959);
  });

  test('several tasks weigh by the weights in force', () => {
    const story = withKeyTask().task('t2', { dueOn: '2025-12-31', emphasis: 'difficult', weight: 6 });
    story.revise('t2', '2025-06-01', { weight: 2 }).initiative('i1', '2025-12-01', ['t2']);
    // 4·0 + 2·¼ of 6
    expect(support(story)).toMatchObject({ numerator: 0.5, denominator: 6 });
  });
});
