import { BranchStory } from '#testing/branch-story.js';

test('no concern is recorded yet, so that it does not apply', () => {
  expect(new BranchStory().indicator('concern-response', '2025-12-31')).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
  });
});
