import { BranchStory, type Recording } from '#testing/branch-story.js';
import { numbersOf, signalIn } from '#testing/found-signal.js';

const against = (story: BranchStory, asOf = '2025-12-31', year = 2025) => signalIn(story, 'contradiction', asOf, year);
const evidence = (story: BranchStory) => numbersOf(story, against(story) ?? { evidence: [] });

// 0 branch, 1 and 2 members, 3 task
const story = () => new BranchStory().members(2).task('t1', { dueOn: '2025-12-31' });
const ofB1 = { branchId: 'b1' };

function left(told: BranchStory, on: string, recordedOn: string): BranchStory {
  return told.record(
    'transfer-member',
    { memberId: 'm1', toBranchId: 'b2', on, reason: 'r' },
    { on, by: 'c1', recordedOn },
  );
}

function ended(told: BranchStory, on: string, recordedOn: string): BranchStory {
  return told.record('end-membership', { memberId: 'm1', on, reason: 'left', ...ofB1 }, { on, by: 'c1', recordedOn });
}

describe('somebody who is said to have left by a day', () => {
  test('was recorded as present on it', () => {
    const told = left(story().session('s1', { heldOn: '2025-03-15' }), '2025-03-15', '2025-04-01');
    expect(evidence(told)).toEqual([4, 5]);
    expect(against(told)?.explanation).toEqual({
      zh: '1 条补登的事实与此前的记录相矛盾：一名党员自 2025-03-15 起转出，2025-04-01 才登记，与 1 条记录不符。',
      en: '1 fact recorded late against what was recorded before: a member transferred on 2025-03-15, recorded only on 2025-04-01, against 1 record.',
    });
    expect(against(left(story().session('s1', { heldOn: '2025-03-14' }), '2025-03-15', '2025-04-01'))).toBeUndefined();
  });

  test('was recorded as excused, by an amendment', () => {
    const told = story().session('s1', { heldOn: '2025-03-20', attendeeIds: ['m2'] });
    told.amend('s1', '2025-03-21', { absentees: [{ memberId: 'm1', reason: 'leave' }] });
    expect(evidence(left(told, '2025-03-15', '2025-04-01'))).toEqual([5, 6]);
  });

  test('was put on a post, made an officer, or named in an initiative afterwards', () => {
    const told = story().post('p1', '2025-01-01').assign('p1', 'm1', '2025-03-16').initiative('i1', '2025-03-17');
    told.record(
      'appoint-officer',
      { orgId: 'b1', personId: 'm1', office: 'secretary', from: '2025-03-18' },
      { on: '2025-03-18', by: 'c1' },
    );
    expect(evidence(ended(told, '2025-03-15', '2025-04-01'))).toEqual([5, 6, 7, 8]);
  });

  test('but not lent to a post, made its business head, or named once back', () => {
    const told = story().post('p1', '2025-01-01').assign('p1', 'm1', '2025-03-16', { secondment: true });
    told.record(
      'appoint-officer',
      { orgId: 'b1', personId: 'm1', office: 'business-head', from: '2025-03-18' },
      { on: '2025-03-18', by: 'c1' },
    );
    left(told, '2025-03-15', '2025-04-01');
    told.record(
      'transfer-member',
      { memberId: 'm1', toBranchId: 'b1', on: '2025-04-05', reason: 'r' },
      { on: '2025-04-05', by: 'c1' },
    );
    expect(against(told.session('s1', { heldOn: '2025-04-10' }))).toBeUndefined();
  });

  test('nor for the days after the return, however late both were recorded', () => {
    const told = story().session('s1', { heldOn: '2025-04-10' });
    left(told, '2025-03-15', '2025-04-20');
    expect(evidence(told)).toEqual([4, 5]);
    const back = { memberId: 'm1', toBranchId: 'b1', on: '2025-04-01', reason: 'r' };
    told.record('transfer-member', back, { on: '2025-04-01', by: 'c1', recordedOn: '2025-04-21' });
    expect(against(told)).toBeUndefined();
  });

  test('what is planned for a day after the late record is overtaken, not contradicted', () => {
    const planned = () =>
      story()
        .post('p1', '2025-01-01')
        .record(
          'assign-member-to-key-post',
          { postId: 'p1', memberId: 'm1', from: '2025-06-01', duty: 'd' },
          { on: '2025-03-01' },
        );
    expect(against(left(planned(), '2025-03-15', '2025-04-01'))).toBeUndefined();
    expect(evidence(left(planned(), '2025-03-15', '2025-06-01'))).toEqual([5, 6]);
  });

  test('had moved on, or become a full member, after the end of the membership', () => {
    const moved = ended(left(story(), '2025-03-15', '2025-03-15'), '2025-03-01', '2025-05-01');
    expect(evidence(moved)).toEqual([4, 5]);
    const probation = new BranchStory().member('m1', { enrolledOn: '2024-01-01', status: 'probationary' });
    const on = '2025-03-15';
    probation.record('confirm-full-membership', { memberId: 'm1', on, ...ofB1 }, { on, by: 'c1' });
    expect(evidence(ended(probation, '2025-03-01', '2025-05-01'))).toEqual([2, 3]);
  });

  test('recorded on the day itself, or in order, it contradicts nothing', () => {
    const told = () => story().session('s1', { heldOn: '2025-03-15' });
    expect(against(left(told(), '2025-03-15', '2025-03-15'))).toBeUndefined();
    expect(
      against(left(story(), '2025-03-15', '2025-04-01').session('s1', { heldOn: '2025-03-20', attendeeIds: ['m2'] })),
    ).toBeUndefined();
  });
});

