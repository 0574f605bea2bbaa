import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { raiseConcern } from './raise-concern.js';

const group: Happened = [
  'organization-g1',
  {
    type: 'OrganizationEstablished',
    data: { orgId: 'g1', name: '一组', kind: 'group', parentId: 'b1', establishedOn: '2020-01-01', branchId: 'b1' },
  },
];
const world = [...twoBranches, group, enrolled('m1', 'b1')];
const today = '2025-03-10';
const asked = { concernId: 'q1', branchId: 'b1', topic: 'process', text: '同一台账报四处', raisedOn: '2025-03-03' };
const raise = (change: object = {}, actor: Parameters<typeof elsewhere>[0] = as.member('m1')) =>
  given(...world).when(raiseConcern, { ...asked, ...change }, { actor, today });

describe('a concern', () => {
  it('is raised by any member of the branch, by name unless it says otherwise', () => {
    raise().then('ConcernRaised').holding(asked).tagged('member', ['m1']).on('2025-03-03');
    raise({ anonymous: false }).tagged('member', ['m1']);
    raise({}, { ...as.member('m1'), orgId: 'g1' }).then('ConcernRaised');
  });

  it('is raised by nobody else', () => {
    for (const actor of [
      { ...as.member('m1'), orgId: 'b2' },
      { ...as.member('m1'), orgId: 'c1' },
      { ...as.member('m1'), orgId: 'nowhere' },
      as.officer,
      as.superior,
      as.head,
    ]) {
      raise({}, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('that is anonymous is tagged with no member', () => {
    raise({ anonymous: true })
      .then('ConcernRaised')
      .holding({ ...asked, anonymous: true })
      .tagged('member', []);
  });

  it('belongs to a branch that stands on the day, which does not lie ahead', () => {
    raise({ branchId: 'c1' }, { ...as.member('m1'), orgId: 'c1' }).thenRejected('not-a-branch', 'branchId');
    raise({ branchId: 'b9' }).thenRejected('not-found', 'branchId');
    raise({ raisedOn: '2025-03-11' }).thenRejected('date-in-future', 'raisedOn');
    raise({ raisedOn: '2019-12-31' }).thenRejected('date-order', 'raisedOn');
    given(...world, dissolved('b1', '2025-03-01'))
      .when(raiseConcern, asked, { actor: as.member('m1'), today })
      .thenRejected('organization-dissolved', 'raisedOn');
  });

  it('is sealed under the key of who raised it, an anonymous one under its own', () => {
    const actor = as.member('m1');
    const of = (change: object) =>
      raiseConcern.subject?.(Object.assign(new raiseConcern.input(), asked, change), { actor }, { status: 'absent' });
    expect(of({})).toBe('member-m1');
    expect(of({ anonymous: true })).toBe('concern-q1');
  });
});
