import { ask } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { branchFactsAsOf } from './branch-facts-as-of.js';

const factsOf = (told: BranchStory, asOf: string, branchId = 'b1') =>
  ask(branchFactsAsOf, { events: told.events(), params: { branchId }, asOf });

test('what begins after the day is left out', () => {
  const told = new BranchStory().members(1, '2025-02-01').task('t1', { dueOn: '2025-06-30', setOn: '2025-03-01' });
  expect(factsOf(told, '2025-02-28')).toMatchObject({ members: [{ id: 'm1' }], tasks: [] });
  expect(factsOf(told, '2025-03-01').tasks).toMatchObject([{ id: 't1' }]);
});

test('so are changes, verifications, releases and reviews that are dated later', () => {
  const told = new BranchStory().members(1).task('t1', { dueOn: '2025-06-30', emphasis: 'key' });
  told.revise('t1', '2025-04-01', { weight: 3 }).complete('t1', '2025-06-01');
  told.verify('t1', '2025-07-01', { outcome: 'met' });
  told.post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-05-01', 'good');
  told.release('p1', 'm1', '2025-06-01');
  const before = factsOf(told, '2025-03-31');
  expect(before).toMatchObject({
    tasks: [{ changes: [], verifications: [] }],
    posts: [{ postings: [{ reviews: [] }] }],
  });
  expect(before.tasks[0]).not.toHaveProperty('completion');
  expect(before.posts[0]?.postings[0]).not.toHaveProperty('release');
  expect(factsOf(told, '2025-07-01')).toMatchObject({
    tasks: [{ changes: [{ weight: 3 }], completion: { on: '2025-06-01' }, verifications: [{ outcome: 'met' }] }],
    posts: [{ postings: [{ reviews: [{ rating: 'good' }], release: { on: '2025-06-01' } }] }],
  });
});

test('there are none of a branch that does not exist, or not yet', () => {
  const told = new BranchStory('2025-02-01');
  expect(() => factsOf(told, '2025-03-01', 'b9')).toThrow('not-found (branchId)');
  expect(() => factsOf(told, '2025-01-31')).toThrow('not-found (asOf)');
});
