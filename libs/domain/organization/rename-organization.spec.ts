import { given, type Happened } from '#testing/given-when-then.js';
import { established, renamed } from '#testing/organizations.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { renameOrganization } from './rename-organization.js';

const today = '2025-06-10';
const name = { orgId: 'b1', name: '机关第一党支部', effectiveOn: '2025-06-10' };

const rename = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(renameOrganization, { ...name, ...change }, { actor: as.superior, today });

describe('renaming an organization', () => {
  it('is decided by a committee above it', () => {
    rename({})
      .then('OrganizationRenamed')
      .holding({ ...name, branchId: 'b1' })
      .on('2025-06-10');
    for (const actor of [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.head]) {
      given(...twoBranches)
        .when(renameOrganization, name, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may lie ahead, but not before the organization began', () => {
    rename({ effectiveOn: '2026-01-01' }).then('OrganizationRenamed').on('2026-01-01');
    rename({ effectiveOn: '2020-01-01' }).then('OrganizationRenamed');
    rename({ effectiveOn: '2019-12-31' }).thenRejected('date-order', 'effectiveOn');
  });

  it('changes the name', () => {
    rename({ name: ' b1　' }).thenRejected('nothing-changed', 'name');
    rename({}, renamed('b1', name.name, '2025-01-01')).thenRejected('nothing-changed', 'name');
    rename({ name: 'b1' }, renamed('b1', name.name, '2025-01-01')).then('OrganizationRenamed');
  });

  it('concerns something that exists and stands on the day', () => {
    rename({ orgId: 'none' }).thenRejected('not-found', 'orgId');
    rename({}, dissolved('b1', '2025-06-10')).thenRejected('organization-dissolved', 'effectiveOn');
    rename({ effectiveOn: '2025-06-09' }, dissolved('b1', '2025-06-10')).then('OrganizationRenamed');
  });

  it('names the branch that a group belongs to, and no branch for a committee', () => {
    const group = established('g1', 'group', { parentId: 'b1' });
    rename({ orgId: 'g1' }, group).holding({ ...name, orgId: 'g1', branchId: 'b1' });
    const committee = established('c2', 'committee', { parentId: 'c1' });
    rename({ orgId: 'c2' }, committee).holding({ ...name, orgId: 'c2' });
  });
});
