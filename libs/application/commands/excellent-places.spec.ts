import { jest } from '@jest/globals';
import type { Actor } from '#kernel/actor.js';
import { EmbeddedDirectory, type RunningRunner, type Sent } from '#testing/embedded-directory.js';
import { endMembership, enrolled, enrolmentOf, head, officer, SMALL_OFFICE, superior } from '#testing/small-office.js';

/** Besides the three of the small office: 18 full members, of whom a third may be excellent. */
const FULL = Array.from({ length: 15 }, (_, index) => `x${index + 1}`);
const ON = '2025-12-17';
const PLACES = 6;

let directory: EmbeddedDirectory;
let one: RunningRunner;
let other: RunningRunner;

const openCycle = (cycleId: string): Sent => ({
  ...{ command: 'open-assessment-cycle', actor: superior },
  data: {
    ...{ cycleId, orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 },
    ...{ selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' },
  },
});

function said(side: 'party' | 'business', memberId: string, { cycleId = 'y1', grade = 'excellent' } = {}): Sent {
  return {
    ...{ command: `record-${side}-appraisal`, actor: side === 'party' ? officer : head },
    data: { cycleId, memberId, grade, reasons: '带头攻坚', evidenceEventIds: [enrolmentOf(memberId)] },
  };
}

const conclude = (memberId: string, change: object = {}): Sent => ({
  ...{ command: 'conclude-appraisal', actor: officer },
  data: { cycleId: 'y1', memberId, grade: 'excellent', reasons: '研究决定', decidedBy: '支部大会', on: ON, ...change },
});

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  directory.now = Date.parse(`${ON}T02:00:00Z`);
  [one, other] = [await directory.open(SMALL_OFFICE), await directory.open()];
  for (const id of FULL) await one.send(enrolled(id));
  await one.send(enrolled('p1', 'b1', { status: 'probationary', joinedOn: '2025-06-01', enrolledOn: '2025-06-01' }));
  await one.send(openCycle('y1'));
});
afterEach(() => directory.remove());

async function bothSides(memberIds: readonly string[], cycleId = 'y1'): Promise<void> {
  for (const memberId of memberIds) {
    await one.send(said('party', memberId, { cycleId }));
    await one.send(said('business', memberId, { cycleId }));
  }
}

describe('of nineteen members, one of them probationary', () => {
  it('six are excellent and no seventh', async () => {
    await bothSides([...FULL.slice(0, 8), 'p1']);
    for (const memberId of FULL.slice(0, PLACES)) expect(await one.outcome(conclude(memberId))).toBe('accepted');
    expect(await one.outcome(conclude('x7'))).toBe('quota-exceeded');
    expect(await other.outcome(conclude('x8'))).toBe('quota-exceeded');
    expect(await one.outcome(conclude('x7', { grade: 'competent' }))).toBe('accepted');
    expect(await one.outcome(conclude('p1', { grade: 'competent' }))).toBe('no-grade-in-probation');
  });

  it('a place is given back by an upheld objection, and taken by who is concluded next', async () => {
    await bothSides(FULL.slice(0, 7));
    for (const memberId of FULL.slice(0, PLACES)) await one.send(conclude(memberId));
    const self: Actor = { id: 'x1', role: 'member', orgId: 'b1' };
    const named = { cycleId: 'y1', memberId: 'x1', objectionId: 'o1' };
    await one.send({ command: 'object-to-appraisal', actor: self, data: { ...named, grounds: '评语不实' } });
    const decision = { ...named, upheld: true, reasons: '经核实' };
    await one.send({ command: 'decide-appraisal-objection', actor: superior, data: decision });
    expect(await other.outcome(conclude('x7'))).toBe('accepted');
    expect(await other.outcome(conclude('x1'))).toBe('quota-exceeded');
    expect(await other.outcome(conclude('x1', { grade: 'competent' }))).toBe('accepted');
  });

  it('the last place goes to one of two that are concluded at once', async () => {
    for (let round = 1; round <= 4; round++) {
      const cycleId = `race-${round}`;
      await one.send(openCycle(cycleId));
      await bothSides(FULL.slice(0, 7), cycleId);
      for (const memberId of FULL.slice(0, PLACES - 1)) await one.send(conclude(memberId, { cycleId }));
      // the other process has seen all that before
      expect(await other.outcome(conclude('x6', { cycleId, on: '2025-01-01' }))).toBe('date-order');
      const outcomes = await Promise.all([
        one.outcome(conclude('x6', { cycleId })),
        other.outcome(conclude('x7', { cycleId })),
      ]);
      expect([...outcomes].sort()).toEqual(['accepted', 'quota-exceeded']);
    }
  });

  it('one member is concluded once, however many conclude at once', async () => {
    await bothSides(['x1']);
    const outcomes = await Promise.all([
      one.outcome(conclude('x1')),
      other.outcome(conclude('x1', { grade: 'competent' })),
    ]);
    expect([...outcomes].sort()).toEqual(['accepted', 'already-concluded']);
  });
});

it('where one of eighteen has left by the day of the conclusion, five may be excellent', async () => {
  await bothSides(FULL.slice(0, 6));
  await one.send(endMembership('m1', '2025-12-01'));
  for (const memberId of FULL.slice(0, 5)) expect(await one.outcome(conclude(memberId))).toBe('accepted');
  expect(await one.outcome(conclude('x6'))).toBe('quota-exceeded');
});

it('a place is not taken that goes with somebody who leaves in that moment', async () => {
  await bothSides(FULL.slice(0, 6));
  for (const memberId of FULL.slice(0, 5)) await one.send(conclude(memberId));
  const { eventStore } = one.setting;
  const append = eventStore.append.bind(eventStore);
  let left = '';
  // decided with eighteen on the roll, and not written yet
  jest.spyOn(eventStore, 'append').mockImplementation(async (decided) => {
    left ||= await other.outcome(endMembership('m1', ON));
    return append(decided);
  });
  expect(await one.outcome(conclude('x6'))).toBe('quota-exceeded');
  expect(left).toBe('accepted');
});

it('two sides that begin an appraisal at once are both recorded', async () => {
  for (const memberId of FULL.slice(0, 4)) {
    const outcomes = await Promise.all([
      one.outcome(said('party', memberId)),
      other.outcome(said('business', memberId, { grade: 'basic' })),
    ]);
    expect(outcomes).toEqual(['accepted', 'accepted']);
    expect(await one.outcome(conclude(memberId))).toBe('grade-too-high');
  }
});
