import type { Actor, Role } from '#kernel/actor.js';
import { ask, logOf } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { ofQ1 } from '#testing/concerns.js';
import { branchFactsAsOf } from './branch-facts-as-of.js';

const byM1: Actor = { id: 'm1', role: 'member', orgId: 'b1' };

const ofB1 = { orgId: 'b1', branchId: 'b1', kind: 'branch', name: '一支部', establishedOn: '2020-01-01' };

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

test('who raised a concern is told to those who see to it that it is answered, and to who raised it', () => {
  const happened = [
    ['organization-b1', { type: 'OrganizationEstablished', data: ofB1 }],
    [`concern-q1`, { type: 'ConcernRaised', data: { ...ofQ1, topic: 'other', raisedOn: '2025-01-01' } }, byM1],
  ] as const;
  const facts = ask(branchFactsAsOf, { events: logOf(...happened), params: { branchId: 'b1' }, asOf: '2025-03-01' });
  const toldTo = (role: Role, id = 'u-1') =>
    branchFactsAsOf.forReader?.(facts, { id, role, orgId: 'c1' }).concerns.map(({ raisedBy }) => raisedBy);
  for (const role of ['branch-officer', 'superior'] as const) expect(toldTo(role)).toEqual(['m1']);
  for (const role of ['business-head', 'party-worker', 'inspector'] as const) {
    expect(toldTo(role)).toEqual([undefined]);
    expect(toldTo(role, 'm1')).toEqual(['m1']);
  }
});
