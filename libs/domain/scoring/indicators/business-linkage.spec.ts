import { BranchStory } from '#testing/branch-story.js';

const linkage = (story: BranchStory) => story.parts('business-linkage', '2025-12-31');

/** Completed on 1 June and met; weight 2. */
function met(): BranchStory {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).complete('t1', '2025-06-01');
  story.verify('t1', '2025-06-20', { outcome: 'met' });
  return story;
}

const naming = { heldOn: '2025-03-10', taskIds: ['t1'] };

test('a task that a session named before it was completed is linked', () => {
  expect(linkage(met().session('s1', naming))).toEqual([2, 2]);
});

test('a session recorded on the day of completion still links, a day later only half', () => {
  expect(linkage(met().session('s1', naming, { recordedOn: '2025-06-01' }))).toEqual([2, 2]);
  expect(linkage(met().session('s1', naming, { recordedOn: '2025-06-02' }))).toEqual([1, 2]);
});

test('an amendment that names the task links if it was recorded before completion', () => {
  const session = () => met().session('s1', { heldOn: '2025-03-10' });
  expect(linkage(session().amend('s1', '2025-05-31', { taskIds: ['t1'] }))).toEqual([2, 2]);
  expect(linkage(session().amend('s1', '2025-06-02', { taskIds: ['t1'] }))).toEqual([1, 2]);
});

test('a session that does not name the task any more does not link it', () => {
  expect(linkage(met().session('s1', naming).amend('s1', '2025-05-01', { taskIds: [] }))).toEqual([0, 2]);
});

test('a void session links nothing', () => {
  expect(linkage(met().session('s1', naming).voidSession('s1', '2025-05-01'))).toEqual([0, 2]);
});

test('a session of the year before links nothing', () => {
  expect(linkage(met().session('s1', { heldOn: '2024-12-10', taskIds: ['t1'] }))).toEqual([0, 2]);
});

test('a task that came to nothing is linked half at best', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).session('s1', naming);
  expect(linkage(story)).toEqual([1, 2]);
});

test('a task that was named in time and verified as missed is linked half', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).complete('t1', '2025-06-01');
  story.session('s1', naming).verify('t1', '2025-07-20', { outcome: 'missed' });
  expect(linkage(story)).toEqual([1, 2]);
});

test('a task without an outcome is not asked for, and sessions without a task cost nothing', () => {
  const story = met().session('s1', naming).session('s2', { heldOn: '2025-04-10' });
  story.task('t2', { dueOn: '2025-12-31' }).complete('t2', '2025-12-30');
  expect(linkage(story)).toEqual([2, 2]);
});

test('rests on the outcome and on the sessions that name the task', () => {
  const story = met().session('s1', naming).session('s2', { heldOn: '2025-04-10' });
  // established, set, completed, verified, s1, s2: s2 names nothing
  const ids = story.events().map(({ id }) => id);
  expect(story.indicator('business-linkage', '2025-12-31').evidence).toEqual(ids.slice(1, 5));
});

test('before a task has an outcome it does not apply', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).session('s1', naming);
  expect(story.indicator('business-linkage', '2025-06-29')).toMatchObject({
    ...{ value: null, numerator: 0, denominator: 0, evidence: [] },
  });
});

test('a task that was partly done, or done and not verified for 60 days, is linked in full if it was named in time', () => {
  const done = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).complete('t1', '2025-06-01');
  const partly = done().session('s1', naming);
  partly.verify('t1', '2025-06-20', { outcome: 'partly' });
  expect(linkage(partly)).toEqual([2, 2]);
  expect(done().session('s1', naming).parts('business-linkage', '2025-08-28')).toEqual([0, 0]);
  expect(done().session('s1', naming).parts('business-linkage', '2025-08-29')).toEqual([2, 2]);
});

test('a task that was cancelled in time is left out, one cancelled too late is linked half at best', () => {
  const named = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).session('s1', naming);
  expect(linkage(named().cancel('t1', '2025-05-31'))).toEqual([0, 0]);
  expect(linkage(named().cancel('t1', '2025-06-01'))).toEqual([1, 2]);
});

test('weights in force add up: named in time, named too late, not named', () => {
  const story = met().session('s1', naming);
  for (const [taskId, weight] of [
    ['t2', 3],
    ['t3', 4],
  ] as const) {
    story.task(taskId, { dueOn: '2025-06-30', weight }).complete(taskId, '2025-06-10');
    story.verify(taskId, '2025-06-20', { outcome: 'met' });
  }
  story.session('s2', { heldOn: '2025-06-11', taskIds: ['t2'] });
  // 2·1 + 3·½ + 4·0 of 9
  expect(linkage(story)).toEqual([3.5, 9]);
});
