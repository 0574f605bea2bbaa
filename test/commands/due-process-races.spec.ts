import { CommandRunner } from '#application/commands/command-runner.js';
import type { Actor } from '#kernel/actor.js';
import { outcomeOf } from '#testing/embedded-directory.js';
import { member, type Office, officer, openOffice, superior } from './office.js';
import { EVIDENCE } from './planted-recognitions.js';

/** Who shares the files with another process: two runners, each with what it believes to know. */
async function race(office: Office, ...acts: readonly (readonly [command: string, Actor, object])[]) {
  const outcomes = acts.map(([command, actor, data], index) => {
    const commandId = `race-${index}-${JSON.stringify(data).length}`;
    return outcomeOf(new CommandRunner(office).run({ command, actor, data, commandId }));
  });
  return Promise.all(outcomes);
}

const granting = (recognitionId: string) =>
  ['grant-recognition', superior, { recognitionId, on: '2025-07-01', decidedBy: '机关党委会' }] as const;

/** A nomination whose notice is over. */
async function publicize(office: Office, recognitionId: string): Promise<void> {
  await office.send('nominate-for-recognition', officer, {
    ...{ recognitionId, award: 'excellent-member', year: 2025, orgId: 'c1', nominee: { kind: 'member', id: 'm2' } },
    ...{ grounds: '攻坚', evidenceEventIds: [EVIDENCE], on: '2025-06-20' },
  });
  await office.send('publicize-nomination', superior, { recognitionId, from: '2025-06-23', until: '2025-06-27' });
}

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

test('the last place of a quota is taken once, however many ask for it at the same moment', async () => {
  const ids = ['n11', 'n12', 'n13', 'n14'];
  for (const id of ids) await publicize(office, id);
  // of two places one is taken
  const outcomes = await race(office, ...ids.map(granting));
  expect([...outcomes].sort()).toEqual(['accepted', 'quota-exceeded', 'quota-exceeded', 'quota-exceeded']);
});

test('a quota is not lowered under a grant of the same moment', async () => {
  const lowering = [
    'set-recognition-quota',
    superior,
    { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 1 },
  ] as const;
  const outcomes = await race(office, granting('n4'), lowering);
  expect([
    ['accepted', 'quota-below-granted'],
    ['quota-exceeded', 'accepted'],
  ]).toContainEqual(outcomes);
});

test('a grant and an objection of the same moment never both stand', async () => {
  const objecting = ['object-to-nomination', member('m3'), { recognitionId: 'n4', grounds: '依据有误' }] as const;
  const outcomes = await race(office, granting('n4'), objecting);
  expect([
    ['accepted', 'nomination-closed'],
    ['objection-open', 'accepted'],
  ]).toContainEqual(outcomes);
});

test('a notice and an appeal of the same moment: it is lifted before the appeal, or not at all', async () => {
  const lifting = [
    'lift-improvement-notice',
    superior,
    { noticeId: 'w1', on: '2025-08-25', reason: '已改进' },
  ] as const;
  const appealing = [
    'appeal-improvement-notice',
    officer,
    { noticeId: 'w1', grounds: '有误', on: '2025-08-25' },
  ] as const;
  const outcomes = await race(office, lifting, appealing);
  expect([
    ['accepted', 'accepted'],
    ['appeal-open', 'accepted'],
  ]).toContainEqual(outcomes);
});

test('a harsher notice that does not see an appeal of the same moment was issued before it', async () => {
  const notice = {
    ...{
      noticeId: 'w9',
      target: { kind: 'branch', id: 'b1' },
      measure: 'inquiry',
      grounds: '仍未改',
      followsNoticeId: 'w1',
    },
    ...{ evidenceEventIds: [EVIDENCE], issuedOn: '2025-08-25', respondBy: '2025-09-10' },
  };
  await office.send('decide-appeal', superior, { noticeId: 'w2', upheld: false, reasons: '属实', on: '2025-08-01' });
  const appealing = [
    'appeal-improvement-notice',
    officer,
    { noticeId: 'w1', grounds: '有误', on: '2025-08-25' },
  ] as const;
  const outcomes = await race(office, ['issue-improvement-notice', superior, notice], appealing);
  expect([
    ['accepted', 'accepted'],
    ['appeal-open', 'accepted'],
  ]).toContainEqual(outcomes);
});

test('nobody grants on the last day of the notice, to its last minute', async () => {
  const recognitionId = 'n1';
  await office.send('publicize-nomination', superior, { recognitionId, from: '2025-08-26', until: '2025-09-01' });
  let now = Date.parse('2025-09-01T15:59:59.999Z'); // 23:59 in Shanghai
  const runner = new CommandRunner({ ...office, clock: () => now });
  const grant = (on: string, commandId: string) => {
    const data = { recognitionId, on, decidedBy: '党委会' };
    return runner.run({ command: 'grant-recognition', actor: superior, data, commandId });
  };
  await expect(grant('2025-09-01', 'late-1')).rejects.toMatchObject({ code: 'notice-not-over', field: 'on' });
  now += 1;
  await expect(grant('2025-09-01', 'late-2')).rejects.toMatchObject({ code: 'notice-not-over', field: 'on' });
  expect((await grant('2025-09-02', 'late-3')).status).toBe('accepted');
});

test('a refused command left no event that could be cited', async () => {
  const refused = { orgId: 'c1', year: 2025, award: 'excellent-member', quota: -1 };
  await office.send('set-recognition-quota', superior, refused, { commandId: 'refused' }).catch(() => {});
  const nomination = {
    ...{
      recognitionId: 'n9',
      award: 'excellent-member',
      year: 2025,
      orgId: 'c1',
      nominee: { kind: 'member', id: 'm2' },
    },
    ...{ grounds: '攻坚', evidenceEventIds: [EVIDENCE, 'command:refused'], on: '2025-08-20' },
  };
  await expect(office.send('nominate-for-recognition', officer, nomination)).rejects.toMatchObject({
    ...{ code: 'not-found', field: 'evidenceEventIds[1]' },
  });
});
