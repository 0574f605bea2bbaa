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
 * Ways past due process that the deciders leave open, found while the properties beside this file were written: most by a
 * date that lies before what has been recorded already. Each says what should be refused. It is marked as failing because
 * it is accepted; take `failing` away with the rule that closes it.
 */

let agency: Agency;
/** Whether all of it is accepted, one after the other. */
async function accepted(...sents: readonly Sent[]): Promise<boolean> {
  for (const sent of sents) if ((await agency.outcome(sent)) !== 'accepted') return false;
  return true;
}

beforeEach(async () => {
  agency = new Agency();
  agency.goTo('2025-02-05');
  await agency.sendAll(CASES);
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

it.failing('a public notice is not recorded when it is over: nobody could object', async () => {
  agency.goTo('2025-02-20');
  const notice = publicize('r1', '2025-02-05', '2025-02-19');
  expect(await accepted(nominate('r1', '2025-02-05'), notice, grant('r1', '2025-02-20'))).toBe(false);
});

it.failing('one nominee is not granted the same award of the same year twice', async () => {
  const data = { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 2 };
  await agency.send({ command: 'set-recognition-quota', actor: superior, data });
  for (const id of ['r1', 'r2']) {
    await agency.sendAll([nominate(id, '2025-02-05'), publicize(id, '2025-02-05', '2025-02-11')]);
  }
  agency.goTo('2025-02-12');
  await agency.send(grant('r1', '2025-02-12'));
  expect(await accepted(grant('r2', '2025-02-12'))).toBe(false);
});

it.failing('a branch does not nominate itself, set the quota for itself and grant itself an award', async () => {
  const self = { award: 'advanced-branch', year: 2025, orgId: 'b1' };
  const nominee = { kind: 'branch', id: 'b1' };
  const by = (sent: Sent): Sent => ({ ...sent, actor: officer });
  const quota: Sent = { command: 'set-recognition-quota', actor: officer, data: { ...self, quota: 1 } };
  const nomination = by(nominate('r1', '2025-02-05', { ...self, nominee }));
  const isPublic = await accepted(quota, nomination, by(publicize('r1', '2025-02-05', '2025-02-11')));
  agency.goTo('2025-02-12');
  expect(isPublic && (await accepted(by(grant('r1', '2025-02-12'))))).toBe(false);
});

describe('a notice', () => {
  it('that is harsher is not dated before the milder one, past its hearing', async () => {
    await agency.send(issue('w1', '2025-02-05', { respondBy: '2025-02-28' }));
    agency.goTo('2025-02-06');
    expect(await accepted(issue('w2', '2025-02-04', { measure: 'admonition' }))).toBe(false);
  });

  it.failing('does not end the time for a statement before it is recorded', async () => {
    agency.goTo('2025-03-03');
    // neither this nor a harsher one: the member learned of the first a minute ago
    const issued = issue('w1', '2025-02-05', { respondBy: '2025-02-05' });
    expect(await accepted(issued, review('w1', '2025-03-03'))).toBe(false);
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

  it.failing('that followed one which was annulled since is not gone on with as if it had', async () => {
    await agency.send(issue('w1', '2025-02-05', { respondBy: '2025-02-05' }));
    agency.goTo('2025-02-10');
    await agency.send(issue('w2', '2025-02-10', { measure: 'inquiry', followsNoticeId: 'w1' }));
    await agency.sendAll([appeal('w1', '2025-02-10'), decideAppeal('w1', '2025-02-10')]);
    agency.goTo('2025-02-11');
    expect(await accepted(review('w2', '2025-02-11'))).toBe(false);
  });
});
