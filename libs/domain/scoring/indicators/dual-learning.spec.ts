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

const all = { partyHours: 1, businessHours: 1, taskIds: ['t1'] };

test('of four quarters those that are complete count', () => {
  const story = new BranchStory()
    .session('s1', { heldOn: '2025-02-10', ...all })
    .session('s2', { heldOn: '2025-05-10', ...all, taskIds: [] })
    .session('s3', { heldOn: '2025-09-30', ...all })
    .session('s4', { heldOn: '2025-10-01', ...all });
  // first, third and fourth
  expect(story.indicator('dual-learning', '2025-12-31')).toMatchObject({ numerator: 3, denominator: 4, value: 0.75 });
});

test('a branch founded in mid-year owes the quarters that begin on its first day or later', () => {
  const founded = (on: string) =>
    learning(new BranchStory(on).session('s1', { heldOn: '2025-08-10', ...all }), '2025-12-31');
  expect(founded('2025-07-01')).toEqual([1, 2]);
  expect(founded('2025-07-02')).toEqual([0, 1]);
});

test('a void session fills no quarter', () => {
  const story = new BranchStory().session('s1', { heldOn: '2025-01-10', ...all });
  expect(learning(story, '2025-03-31')).toEqual([1, 1]);
  expect(learning(story.voidSession('s1', '2025-06-01'), '2025-03-31')).toEqual([0, 1]);
});

test('what an amendment adds, takes away or moves holds from the session’s own day', () => {
  const amended = (fields: object) =>
    learning(
      new BranchStory().session('s1', { heldOn: '2025-01-10', ...all }).amend('s1', '2025-06-01', fields),
      '2025-06-30',
    );
  expect(amended({ taskIds: [] })).toEqual([0, 2]);
  expect(amended({ businessHours: 0 })).toEqual([0, 2]);
  expect(amended({ heldOn: '2025-04-01' })).toEqual([1, 2]);
  const added = new BranchStory().session('s1', { heldOn: '2025-01-10' }).amend('s1', '2025-11-01', all);
  expect(learning(added, '2025-03-31')).toEqual([1, 1]);
});
