import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { appointed, established, moved, renamed, termEnded } from '#testing/organizations.js';
import { dissolved, ended, enrolled, transferred } from '#testing/two-branches.js';
import { organizationTree, organizationTreeDocuments } from './organization-tree.js';

const bureau = [
  established('c1', 'committee'),
  established('c2', 'committee', { parentId: 'c1' }),
  established('b1', 'branch', { parentId: 'c1' }),
  established('b2', 'branch', { parentId: 'c1', establishedOn: '2024-01-01' }),
  established('g1', 'group', { parentId: 'b1' }),
] as const;

const treeOf = (orgId: string, asOf: string, ...more: readonly Happened[]) =>
  ask(organizationTree, { events: logOf(...bureau, ...more), params: { orgId }, asOf });

/** The ids of a tree: `c1(b1(g1) b2)`. */
function outline({
  orgId,
  children,
}: ReturnType<typeof treeOf> | ReturnType<typeof treeOf>['children'][number]): string {
  return children.length === 0 ? orgId : `${orgId}(${children.map(outline).join(' ')})`;
}

describe('the tree as of a day', () => {
  test('shows what stands below an organization, in the order in which it was established', () => {
    expect(outline(treeOf('c1', '2025-01-01'))).toBe('c1(c2 b1(g1) b2)');
    expect(outline(treeOf('b1', '2025-01-01'))).toBe('b1(g1)');
  });

  test('leaves out what was established later, or is dissolved', () => {
    expect(outline(treeOf('c1', '2023-12-31'))).toBe('c1(c2 b1(g1))');
    expect(outline(treeOf('c1', '2025-06-30', dissolved('b2', '2025-06-30')))).toBe('c1(c2 b1(g1))');
    expect(outline(treeOf('c1', '2025-06-29', dissolved('b2', '2025-06-30')))).toBe('c1(c2 b1(g1) b2)');
  });

  test('puts an organization under its new parent, and by its new name, from that day on', () => {
    const changes = [moved('b1', 'c2', '2025-03-01'), renamed('b1', '新支部', '2025-03-01')] as const;
    expect(outline(treeOf('c1', '2025-02-28', ...changes))).toBe('c1(c2 b1(g1) b2)');
    expect(outline(treeOf('c1', '2025-03-01', ...changes))).toBe('c1(c2(b1(g1)) b2)');
    expect(treeOf('b1', '2025-02-28', ...changes).name).toBe('b1');
    expect(treeOf('b1', '2025-03-01', ...changes).name).toBe('新支部');
  });

  test('says that the organization asked about is dissolved, and shows nobody in office', () => {
    const tree = treeOf(
      'b2',
      '2025-06-30',
      appointed('m1', '2024-01-01', { orgId: 'b2' }),
      dissolved('b2', '2025-06-30'),
    );
    expect(tree).toMatchObject({ dissolvedOn: '2025-06-30', officers: [] });
  });

  test('is not found before its first day, nor by an unknown id', () => {
    expect(() => treeOf('b2', '2023-12-31')).toThrow('not-found (asOf)');
    expect(() => treeOf('b9', '2025-01-01')).toThrow('not-found (orgId)');
  });
});

describe('people in the tree', () => {
  test('officers stand there from the first day of their term up to, not including, its end', () => {
    const terms = [appointed('m1', '2025-01-10'), termEnded('m1', '2025-05-01')] as const;
    const officer = { personId: 'm1', office: 'secretary', from: '2025-01-10' };
    expect(treeOf('b1', '2025-01-09', ...terms).officers).toEqual([]);
    expect(treeOf('b1', '2025-01-10', ...terms).officers).toEqual([officer]);
    expect(treeOf('b1', '2025-04-30', ...terms).officers).toEqual([officer]);
    expect(treeOf('b1', '2025-05-01', ...terms).officers).toEqual([]);
  });

  test('a member goes to the other branch with the name that only enrolment states', () => {
    const stays = [enrolled('m1', 'b1'), transferred('m1', 'b2', '2025-03-01')] as const;
    const member = { memberId: 'm1', name: '…', status: 'full' };
    expect(treeOf('b1', '2025-02-28', ...stays).members).toEqual([{ ...member, since: '2020-01-01' }]);
    expect(treeOf('b1', '2025-03-01', ...stays).members).toEqual([]);
    expect(treeOf('b2', '2025-03-01', ...stays).members).toEqual([{ ...member, since: '2025-03-01' }]);
  });

  test('a membership that ended is nowhere from that day on', () => {
    const stays = [enrolled('m1', 'b1'), ended('m1', '2025-03-01')] as const;
    expect(treeOf('b1', '2025-02-28', ...stays).members).toHaveLength(1);
    expect(treeOf('b1', '2025-03-01', ...stays).members).toEqual([]);
  });
});

test('what a replay sees arriving from elsewhere, it looks up from its beginning', () => {
  const [arrival] = logOf(transferred('m1', 'b2', '2025-03-01'));
  if (!arrival) throw new Error('no event');
  const step = organizationTreeDocuments.on.MemberTransferred;
  const incomplete = step?.(undefined, arrival as never, arrival.stream);
  expect(incomplete && organizationTree.further?.([incomplete])).toEqual([{ kind: 'member', id: 'm1' }]);
});
