import { BranchStory } from '#testing/branch-story.js';

const learning = (story: BranchStory, asOf: string) => story.parts('dual-learning', asOf);

test('party, business and a task may come from different sessions of the quarter', () => {
  const story = new BranchStory()
    .session('s1', { heldOn: '2025-01-10', partyHours: 2 })
    .session('s2', { heldOn: '2025-02-10', partyHours: 0, businessHours: 0.25 })
    .session('s3', { heldOn: '2025-03-31', taskIds: ['t1'] });
  expect(learning(story, '2025-03-30')).toEqual([0, 0]);
  expect(learning(story, '2025-03-31')).toEqual([1, 1]);
});

test.each([
  ['party content', { partyHours: 0, businessHours: 8, taskIds: ['t1'] }],
  ['business content', { partyHours: 8, businessHours: 0, taskIds: ['t1'] }],
  ['a task', { partyHours: 4, businessHours: 4, taskIds: [] }],
])('a quarter without %s counts for nothing, however long the sessions were', (_, fields) => {
  const story = new BranchStory().session('s1', { heldOn: '2025-01-10', ...fields });
  expect(learning(story, '2025-03-31')).toEqual([0, 1]);
});

test('what was recorded more than 30 days later fills no quarter', () => {
  const both = { heldOn: '2025-01-10', partyHours: 1, businessHours: 1, taskIds: ['t1'] };
  const recorded = (recordedOn: string) => new BranchStory().session('s1', both, { recordedOn });
  expect(learning(recorded('2025-02-09'), '2025-03-31')).toEqual([1, 1]);
  expect(learning(recorded('2025-02-10'), '2025-03-31')).toEqual([0, 1]);
});

test('before the first quarter has ended it does not apply', () => {
  expect(new BranchStory().indicator('dual-learning', '2025-03-30').value).toBeNull();
});
