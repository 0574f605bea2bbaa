import { BranchStory } from '#testing/branch-story.js';

test('without a practice it is 0 of 100, once the branch is six months old', () => {
  const story = new BranchStory('2025-03-10');
  expect(story.indicator('practice-spread', '2025-09-09').value).toBeNull();
  expect(story.indicator('practice-spread', '2025-09-10')).toMatchObject({ value: 0, numerator: 0, denominator: 100 });
});

test('a branch founded on the last of a month is six months old on the first after the month that lacks that day', () => {
  // six months from 31 August: there is no 31 February
  const story = new BranchStory('2024-08-31');
  expect(story.indicator('practice-spread', '2025-02-28').value).toBeNull();
  expect(story.indicator('practice-spread', '2025-03-01').value).toBe(0);
});
