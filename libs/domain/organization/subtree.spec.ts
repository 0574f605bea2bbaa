import type { Recorded } from '#kernel/event.js';
import { logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { branchesBelow, subtree } from './subtree.js';

const established = (orgId: string, kind: string, parentId: string, establishedOn = '2020-01-01'): Happened => [
  `organization-${orgId}`,
  { type: 'OrganizationEstablished', data: { orgId, kind, parentId, name: orgId, establishedOn } },
];
const moved = (orgId: string, parentId: string, effectiveOn: string): Happened => [
  `organization-${orgId}`,
  { type: 'OrganizationMoved', data: { orgId, parentId, effectiveOn, branchId: orgId } },
];
const dissolved = (orgId: string, dissolvedOn: string): Happened => [
  `organization-${orgId}`,
  { type: 'OrganizationDissolved', data: { orgId, dissolvedOn, reason: '合并' } },
];

const below = (day: string, ...happened: readonly Happened[]) => {
  const steps = subtree.on as Readonly<
    Record<string, (state: typeof subtree.initial, event: Recorded) => typeof subtree.initial>
  >;
  const state = logOf(...happened).reduce(
    (before, event) => steps[event.type]?.(before, event) ?? before,
    subtree.initial,
  );
  return branchesBelow(state, 'c1', day);
};

const history = [
  established('b2', 'branch', 'c1'),
  established('g1', 'general-branch', 'c1'),
  established('b1', 'branch', 'g1'),
];

test('below a committee are its branches and those of its general branches, but no groups', () => {
  expect(below('2025-01-01', ...history, established('x', 'group', 'b1'))).toEqual(['b1', 'b2']);
});

test('a branch is there from its own day until it is dissolved', () => {
  const more = [established('b3', 'branch', 'c1', '2025-03-01'), dissolved('b2', '2025-06-01')];
  expect(below('2025-02-28', ...history, ...more)).toEqual(['b1', 'b2']);
  expect(below('2025-03-01', ...history, ...more)).toEqual(['b1', 'b2', 'b3']);
  expect(below('2025-06-01', ...history, ...more)).toEqual(['b1', 'b3']);
});

test('a branch that moves away is gone from that day, and one that moves in is there', () => {
  const more = [moved('b2', 'c9', '2025-03-01'), moved('b7', 'c1', '2025-04-01')];
  expect(below('2025-02-28', ...history, ...more)).toEqual(['b1', 'b2']);
  expect(below('2025-03-01', ...history, ...more)).toEqual(['b1']);
  expect(below('2025-04-01', ...history, ...more)).toEqual(['b1', 'b7']);
});
