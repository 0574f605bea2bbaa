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
