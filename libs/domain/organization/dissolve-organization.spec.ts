import { given, type Happened } from '#testing/given-when-then.js';
import { established, moved } from '#testing/organizations.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { dissolveOrganization } from './dissolve-organization.js';

const today = '2025-06-10';
const end = { orgId: 'b1', dissolvedOn: '2025-06-01', reason: '机构合并' };

const dissolve = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(dissolveOrganization, { ...end, ...change }, { actor: as.superior, today });

describe('dissolving an organization', () => {
  it('is decided by a committee above', () => {
    dissolve({})
      .then('OrganizationDissolved')
      .holding({ ...end, branchId: 'b1' })
      .on('2025-06-01');
    for (const actor of [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.head]) {
      given(...twoBranches)
        .when(dissolveOrganization, end, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, after the organization began, not in the future', () => {
    for (const day of ['2025-05-01', '2025-06-01', '2025-06-09']) {
      dissolve({}, dissolved('b1', day)).thenRejected('already-dissolved', 'orgId');
    }
    dissolve({ dissolvedOn: '2020-01-01' }).thenRejected('date-order', 'dissolvedOn');
    dissolve({ dissolvedOn: '2019-12-31' }).thenRejected('date-order', 'dissolvedOn');
    dissolve({ dissolvedOn: '2020-01-02' }).then('OrganizationDissolved');
    dissolve({ dissolvedOn: '2025-06-11' }).thenRejected('date-in-future', 'dissolvedOn');
    dissolve({ orgId: 'none' }).thenRejected('not-found', 'orgId');
  });

  describe('while it has members', () => {
    it('is refused: until the last one has left or ended by that very day', () => {
      const m1 = enrolled('m1', 'b1');
      dissolve({}, m1).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, m1, transferred('m1', 'b2', '2025-06-01')).then('OrganizationDissolved');
      dissolve({}, m1, transferred('m1', 'b2', '2025-06-02')).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, m1, ended('m1', '2025-06-01')).then('OrganizationDissolved');
      dissolve({}, m1, ended('m1', '2025-06-02')).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, enrolled('n1', 'b2')).then('OrganizationDissolved');
    });

    it('is refused where one only comes after that day', () => {
      dissolve({}, enrolled('m1', 'b1', '2025-06-05')).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, enrolled('n1', 'b2'), transferred('n1', 'b1', '2025-06-09')).thenRejected(
        'organization-not-empty',
        'orgId',
      );
    });

    it('is refused where one left and came back', () => {
      const back = [enrolled('m1', 'b1'), transferred('m1', 'b2', '2025-01-01'), transferred('m1', 'b1', '2025-02-01')];
      dissolve({}, ...back).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, ...back, transferred('m1', 'b2', '2025-03-01')).then('OrganizationDissolved');
    });

    it('counts nobody whose end, recorded late, lies before the transfer', () => {
      const late = [enrolled('m1', 'b1'), transferred('m1', 'b2', '2025-06-09'), ended('m1', '2025-05-01')];
      dissolve({}, ...late).then('OrganizationDissolved');
      dissolve({ orgId: 'b2' }, ...late).then('OrganizationDissolved');
    });
  });

  describe('while it has children', () => {
    const group = established('g1', 'group', { parentId: 'b1' });
    const committee = established('c2', 'committee', { parentId: 'c1' });
    const branch = established('b3', 'branch', { parentId: 'c2' });
    const ofC2 = { orgId: 'c2' };

    it('is refused until the last one has moved or been dissolved by that very day', () => {
      dissolve({}, group).thenRejected('organization-not-empty', 'orgId');
      dissolve({}, group, dissolved('g1', '2025-06-01')).then('OrganizationDissolved');
      dissolve({}, group, dissolved('g1', '2025-06-02')).thenRejected('organization-not-empty', 'orgId');
      dissolve(ofC2, committee).then('OrganizationDissolved');
      dissolve(ofC2, committee, branch).thenRejected('organization-not-empty', 'orgId');
      dissolve(ofC2, committee, branch, moved('b3', 'c1', '2025-06-01')).then('OrganizationDissolved');
      dissolve(ofC2, committee, branch, moved('b3', 'c1', '2025-06-02')).thenRejected(
        'organization-not-empty',
        'orgId',
      );
    });

    it('is refused where one is to come later', () => {
      dissolve(ofC2, committee, moved('b1', 'c2', '2026-01-01')).thenRejected('organization-not-empty', 'orgId');
      dissolve(ofC2, committee, moved('b1', 'c2', '2026-01-01'), moved('b1', 'c1', '2026-02-01')).thenRejected(
        'organization-not-empty',
        'orgId',
      );
    });

    it('counts none whose dissolution lies before the move, ahead or recorded', () => {
      const toCome = [committee, moved('b1', 'c2', '2026-01-01'), dissolved('b1', '2025-05-01')];
      dissolve(ofC2, ...toCome).then('OrganizationDissolved');
      const left = [committee, branch, moved('b3', 'c1', '2025-06-09'), dissolved('b3', '2025-05-01')];
      dissolve(ofC2, ...left).then('OrganizationDissolved');
    });
  });

  it('is told to parents that recorded moves would have brought it under', () => {
    const committee = established('c2', 'committee', { parentId: 'c1' });
    dissolve({}, committee, moved('b1', 'c2', '2026-01-01')).tagged('org', ['c2']);
    dissolve({}, committee, moved('b1', 'c2', '2025-06-05')).tagged('org', ['c2']);
    dissolve({}, committee, moved('b1', 'c2', '2025-05-05')).tagged('org', []);
    const group = established('g1', 'group', { parentId: 'b1' });
    dissolve({ orgId: 'g1' }, group, moved('g1', 'b2', '2025-06-05'))
      .then('OrganizationDissolved', { branchId: 'b1' })
      .tagged('branch', ['b2']);
  });
});
