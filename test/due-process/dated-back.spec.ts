import { improvementList } from '#projections/improvement-list/improvement-list.js';
import { recognitionList } from '#projections/recognition-list/recognition-list.js';
import type { Sent } from '#testing/embedded-directory.js';
import { Agency } from './agency.js';
import {
  another,
  appeal,
  CASES,
  decideAppeal,
  decideObjection,
  grant,
  issue,
  nominate,
  objectTo,
  officer,
  publicize,
  superior,
} from './cases.js';

/*
 * Ways past due process that were found while the properties beside this file were written: most by a date that lies before
 * what has been recorded already. What took place on paper and is recorded late is a fact like any other (DOMAIN.md §2): it
 * is accepted, and whoever reads of it is told that nobody could learn of it here in time.
 */

let agency: Agency;
/** Whether all of it is accepted, one after the other. */
async function accepted(...sents: readonly Sent[]): Promise<boolean> {
  for (const sent of sents) if ((await agency.outcome(sent)) !== 'accepted') return false;
  return true;
}

beforeEach(async () => {
  agency = await Agency.opened('2025-02-05', CASES);
});

const review = (noticeId: string, on: string): Sent => ({
  ...{ command: 'review-improvement', actor: superior },
  data: { noticeId, verdict: 'not-improved', comment: '核实', on },
});

it('a grant is not dated before the day on which the objection to it was decided', async () => {
  await agency.sendAll([nominate('r1', '2025-02-05'), publicize('r1', '2025-02-05', '2025-02-11')]);
  agency.goTo('2025-02-12');
  await agency.send(objectTo('r1'));
  agency.goTo('2025-02-20');
  await agency.send(decideObjection('r1', false));
  // as of the 13th, the list would show it granted with an objection open
  expect(await accepted(grant('r1', '2025-02-13'))).toBe(false);
});

it('a public notice that is recorded when it is over says so on the list, to whoever grants on it', async () => {
  await agency.sendAll([nominate('r1', '2025-02-05'), nominate('r2', '2025-02-05')]);
  await agency.send(publicize('r2', '2025-02-05', '2025-02-19'));
  agency.goTo('2025-02-20');
  expect(await accepted(publicize('r1', '2025-02-05', '2025-02-19'), grant('r1', '2025-02-20'))).toBe(true);
  const { nominations } = await agency.answer(recognitionList, { orgId: 'c1', year: 2025 });
  const late = nominations.map(({ recognitionId, notice }) => [recognitionId, notice?.recordedLate?.en]);
  expect(late).toEqual([
    ['r1', 'this notice was recorded only on 2025-02-20, when it was over'],
    ['r2', undefined],
  ]);
});

it('one nominee is not granted the same award of the same year twice', async () => {
  const data = { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 2 };
  await agency.send({ command: 'set-recognition-quota', actor: superior, data });
  for (const id of ['r1', 'r2']) {
    await agency.sendAll([nominate(id, '2025-02-05'), publicize(id, '2025-02-05', '2025-02-11')]);
  }
  agency.goTo('2025-02-12');
  await agency.send(grant('r1', '2025-02-12'));
  expect(await accepted(grant('r2', '2025-02-12'))).toBe(false);
});

it('a branch does not nominate itself for an award of its own', async () => {
  const self = { award: 'advanced-branch', year: 2025, orgId: 'b1', nominee: { kind: 'branch', id: 'b1' } };
  expect(await agency.outcome({ ...nominate('r1', '2025-02-05', self), actor: officer })).toBe('own-award');
});

describe('a notice', () => {
  const listed = async () => (await agency.answer(improvementList, { orgId: 'c1', year: 2025 })).notices;

  it('that is harsher is not dated before the milder one, past its hearing', async () => {
    await agency.send(issue('w1', '2025-02-05', { respondBy: '2025-02-28' }));
    agency.goTo('2025-02-06');
    expect(await accepted(issue('w2', '2025-02-04', { measure: 'admonition' }))).toBe(false);
  });

  it('that is recorded when the time for a statement has passed says so on the list', async () => {
    await agency.send(issue('w0', '2025-02-05', { respondBy: '2025-02-05' }));
    agency.goTo('2025-03-03');
    const issued = issue('w1', '2025-02-05', { respondBy: '2025-02-05' });
    expect(await accepted(issued, review('w1', '2025-03-03'))).toBe(true);
    expect((await listed()).map(({ noticeId, recordedLate }) => [noticeId, recordedLate?.en])).toEqual([
      ['w0', undefined],
      ['w1', 'this notice was recorded only on 2025-03-03, when the time for a statement had passed'],
    ]);
  });

  it('is not reviewed as of a day on which its appeal was open', async () => {
    await agency.sendAll([issue('w1', '2025-02-05'), appeal('w1', '2025-02-05')]);
    agency.goTo('2025-03-03');
    await agency.send(decideAppeal('w1', '2025-03-03', { upheld: false }));
    expect(await accepted(review('w1', '2025-02-10'))).toBe(false);
  });

  it('is not lifted as of a day on which its appeal was open', async () => {
    await agency.sendAll([issue('w1', '2025-02-05'), appeal('w1', '2025-02-05')]);
    agency.goTo('2025-03-03');
    await agency.send(decideAppeal('w1', '2025-03-03', { upheld: false, by: another }));
    const data = { noticeId: 'w1', on: '2025-02-10', reason: '已改进' };
    expect(await accepted({ command: 'lift-improvement-notice', actor: superior, data })).toBe(false);
  });

  it('is not followed by a harsher one as of a day on which its appeal was open', async () => {
    await agency.sendAll([issue('w1', '2025-02-05'), appeal('w1', '2025-02-05')]);
    agency.goTo('2025-03-03');
    await agency.send(decideAppeal('w1', '2025-03-03', { upheld: false }));
    expect(await accepted(issue('w2', '2025-02-10', { measure: 'inquiry', followsNoticeId: 'w1' }))).toBe(false);
  });

  it('that followed one which was annulled since stands by itself: it followed none', async () => {
    await agency.send(issue('w1', '2025-02-05', { respondBy: '2025-02-05' }));
    agency.goTo('2025-02-10');
    await agency.send(issue('w2', '2025-02-10', { measure: 'inquiry', followsNoticeId: 'w1' }));
    await agency.sendAll([appeal('w1', '2025-02-10'), decideAppeal('w1', '2025-02-10')]);
    agency.goTo('2025-02-11');
    expect(await accepted(review('w2', '2025-02-11'))).toBe(true);
    const [w2, ...others] = await listed();
    expect(others).toEqual([]);
    expect(w2).not.toHaveProperty('followsNoticeId');
  });
});
