import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { appointed, established, termEnded } from '#testing/organizations.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { appointOfficer } from './appoint-officer.js';
import { OFFICES } from './offices.js';

const today = '2025-06-10';
const admin: Actor = { id: 'u-admin', role: 'admin', orgId: 'anywhere' };
const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1'), enrolled('n1', 'b2')];
const term = { orgId: 'b1', personId: 'm1', office: 'secretary', from: '2025-06-10' };

const appoint = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(appointOfficer, { ...term, ...change }, { actor: as.superior, today });

describe('appointing an officer', () => {
  it('is decided by a committee above', () => {
    appoint({})
      .then('OfficerAppointed')
      .holding({ ...term, branchId: 'b1' })
      .tagged('member', ['m1'])
      .on('2025-06-10');
    for (const actor of [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.head, admin]) {
      given(...world)
        .when(appointOfficer, term, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is decided by an admin for a root, which has nobody above', () => {
    const ofRoot = { ...term, orgId: 'c1', personId: 'u-7' };
    given(...world)
      .when(appointOfficer, ofRoot, { actor: admin, today })
      .then('OfficerAppointed')
      .holding(ofRoot);
    given(...world)
      .when(appointOfficer, ofRoot, { actor: as.superior, today })
      .thenRejected('not-permitted', 'actor');
  });

  it.each(OFFICES.filter((office) => office !== 'business-head'))('takes a branch’s %s from its members', (office) => {
    appoint({ office, personId: 'm2' }).then('OfficerAppointed');
    appoint({ office, personId: 'n1' }).thenRejected('not-a-member-of-the-branch', 'personId');
    appoint({ office, personId: 'u-7' }).thenRejected('not-found', 'personId');
  });

  it('takes a business head, and officers of a committee, from anywhere', () => {
    appoint({ office: 'business-head', personId: 'u-7' }).then('OfficerAppointed');
    appoint({ office: 'business-head', personId: 'n1' }).then('OfficerAppointed');
    const committee = established('c2', 'committee', { parentId: 'c1' });
    const general = established('g2', 'general-branch', { parentId: 'c1' });
    appoint({ orgId: 'c2', personId: 'u-7' }, committee).then('OfficerAppointed');
    appoint({ orgId: 'g2', personId: 'n1' }, general).then('OfficerAppointed');
  });

  it('takes an officer of a group from the members of its branch', () => {
    const group = established('g1', 'group', { parentId: 'b1' });
    appoint({ orgId: 'g1' }, group).then('OfficerAppointed', { branchId: 'b1' });
    appoint({ orgId: 'g1', personId: 'n1' }, group).thenRejected('not-a-member-of-the-branch', 'personId');
  });

  it('asks who is a member on the first day, not before or after', () => {
    appoint({}, transferred('m1', 'b2', '2025-06-10')).thenRejected('not-a-member-of-the-branch', 'personId');
    appoint({}, transferred('m1', 'b2', '2025-06-11')).then('OfficerAppointed');
    appoint({}, ended('m1', '2025-06-10')).thenRejected('not-a-member-of-the-branch', 'personId');
    appoint({}, ended('m1', '2025-06-11')).then('OfficerAppointed');
    const late = enrolled('m9', 'b1', '2025-06-01');
    appoint({ personId: 'm9', from: '2025-05-31' }, late).thenRejected('not-a-member-of-the-branch', 'personId');
    appoint({ personId: 'm9', from: '2025-06-01' }, late).then('OfficerAppointed');
  });

  it.each(['secretary', 'business-head'])(
    'gives a branch one %s at a time, for as long as the term may run',
    (office) => {
      const held = appointed('m2', '2024-01-01', { office });
      const left = termEnded('m2', '2025-06-10', { office });
      appoint({ office }, held).thenRejected('office-taken', 'office');
      appoint({ office }, held, left).then('OfficerAppointed');
      appoint({ office, from: '2025-06-09' }, held, left).thenRejected('office-taken', 'office');
      // a term that begins ahead, or began later and is over, is run into by one without an end
      appoint({ office }, appointed('m2', '2026-01-01', { office })).thenRejected('office-taken', 'office');
      appoint({ office, from: '2023-01-01' }, held, left).thenRejected('office-taken', 'office');
    },
  );

  it('gives another branch, and another office, its own', () => {
    const held = appointed('m2', '2024-01-01');
    appoint({ orgId: 'b2', personId: 'n1' }, held).then('OfficerAppointed');
    appoint({ office: 'deputy-secretary' }, held).then('OfficerAppointed');
    appoint({ office: 'deputy-secretary' }, appointed('m2', '2024-01-01', { office: 'deputy-secretary' })).then(
      'OfficerAppointed',
    );
  });

  it('does not put anybody into an office that they hold', () => {
    for (const office of ['secretary', 'deputy-secretary']) {
      const held = appointed('m1', '2024-01-01', { office });
      appoint({ office }, held).thenRejected('already-in-office', 'personId');
      appoint({ office }, held, termEnded('m1', '2025-06-10', { office })).then('OfficerAppointed');
    }
  });

  it('may lie ahead, but not before the organization began or after it ended', () => {
    appoint({ from: '2026-01-01' }).then('OfficerAppointed').on('2026-01-01');
    appoint({ office: 'business-head', from: '2019-12-31' }).thenRejected('date-order', 'from');
    appoint({}, dissolved('b1', '2025-06-10')).thenRejected('organization-dissolved', 'from');
    appoint({ from: '2025-06-09' }, dissolved('b1', '2025-06-10')).then('OfficerAppointed');
    appoint({ orgId: 'none' }).thenRejected('not-found', 'orgId');
  });
});
