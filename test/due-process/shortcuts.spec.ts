import type { LocalDate } from '#kernel/local-date.js';
import type { Sent } from '#testing/embedded-directory.js';
import { enrolled, enrolmentOf } from '#testing/small-office.js';
import { Agency } from './agency.js';
import {
  another,
  appeal,
  CASES,
  conclude,
  concludeReview,
  decideAppeal,
  decideObjection,
  grant,
  issue,
  member,
  nominate,
  objectTo,
  officer,
  openReview,
  POSTING_OF_M2,
  publicize,
  said,
  seal,
  state,
  superior,
} from './cases.js';

/*
 * Each shortcut that issue 5 names, tried with the real runner and the real calendar, and the code with which it is
 * refused. Beside this file are, by name: deciding one's own objection in own-objections.spec.ts; seeing the other side's
 * grade too early, through whatever question, in other-sides-grade.spec.ts. Two processes that race are in
 * test/commands/due-process-races.spec.ts and, for the places of excellent members, in
 * libs/application/commands/excellent-places.spec.ts; each rule by itself is beside its command.
 */

let agency: Agency;
const refused = async (sent: Sent, code: string) => expect(await agency.outcome(sent)).toBe(code);
const accepted = (sent: Sent) => refused(sent, 'accepted');

beforeEach(async () => {
  agency = await Agency.opened('2025-02-03', CASES);
});

describe('a grant before the notice ends', () => {
  /** Opens nothing before the year's notice is nominated, so that each case stands on the day that it is about. */
  const noticeOf = (from: LocalDate, until: LocalDate) => {
    agency = new Agency();
    agency.goTo(from);
    return agency
      .sendAll(CASES.filter(({ command }) => !/assign|cycle/.test(command)))
      .then(() => agency.send(nominate('r1', from)))
      .then(() => agency.outcome(publicize('r1', from, until)));
  };

  // 28 January to 4 February are holidays, Sunday the 26th and Saturday 8 February are worked
  test.each([
    ['Spring Festival 2025: the eighth day of the holiday is none', '2025-01-24', '2025-02-05', 'notice-too-short'],
    ['Spring Festival 2025: the Sunday before it is worked', '2025-01-24', '2025-02-06', 'accepted'],
    ['2025: four days, the make-up Saturday among them', '2025-02-05', '2025-02-09', 'notice-too-short'],
    ['2025: five days, the make-up Saturday among them', '2025-02-05', '2025-02-10', 'accepted'],
    ['2025: an ordinary Saturday is no working day', '2025-02-10', '2025-02-14', 'accepted'],
    ['2025: from Tuesday to the ordinary Saturday', '2025-02-11', '2025-02-15', 'notice-too-short'],
    // 15 to 23 February are holidays, Saturday the 14th and Saturday the 28th are worked
    ['Spring Festival 2026: nine days of holiday are none', '2026-02-12', '2026-02-24', 'notice-too-short'],
    ['Spring Festival 2026: the make-up Saturday before it', '2026-02-12', '2026-02-25', 'accepted'],
    ['2026: up to the make-up Saturday after it', '2026-02-24', '2026-02-28', 'accepted'],
  ])('%s: from %s until %s', async (_, from, until, outcome) => {
    expect(await noticeOf(from, until)).toBe(outcome);
  });

  it('is refused through the whole of Spring Festival, whatever day it is dated', async () => {
    expect(await noticeOf('2025-01-24', '2025-02-06')).toBe('accepted');
    agency.goTo('2025-02-04');
    for (const on of ['2025-01-24', '2025-02-04']) await refused(grant('r1', on), 'notice-not-over');
    await refused(grant('r1', '2025-02-07'), 'date-in-future');
    agency.goTo('2025-02-07');
    await refused(grant('r1', '2025-02-06'), 'notice-not-over');
    await accepted(grant('r1', '2025-02-07'));
  });

  it('is refused in the last minute of the last day, a make-up Saturday, and accepted in the first after it', async () => {
    expect(await noticeOf('2026-02-24', '2026-02-28')).toBe('accepted');
    agency.goTo('2026-02-28', '23:59:59.999');
    await refused(grant('r1', '2026-02-28'), 'notice-not-over');
    await refused(grant('r1', '2026-03-01'), 'date-in-future');
    agency.goTo('2026-03-01', '00:00');
    await refused(grant('r1', '2026-02-28'), 'notice-not-over');
    await accepted(grant('r1', '2026-03-01'));
  });

  it('is refused where no notice was given, and a notice beyond what the calendar knows', async () => {
    await agency.send(nominate('r1', '2025-02-03'));
    await refused(grant('r1', '2025-02-03'), 'not-publicized');
    await refused(publicize('r1', '2031-01-06', '2031-03-03'), 'calendar-unknown');
  });
});

