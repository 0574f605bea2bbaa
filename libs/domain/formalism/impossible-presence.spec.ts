import { formalismSignals } from '#projections/formalism-signals/formalism-signals.js';
import { ask } from '#testing/asked.js';
import { SessionLog } from '#testing/session-log.js';

function impossible(log: SessionLog, { branchId = 'b1', year = 2025, asOf = '2025-12-31' } = {}) {
  const { signals } = ask(formalismSignals, { events: log.events(), params: { branchId, year }, asOf });
  return signals.find(({ id }) => id === 'impossible-presence');
}

/** s1 of b1 with m1 and m2, 10 March, 14:00 to 16:00. */
const log = () =>
  new SessionLog().branches('b1', 'b2').record('s1', { attendeeIds: ['m1', 'm2'], startsAt: '14:00', endsAt: '16:00' });

test('somebody attends two sessions of the branch at the same time', () => {
  const told = log().record('s2', { attendeeIds: ['m2', 'm3'], startsAt: '15:00', endsAt: '17:00' });
  expect(impossible(told)).toMatchObject({
    count: 1,
    evidence: ['event-3', 'event-4'],
    explanation: {
      zh: '有 1 人次被登记为同一时间出席两场活动：2025-03-10 的 s1 与 s2（1 人）。',
      en: 'once somebody is recorded at two sessions at the same time: on 2025-03-10 at s1 and s2 (1 person).',
    },
  });
});

test('a guest of another branch is found in both years’ records', () => {
  const guests = { branchId: 'b2', attendeeIds: ['m9'], guestIds: ['m1', 'm2'], startsAt: '13:00', endsAt: '15:00' };
  const told = log().record('s2', guests);
  expect(impossible(told)?.count).toBe(2);
  expect(impossible(told, { branchId: 'b2' })?.count).toBe(2);
});

test('who is absent is elsewhere', () => {
  const absent = { attendeeIds: ['m3'], absentees: [{ memberId: 'm1', reason: 'duty' as const }] };
  expect(impossible(log().record('s2', { ...absent, startsAt: '14:00', endsAt: '16:00' }))).toBeUndefined();
});

test('where one session ends as the other begins, and on another day, nobody is in two places', () => {
  expect(impossible(log().record('s2', { startsAt: '16:00', endsAt: '17:00' }))).toBeUndefined();
  expect(impossible(log().record('s2', { startsAt: '13:00', endsAt: '14:00' }))).toBeUndefined();
  const later = { heldOn: '2025-03-11', startsAt: '14:00', endsAt: '16:00' };
  expect(impossible(log().record('s2', later))).toBeUndefined();
});

test('a session without an end lasts its hours; one without a beginning can’t be judged', () => {
  const open = (startsAt: string) => log().record('s2', { startsAt, partyHours: 0.5, businessHours: 1 });
  expect(impossible(open('12:30'))).toBeUndefined();
  expect(impossible(open('12:45'))?.count).toBe(1);
  expect(impossible(log().record('s2', { endsAt: '16:00' }))).toBeUndefined();
});

describe('as amended', () => {
  const clash = () => log().record('s2', { startsAt: '15:00', endsAt: '17:00' });

  test('another time, other people, or a void session end it', () => {
    expect(impossible(clash().amend('s2', { startsAt: '16:00' }))).toBeUndefined();
    expect(impossible(clash().amend('s1', { attendeeIds: ['m2'] }))).toBeUndefined();
    expect(impossible(clash().voidSession('s2'))).toBeUndefined();
  });

  test('another day ends it, or brings it about', () => {
    expect(impossible(clash().amend('s2', { heldOn: '2025-03-12' }))).toBeUndefined();
    const apart = log().record('s2', { heldOn: '2025-03-12', startsAt: '15:00', endsAt: '17:00', branchId: 'b2' });
    expect(impossible(apart)).toBeUndefined();
    expect(impossible(apart.amend('s2', { heldOn: '2025-03-10' }))?.count).toBe(1);
    expect(impossible(apart, { branchId: 'b2' })?.count).toBe(1);
    // an amendment holds from the day of what it corrects
    expect(impossible(apart, { asOf: '2025-03-11' })).toBeUndefined();
  });

  test('a guest who is added is found', () => {
    const told = log().record('s2', { branchId: 'b2', attendeeIds: ['m9'], startsAt: '15:00', endsAt: '17:00' });
    expect(impossible(told)).toBeUndefined();
    expect(impossible(told.amend('s2', { guestIds: ['m2'] }))?.count).toBe(1);
  });

  test('a session that moves to another year is found there', () => {
    const told = log().record('s2', { heldOn: '2024-12-31', startsAt: '15:00', endsAt: '17:00' });
    told.amend('s2', { heldOn: '2025-03-10' });
    expect(impossible(told)?.count).toBe(1);
    expect(impossible(told, { year: 2024 })).toBeUndefined();
  });
});

test('is seen from the day on which it was', () => {
  const told = log().record('s2', { startsAt: '15:00', endsAt: '17:00' });
  expect(impossible(told, { asOf: '2025-03-09' })).toBeUndefined();
  expect(impossible(told, { asOf: '2025-03-10' })?.count).toBe(1);
});
