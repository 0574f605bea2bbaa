import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { established, moved } from '#testing/organizations.js';
import { as, dissolved, twoBranches } from '#testing/two-branches.js';
import { moveOrganization } from './move-organization.js';

const today = '2025-06-10';
const under = (orgId: string, parentId = 'c1') => established(orgId, 'committee', { parentId });
const world = [...twoBranches, under('c2'), under('c3'), under('c4')];
const move = { orgId: 'b1', parentId: 'c2', effectiveOn: '2025-06-10' };

const decide = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(moveOrganization, { ...move, ...change }, { actor: as.superior, today });

describe('moving an organization under another', () => {
  it('is decided by who is above it and at or above the new parent', () => {
    decide({})
      .then('OrganizationMoved')
      .holding({ ...move, branchId: 'b1' })
      .on('2025-06-10');
    const at = (orgId: string): Actor => ({ ...as.superior, orgId });
    const history = [...world, established('b3', 'branch', { parentId: 'c2' })];
    const lower = { ...move, orgId: 'b3', parentId: 'c3' };
    given(...history)
      .when(moveOrganization, lower, { actor: at('c2'), today })
      .thenRejected('not-permitted', 'actor');
    given(...history)
      .when(moveOrganization, lower, { actor: at('c3'), today })
      .thenRejected('not-permitted', 'actor');
    given(...history)
      .when(moveOrganization, lower, { actor: at('c1'), today })
      .then('OrganizationMoved');
    const inner = [...history, under('c5', 'c2')];
    given(...inner)
      .when(moveOrganization, { ...lower, parentId: 'c5' }, { actor: at('c2'), today })
      .then('OrganizationMoved');
  });

  it('puts nothing where its kind does not fit', () => {
    decide({ parentId: 'b2' }).thenRejected('kind-does-not-fit', 'parentId');
    decide({ orgId: 'c3', parentId: 'g1' }, established('g1', 'general-branch', { parentId: 'c1' })).thenRejected(
      'kind-does-not-fit',
      'parentId',
    );
  });

  it('never closes a circle', () => {
    decide({ orgId: 'c2', parentId: 'c2' }).thenRejected('circular-tree', 'parentId');
    decide({ orgId: 'c2', parentId: 'c6' }, under('c5', 'c2'), under('c6', 'c5')).thenRejected(
      'circular-tree',
      'parentId',
    );
  });

  it('never closes a circle that only a move ahead would close', () => {
    const ahead = moved('c3', 'c2', '2026-01-01');
    decide({ orgId: 'c2', parentId: 'c3' }, ahead).thenRejected('circular-tree', 'parentId');
    decide({ orgId: 'c2', parentId: 'c3', effectiveOn: '2027-01-01' }, ahead).thenRejected('circular-tree', 'parentId');
  });

  it('sees no circle where the new parent stood below it once and does so no more', () => {
    const left = [moved('c3', 'c2', '2024-01-01'), moved('c3', 'c1', '2025-01-01')];
    decide({ orgId: 'c2', parentId: 'c3' }, ...left).then('OrganizationMoved');
    const leaves = [moved('c3', 'c2', '2024-01-01'), moved('c3', 'c1', '2026-01-01')];
    decide({ orgId: 'c2', parentId: 'c3', effectiveOn: '2025-12-31' }, ...leaves).thenRejected(
      'circular-tree',
      'parentId',
    );
    decide({ orgId: 'c2', parentId: 'c3', effectiveOn: '2026-01-01' }, ...leaves).then('OrganizationMoved');
  });

  it('may lie ahead; one move follows the other', () => {
    decide({ effectiveOn: '2026-01-01' }).then('OrganizationMoved').on('2026-01-01');
    const ahead = moved('b1', 'c3', '2026-01-01');
    decide({ effectiveOn: '2026-01-01' }, ahead).thenRejected('date-order', 'effectiveOn');
    decide({ effectiveOn: '2025-12-01' }, ahead).thenRejected('date-order', 'effectiveOn');
    decide({ effectiveOn: '2026-01-02' }, ahead).then('OrganizationMoved');
  });

  it('happens after the organization began, under a parent that has', () => {
    decide({ effectiveOn: '2020-01-01' }).thenRejected('date-order', 'effectiveOn');
    decide({ effectiveOn: '2020-01-02' }).then('OrganizationMoved');
    const young = established('c5', 'committee', { parentId: 'c1', establishedOn: '2025-06-11' });
    decide({ parentId: 'c5' }, young).thenRejected('date-order', 'effectiveOn');
  });

  it('changes the parent', () => {
    decide({ parentId: 'c1' }).thenRejected('nothing-changed', 'parentId');
    decide({ parentId: 'c1' }, moved('b1', 'c2', '2025-01-01')).then('OrganizationMoved');
  });

  it('concerns organizations that exist and stand', () => {
    decide({ orgId: 'none' }).thenRejected('not-found', 'orgId');
    decide({ parentId: 'none' }).thenRejected('not-found', 'parentId');
    decide({}, dissolved('c2', '2025-06-10')).thenRejected('organization-dissolved', 'effectiveOn');
    decide({}, dissolved('c2', '2025-06-11')).thenRejected('organization-dissolved', 'parentId');
    decide({}, dissolved('b1', '2025-06-10')).thenRejected('organization-dissolved', 'effectiveOn');
  });

  it('does not move what is dissolved, whatever the day: its new parent would never be rid of it', () => {
    decide({ effectiveOn: '2025-05-01' }, dissolved('b1', '2025-06-01')).thenRejected(
      'organization-dissolved',
      'orgId',
    );
  });

  it('is told to the parent that it leaves, also where it would only have come there', () => {
    decide({}).tagged('org', ['c1']);
    decide({ effectiveOn: '2026-02-01', parentId: 'c3' }, moved('b1', 'c2', '2026-01-01')).tagged('org', ['c2']);
  });

  it('gives a group to its new branch', () => {
    const group = established('g1', 'group', { parentId: 'b1' });
    const to = { ...move, orgId: 'g1', parentId: 'b2' };
    decide(to, group)
      .holding({ ...to, branchId: 'b2' })
      .tagged('branch', ['b1'])
      .tagged('org', []);
  });
});
