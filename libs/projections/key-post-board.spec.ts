import { ask } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { keyPostBoard } from './key-post-board.js';

/** Post p1 from 1 March for task t1; m1 and m2 are members of b1. */
const story = () =>
  new BranchStory().members(2).task('t1', { dueOn: '2025-12-31', emphasis: 'key' }).post('p1', '2025-03-01');

const boardOf = (told: BranchStory, asOf: string) =>
  ask(keyPostBoard, { events: told.events(), params: { branchId: 'b1' }, asOf });

const postOf = (told: BranchStory, asOf: string) => boardOf(told, asOf).posts[0];

const transfer = (told: BranchStory, on: string) =>
  told.record('transfer-member', { memberId: 'm1', toBranchId: 'b2', on, reason: 'r' }, { on, by: 'c1' });

test('a post is on the board from its first day, open until it is retired', () => {
  const retired = story().retire('p1', '2025-06-01');
  expect(boardOf(retired, '2025-02-28').posts).toEqual([]);
  expect(postOf(retired, '2025-05-31')).toMatchObject({ status: 'open', kind: 'key', capacity: 5, taskIds: ['t1'] });
  expect(postOf(retired, '2025-06-01')).toMatchObject({ status: 'retired', retiredOn: '2025-06-01', holders: [] });
});

test('it says who stands on the post since when, by the sealed name', () => {
  const told = story().assign('p1', 'm1', '2025-03-10');
  expect(postOf(told, '2025-03-09')?.holders).toEqual([]);
  expect(postOf(told, '2025-03-10')?.holders).toMatchObject([
    { memberId: 'm1', name: 'sealed:x', from: '2025-03-10', duty: 'd', standing: 'on-post' },
  ]);
  told.release('p1', 'm1', '2025-04-01');
  expect(postOf(told, '2025-03-31')?.holders).toHaveLength(1);
  expect(postOf(told, '2025-04-01')?.holders).toEqual([]);
});

test('somebody who left the branch holds the place until released, and the board says so', () => {
  const told = transfer(story().assign('p1', 'm1', '2025-03-01'), '2025-05-01');
  expect(postOf(told, '2025-04-30')?.holders).toMatchObject([{ standing: 'on-post' }]);
  expect(postOf(told, '2025-05-01')?.holders).toMatchObject([{ standing: 'left-branch', gone: '2025-05-01' }]);
  expect(postOf(told, '2025-05-01')).toMatchObject({ vacantSince: '2025-05-01' });
  told.release('p1', 'm1', '2025-06-01');
  expect(postOf(told, '2025-06-01')?.holders).toEqual([]);
});

test('so does somebody whose membership ended', () => {
  const on = '2025-05-01';
  const told = story()
    .assign('p1', 'm1', '2025-03-01')
    .record('end-membership', { memberId: 'm1', on, reason: 'left' }, { on, by: 'c1' });
  expect(postOf(told, on)?.holders).toMatchObject([{ standing: 'membership-ended', gone: on }]);
});

test('vacancy days are counted with both ends, up to the day', () => {
  const told = story().assign('p1', 'm1', '2025-03-11').release('p1', 'm1', '2025-04-01');
  expect(postOf(told, '2025-03-01')).toMatchObject({ vacancyDays: 1, vacantSince: '2025-03-01' });
  expect(postOf(told, '2025-03-11')?.vacancyDays).toBe(10);
  expect(postOf(told, '2025-03-11')).not.toHaveProperty('vacantSince');
  expect(postOf(told, '2025-04-02')).toMatchObject({ vacancyDays: 12, vacantSince: '2025-04-01' });
});

test('reviews stand with their rating and the sealed comment, by the day', () => {
  const told = story().assign('p1', 'm1', '2025-03-01').review(['p1', 'm1'], '2025-06-01', 'good');
  expect(postOf(told, '2025-05-31')?.reviews).toEqual([]);
  expect(postOf(told, '2025-06-01')?.reviews).toMatchObject([
    { memberId: 'm1', rating: 'good', comment: 'sealed:x', reviewedOn: '2025-06-01', by: { orgId: 'c1' } },
  ]);
});

test('members see of reviews and recommendations only their own', () => {
  const told = story().assign('p1', 'm1', '2025-03-01').review(['p1', 'm1'], '2025-06-01', 'good').record(
    'recommend-member-for-key-post',
    { postId: 'p1', memberId: 'm2', on: '2025-06-02', reason: 'r' },
    {
      on: '2025-06-02',
    },
  );
  const board = boardOf(told, '2025-06-02');
  const seenBy = (id: string, role: 'member' | 'branch-officer') =>
    keyPostBoard.forReader?.(board, { id, role, orgId: 'b1' }).posts[0];
  expect(seenBy('m1', 'member')).toMatchObject({ reviews: [{ memberId: 'm1' }], recommendations: [] });
  expect(seenBy('m2', 'member')).toMatchObject({ reviews: [], recommendations: [{ memberId: 'm2' }] });
  expect(seenBy('m3', 'branch-officer')?.reviews).toHaveLength(1);
});