describe('a grant after the notice', () => {
  const noticeIsOver = async (...ids: readonly string[]) => {
    for (const id of ids) {
      await agency.sendAll([nominate(id, '2025-02-03'), publicize(id, '2025-02-05', '2025-02-11')]);
    }
  };

  it('is refused during an open objection', async () => {
    await noticeIsOver('r1');
    await agency.send(objectTo('r1'));
    agency.goTo('2025-02-12');
    await refused(grant('r1', '2025-02-12'), 'objection-open');
    await agency.send(decideObjection('r1', false));
    await accepted(grant('r1', '2025-02-12'));
  });

  it('is refused after an upheld objection, and so is a second notice of the same nomination', async () => {
    await noticeIsOver('r1');
    await agency.sendAll([objectTo('r1'), decideObjection('r1', true)]);
    agency.goTo('2025-02-12');
    await refused(grant('r1', '2025-02-12'), 'nomination-contested');
    await refused(publicize('r1', '2025-02-13', '2025-02-20'), 'nomination-contested');
  });

  it('is refused beyond the quota, also to two at once (two processes: due-process-races.spec.ts)', async () => {
    await noticeIsOver('r1', 'r2', 'r3');
    agency.goTo('2025-02-12');
    const outcomes = await Promise.all(['r1', 'r2'].map((id) => agency.outcome(grant(id, '2025-02-12'))));
    expect(outcomes.sort()).toEqual(['accepted', 'quota-exceeded']);
    await refused(grant('r3', '2025-02-12'), 'quota-exceeded');
  });
});

describe('citing', () => {
  /** Everything that rests on cited events about m2, with these cited. */
  const resting = (eventId: string): readonly Sent[] => [
    nominate('r1', '2025-02-03', { evidenceEventIds: [enrolmentOf('m2'), eventId] }),
    said('party', 'm2', { evidenceEventIds: [eventId] }),
    said('business', 'm2', { evidenceEventIds: [eventId] }),
    issue('w1', '2025-02-03', { evidenceEventIds: [eventId] }),
  ];

  it("another person's event is refused", async () => {
    for (const sent of resting(enrolmentOf('m3'))) await refused(sent, 'evidence-of-another');
  });

  it('a refused command is refused: it left no event', async () => {
    await refused({ ...enrolled('m9', 'b1', { enrolledOn: '2030-01-01' }), commandId: 'refused' }, 'date-in-future');
    for (const sent of resting('command:refused')) await refused(sent, 'not-found');
  });

  it('a voided session is refused', async () => {
    const data = { sessionId: 's1', reason: '重复登记' };
    await agency.send({ command: 'void-study-session', actor: officer, data });
    for (const sent of resting('command:session-s1')) await refused(sent, 'evidence-void');
  });

  it('by a conclusion on a promotion what was not sealed is refused', async () => {
    await agency.sendAll([openReview('p1', '2025-02-03'), seal('p1')]);
    agency.goTo('2025-02-20');
    await refused(concludeReview('p1', '2025-02-20', { citedEventIds: [enrolmentOf('m3')] }), 'evidence-not-sealed');
  });
});

test('appraising or concluding oneself is refused, whatever the office', async () => {
  const self = (sent: Sent, role: 'superior' | 'branch-officer' | 'business-head'): Sent => {
    return { ...sent, actor: member('m2', role, role === 'superior' ? 'c1' : 'b1') };
  };
  await refused(self(said('party', 'm2'), 'branch-officer'), 'not-permitted');
  await refused(self(said('business', 'm2'), 'business-head'), 'not-permitted');
  await agency.sendAll([said('party', 'm2'), said('business', 'm2')]);
  for (const role of ['superior', 'branch-officer'] as const) {
    await refused(self(conclude('m2', '2025-02-03'), role), 'not-permitted');
  }
  await agency.sendAll([openReview('p1', '2025-02-03'), seal('p1')]);
  agency.goTo('2025-02-20');
  await refused(self(concludeReview('p1', '2025-02-20'), 'superior'), 'not-permitted');
  await accepted(conclude('m2', '2025-02-20'));
});

