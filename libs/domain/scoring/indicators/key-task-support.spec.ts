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

test('says which task has nobody on a post', () => {
  expect(support(withKeyTask()).explanation).toEqual({
    zh: '1 项重点、难点任务由载体和重点岗位支撑的程度：t1 无人在岗支撑。',
    en: 'how far initiatives and key posts carry 1 key or difficult task: t1 has nobody on a post.',
  });
});
