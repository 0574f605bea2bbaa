import { BranchStory } from '#testing/branch-story.js';

test('ratings are weighed by the weight in force of the tasks that were verified by the day', () => {
  const story = new BranchStory()
    .task('t1', { dueOn: '2025-06-30', weight: 2 })
    .task('t2', { dueOn: '2025-06-30', weight: 3 })
    .revise('t1', '2025-02-01', { weight: 5 })
    .complete('t1', '2025-06-01')
    .complete('t2', '2025-06-01');
  story.verify('t1', '2025-07-01', { outcome: 'met', rating: 86.25 });
  story.verify('t2', '2025-07-15', { outcome: 'met', rating: 70 });
  expect(story.parts('business-review', '2025-06-30')).toEqual([0, 0]);
  expect(story.parts('business-review', '2025-07-01')).toEqual([4.3125, 5]);
  expect(story.parts('business-review', '2025-07-15')).toEqual([6.4125, 8]);
});

test('the rating of a corrected verification is the correction’s', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
  const first = story.verify('t1', '2025-07-01', { outcome: 'met', rating: 90 });
  story.verify('t1', '2025-07-02', { outcome: 'partly', rating: 55, corrects: first });
  expect(story.parts('business-review', '2025-07-31')).toEqual([0.55, 1]);
});

test('without a verified task it does not apply', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
  expect(story.indicator('business-review', '2025-12-31')).toMatchObject({
    ...{ value: null, numerator: 0, denominator: 0, evidence: [] },
  });
});

test('a rating given in January is one of the year before, also that of a task that was missed', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-12-20', weight: 2 }).task('t2', { dueOn: '2025-12-20' });
  story.complete('t1', '2025-12-20').verify('t1', '2026-01-15', { outcome: 'met', rating: 90 });
  story.verify('t2', '2026-01-15', { outcome: 'missed', rating: 20 });
  expect(story.parts('business-review', '2026-01-14')).toEqual([0, 0]);
  // 2 · .9 + 1 · .2 of 3
  expect(story.parts('business-review', '2026-01-15')).toEqual([2, 3]);
});

test('a weight that was changed too late weighs nothing', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).complete('t1', '2025-06-20');
  story.revise('t1', '2025-06-01', { weight: 10 }).verify('t1', '2025-07-01', { outcome: 'met', rating: 50 });
  expect(story.parts('business-review', '2025-07-31')).toEqual([1, 2]);
});

test('a task that was cancelled is not rated', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).cancel('t1', '2025-06-15');
  expect(story.parts('business-review', '2025-12-31')).toEqual([0, 0]);
});