describe('concluding a promotion', () => {
  it('before the member saw the evidence is refused', async () => {
    await agency.send(openReview('p1', '2025-02-03'));
    await refused(concludeReview('p1', '2025-02-03'), 'evidence-not-sealed');
    agency.goTo('2025-02-05');
    await agency.send(seal('p1'));
    // Thursday, Friday and the make-up Saturday are three working days
    agency.goTo('2025-02-08', '23:59:59.999');
    for (const on of ['2025-02-05', '2025-02-08']) await refused(concludeReview('p1', on), 'evidence-seen-too-late');
    agency.goTo('2025-02-09', '00:00');
    await refused(concludeReview('p1', '2025-02-08'), 'evidence-seen-too-late');
    await accepted(concludeReview('p1', '2025-02-09'));
  });

  it('before the member saw the next edition is refused, and with an open or an upheld contest', async () => {
    await agency.sendAll([openReview('p1', '2025-02-03'), seal('p1')]);
    agency.goTo('2025-02-20');
    const contest = { reviewId: 'p1', objectionId: 'o1', evidenceEventId: POSTING_OF_M2, grounds: '日期有误' };
    await agency.send({ command: 'contest-promotion-evidence', actor: member('m2'), data: contest });
    await refused(concludeReview('p1', '2025-02-20'), 'objection-open');
    const decision = { reviewId: 'p1', objectionId: 'o1', upheld: true, reasons: '经核实' };
    await agency.send({ command: 'decide-evidence-contest', actor: another, data: decision });
    await refused(concludeReview('p1', '2025-02-20'), 'edition-contested');
    await agency.send(seal('p1'));
    await refused(concludeReview('p1', '2025-02-20'), 'evidence-seen-too-late');
    agency.goTo('2025-03-03');
    await refused(concludeReview('p1', '2025-03-03'), 'evidence-contested');
  });
});

describe('a harsher notice', () => {
  const harsher = (issuedOn: LocalDate, change: object = { followsNoticeId: 'w1' }) =>
    issue('w2', issuedOn, { measure: 'inquiry', ...change });
  beforeEach(() => agency.send(issue('w1', '2025-02-03', { respondBy: '2025-02-17' })));

  it('unheard is refused, named or not', async () => {
    await refused(harsher('2025-02-03', {}), 'follows-needed');
    agency.goTo('2025-02-17', '23:59:59.999');
    await refused(harsher('2025-02-17'), 'not-heard');
    await refused(harsher('2025-02-17', { measure: 'admonition', followsNoticeId: 'w1' }), 'not-heard');
    agency.goTo('2025-02-18', '00:00');
    await refused(harsher('2025-02-17'), 'not-heard');
    await accepted(harsher('2025-02-18'));
  });

  it('while an appeal is open is refused, and so is reviewing or lifting the one appealed', async () => {
    await agency.sendAll([state('w1', '2025-02-03'), appeal('w1', '2025-02-03')]);
    await refused(harsher('2025-02-03'), 'appeal-open');
    const judged = { noticeId: 'w1', on: '2025-02-03' };
    const review = { ...judged, verdict: 'improved', comment: '见效' };
    await refused({ command: 'review-improvement', actor: superior, data: review }, 'appeal-open');
    const lifting = { ...judged, reason: '已改进' };
    await refused({ command: 'lift-improvement-notice', actor: superior, data: lifting }, 'appeal-open');
    await agency.send(decideAppeal('w1', '2025-02-03', { upheld: false }));
    await accepted(harsher('2025-02-03'));
  });

  it('on one that was annulled is refused', async () => {
    await agency.sendAll([appeal('w1', '2025-02-03'), decideAppeal('w1', '2025-02-03')]);
    await refused(harsher('2025-02-03'), 'notice-annulled');
  });
});

test('a grade two steps above the lower one is refused', async () => {
  const sides = [said('party', 'm2', { grade: 'excellent' }), said('business', 'm2', { grade: 'basic' })];
  await agency.sendAll(sides);
  await refused(conclude('m2', '2025-02-03', { grade: 'excellent' }), 'grade-too-high');
  await accepted(conclude('m2', '2025-02-03', { grade: 'competent' }));
});

test('a seventh excellent in nineteen is refused (two processes: excellent-places.spec.ts)', async () => {
  const thirteen = Array.from({ length: 13 }, (_, index) => `x${index + 1}`);
  for (const id of thirteen) await agency.send(enrolled(id));
  const all = ['m2', ...thirteen];
  await agency.sendAll(all.flatMap((id) => [said('party', id), said('business', id)]));
  for (const id of all.slice(0, 5)) await accepted(conclude(id, '2025-02-03'));
  const atOnce = all.slice(5, 7).map((id) => agency.outcome(conclude(id, '2025-02-03')));
  expect((await Promise.all(atOnce)).sort()).toEqual(['accepted', 'quota-exceeded']);
  await refused(conclude('x12', '2025-02-03'), 'quota-exceeded');
  await accepted(conclude('x12', '2025-02-03', { grade: 'competent' }));
});