describe('a task that is said to have been cancelled', () => {
  const cancelled = (told: BranchStory, recording: Recording = { recordedOn: '2025-08-01' }) =>
    told.cancel('t1', '2025-05-01', recording);

  test('was worked on, revised or completed after that day', () => {
    const told = story().session('s1', { heldOn: '2025-05-02', taskIds: ['t1'] });
    told.revise('t1', '2025-06-01', { weight: 2 }).complete('t1', '2025-07-01');
    expect(evidence(cancelled(told))).toEqual([4, 5, 6, 7]);
  });

  test('on that day both may be true', () => {
    expect(against(cancelled(story().session('s1', { heldOn: '2025-05-01', taskIds: ['t1'] })))).toBeUndefined();
    expect(against(cancelled(story().complete('t1', '2025-05-01')))).toBeUndefined();
  });
});

test('an initiative is said to have been abandoned before its outcome and verdict; closed, it may still have them', () => {
  const told = () =>
    story().initiative('i1', '2025-01-10').outcome('i1', '2025-06-01').verdict('i1', '2025-06-10', 'effective');
  const end = (command: string) =>
    told().record(
      command,
      { initiativeId: 'i1', on: '2025-05-01', reason: 'r' },
      { on: '2025-05-01', recordedOn: '2025-07-01' },
    );
  expect(evidence(end('abandon-initiative'))).toEqual([5, 6, 7]);
  expect(against(end('close-initiative'))).toBeUndefined();
  // recorded on its day it is no late fact
  expect(
    against(story().initiative('i1', '2025-01-10').outcome('i1', '2025-06-01').abandon('i1', '2025-06-01')),
  ).toBeUndefined();
});

test('a practice is said to have been withdrawn before it was endorsed and adopted', () => {
  const told = story().practice('x1', '2025-01-10').endorse('x1', '2025-06-01').adopt('x1', 'b2', '2025-06-02');
  told.record(
    'withdraw-practice',
    { practiceId: 'x1', on: '2025-06-01', reason: 'r' },
    { on: '2025-06-01', recordedOn: '2025-07-01' },
  );
  expect(evidence(told)).toEqual([5, 6, 7]);
});

test('a post is said to have been retired before somebody was released from it', () => {
  const released = (on: string) =>
    story().post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01').release('p1', 'm1', on);
  const retired = (told: BranchStory) =>
    told.record(
      'retire-key-post',
      { postId: 'p1', on: '2025-05-01', reason: 'r' },
      { on: '2025-05-01', recordedOn: '2025-07-01' },
    );
  expect(evidence(retired(released('2025-05-02')))).toEqual([6, 7]);
  expect(against(retired(released('2025-05-01')))).toBeUndefined();
});

test('a branch is said to have been dissolved before what it set and raised', () => {
  const told = new BranchStory().task('t1', { dueOn: '2025-12-31', setOn: '2025-05-01' });
  const on = '2025-05-01';
  told.record(
    'dissolve-organization',
    { orgId: 'b1', dissolvedOn: on, reason: 'r' },
    { on, by: 'c1', recordedOn: '2025-06-01' },
  );
  expect(evidence(told)).toEqual([1, 2]);
});

test('belongs to the year of the late fact and to those of what it contradicts, from its own day on', () => {
  const told = left(story().session('s1', { heldOn: '2025-01-15' }), '2024-12-20', '2025-02-01');
  expect(against(told)?.count).toBe(1);
  expect(against(told, '2025-12-31', 2024)?.count).toBe(1);
  expect(against(told, '2026-12-31', 2026)).toBeUndefined();
});
