import { Rejection } from '#kernel/rejection.js';
import { dueList } from '#projections/due-list/due-list.js';
import { NOW, type Office, openOffice, superior } from '../commands/office.js';
import { VALID } from '../commands/valid-commands.js';

const ORGANIZATIONS = ['c1', 'c2', 'b1', 'b2', 'b-empty'];
const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5'];
const DAYS = ['2025-07-15', '2025-09-01'];

/** Offices that together have accepted every command: as many as go together in one. */
async function everyOffice(): Promise<readonly Office[]> {
  const offices: Office[] = [];
  for (let left = Object.entries(VALID); left.length > 0; ) {
    const office = await openOffice();
    offices.push(office);
    const before = left.length;
    const refused: typeof left = [];
    for (const [route, { actor, data }] of left) {
      await office.send(route, actor, data).catch((error: unknown) => {
        if (!(error instanceof Rejection)) throw error;
        refused.push([route, { actor, data }]);
      });
    }
    if (refused.length === before) throw new Error(`no office accepts ${refused.map(([route]) => route).join(', ')}`);
    await office.projections.catchUp();
    left = refused;
  }
  return offices;
}

let offices: readonly Office[];
beforeAll(async () => {
  offices = await everyOffice();
});
afterAll(() => Promise.all(offices.map((office) => office.close())));

/** What was asked for, as the store has it and as the events of its tags give it. */
async function both(office: Office, params: object, asOf: string) {
  const live = await office.questions.answer(dueList, params, { asOf });
  const replayed = await office.questions.answer(dueList, params, { asOf, knownAt: new Date(NOW).toISOString() });
  return { live, replayed };
}

// every event that asks something of somebody carries a tag by which their list is found again
test.each([
  ['of an organization', ORGANIZATIONS.map((branchId) => ({ branchId })), 25],
  ['of a person', MEMBERS.map((personId) => ({ branchId: 'b1', personId })), 7],
])('the list %s, as known now, is the live one, whatever has happened', async (_, asked, leastKinds) => {
  const kinds = new Set<string>();
  for (const office of offices) {
    for (const params of asked) {
      for (const asOf of DAYS) {
        const { live, replayed } = await both(office, params, asOf);
        expect(replayed.items).toEqual(live.items);
        for (const { what } of live.items) kinds.add(what);
      }
    }
  }
  expect(kinds.size).toBeGreaterThanOrEqual(leastKinds);
});

test('what began in one branch and was done after the member had gone to another waits in neither list', async () => {
  const office = await openOffice();
  try {
    const on = '2025-09-01';
    const { actor, data } = VALID['conclude-promotion-review'] ?? { actor: superior, data: { reviewId: '' } };
    const checks = async (branchId: string) => {
      await office.projections.catchUp();
      const { live, replayed } = await both(office, { branchId }, on);
      expect(replayed.items).toEqual(live.items);
      return live.items.filter(({ what }) => what === 'check-promotion-evidence').map(({ itemId }) => itemId);
    };
    expect(await checks('b1')).toEqual([data.reviewId]);
    await office.send('transfer-member', superior, { memberId: 'm2', toBranchId: 'b2', on, reason: '岗位调整' });
    await office.send('conclude-promotion-review', actor, data);
    for (const branchId of ['b1', 'b2']) expect(await checks(branchId)).toEqual([]);
  } finally {
    await office.close();
  }
});
