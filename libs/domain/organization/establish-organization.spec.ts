import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { established, moved } from '#testing/organizations.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { establishOrganization } from './establish-organization.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from './tree.js';

const today = '2025-06-10';
const admin: Actor = { id: 'u-admin', role: 'admin', orgId: 'anywhere' };
const branch = { orgId: 'b9', name: '第九党支部', kind: 'branch', parentId: 'c1', establishedOn: '2025-02-01' };
const kinds = [
  established('top', 'committee'),
  established('general', 'general-branch', { parentId: 'top' }),
  established('branch', 'branch', { parentId: 'top' }),
  established('group', 'group', { parentId: 'branch' }),
];

const establish = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(
    establishOrganization,
    { ...branch, ...change },
    { actor: as.superior, today },
  );

describe('establishing an organization', () => {
  it('is decided by the committee that it stands under, or one above', () => {
    establish({})
      .then('OrganizationEstablished')
      .holding({ ...branch, branchId: 'b9' })
      .on('2025-02-01');
    const deep = [established('c2', 'committee', { parentId: 'c1' })];
    establish({ parentId: 'c2' }, ...deep).then('OrganizationEstablished');
  });

  it('is not decided by a committee elsewhere, one below, an officer or an admin', () => {
    const actors = [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.headAbove, admin];
    for (const actor of actors) {
      given(...twoBranches)
        .when(establishOrganization, branch, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('follows the tree of the recording day in who may', () => {
    const away = [established('c2', 'committee', { parentId: 'c1' }), moved('c2', 'c9', '2025-06-10')];
    establish({ parentId: 'c2' }, ...away).thenRejected('not-permitted', 'actor');
    const tomorrow = [established('c2', 'committee', { parentId: 'c1' }), moved('c2', 'c9', '2025-06-11')];
    establish({ parentId: 'c2' }, ...tomorrow).then('OrganizationEstablished');
  });

  it('begins a tree only if an admin does it', () => {
    const { parentId, ...root } = { ...branch, orgId: 'c7', kind: 'committee' };
    const past = given(...twoBranches);
    past.when(establishOrganization, root, { actor: admin, today }).then('OrganizationEstablished').holding(root);
    past.when(establishOrganization, root, { actor: as.superior, today }).thenRejected('not-permitted', 'actor');
  });

  it('does not let a branch or a group stand alone', () => {
    for (const kind of ['branch', 'group']) {
      const { parentId, ...root } = { ...branch, kind };
      given().when(establishOrganization, root, { actor: admin, today }).thenRejected('missing-field', 'parentId');
    }
  });

  const fits: Record<OrganizationKind, readonly OrganizationKind[]> = {
    committee: ['committee', 'general-branch', 'branch'],
    'general-branch': ['branch'],
    branch: ['group'],
    group: [],
  };
  const parents = { committee: 'top', 'general-branch': 'general', branch: 'branch', group: 'group' } as const;

  it.each(ORGANIZATION_KINDS)('puts under a %s only what may stand there', (parentKind) => {
    const actor: Actor = { id: 'u', role: 'superior', orgId: 'top' };
    for (const kind of ORGANIZATION_KINDS) {
      const done = given(...kinds).when(
        establishOrganization,
        { ...branch, kind, parentId: parents[parentKind] },
        { actor, today },
      );
      if (fits[parentKind].includes(kind)) done.then('OrganizationEstablished');
      else done.thenRejected('kind-does-not-fit', 'parentId');
    }
  });

  it('names the branch that owns the fact: itself, a group its branch, a committee none', () => {
    establish({})
      .holding({ ...branch, branchId: 'b9' })
      .tagged('branch', ['b9'])
      .tagged('org', []);
    const group = { ...branch, orgId: 'g1', kind: 'group', parentId: 'b1' };
    establish(group)
      .holding({ ...group, branchId: 'b1' })
      .tagged('branch', ['b1']);
    const committee = { ...branch, orgId: 'c3', kind: 'committee' };
    establish(committee).holding(committee).tagged('org', ['c3']).tagged('branch', []);
  });

  it('needs a parent that exists and stands on the day', () => {
    establish({ parentId: 'none' }).thenRejected('not-found', 'parentId');
    establish({ establishedOn: '2019-12-31' }).thenRejected('date-order', 'establishedOn');
    establish({ establishedOn: '2020-01-01' }).then('OrganizationEstablished');
  });

  it('puts nothing under a dissolved one, not even for an earlier day: it would still stand there', () => {
    establish({ kind: 'group', parentId: 'b1' }, dissolved('b1', '2025-02-01')).thenRejected(
      'organization-dissolved',
      'establishedOn',
    );
    establish({ kind: 'group', parentId: 'b1' }, dissolved('b1', '2025-03-01')).thenRejected(
      'organization-dissolved',
      'parentId',
    );
  });

  it('happens once, and not in the future', () => {
    establish({ orgId: 'b1' }).thenRejected('already-exists', 'orgId');
    establish({ orgId: 'c1', parentId: 'c1', kind: 'committee' }).thenRejected('already-exists', 'orgId');
    establish({ establishedOn: '2025-06-11' }).thenRejected('date-in-future', 'establishedOn');
    establish({ establishedOn: today }).then('OrganizationEstablished');
  });
});
