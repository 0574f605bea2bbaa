import { given, type Happened } from '#testing/given-when-then.js';
import { abandoned, launched } from '#testing/initiatives.js';
import { held, ofS1, recorded } from '#testing/study-sessions.js';
import {
  as,
  branchesAtWork,
  dissolved,
  elsewhere,
  ended,
  enrolled,
  taskCancelled,
  transferred,
} from '#testing/two-branches.js';
import { recordStudySession } from './record-study-session.js';

const today = '2025-03-12';
const session = { ...ofS1, ...held };
const record = (change: object, ...more: readonly Happened[]) =>
  given(...branchesAtWork, ...more).when(recordStudySession, { ...session, ...change }, { actor: as.officer, today });
const action = held.actions[0];

describe('a study session', () => {
  it('is recorded by a branch officer, as it was held', () => {
    record({}).then('StudySessionRecorded').holding(session).on('2025-03-10');
  });

  it('is found by everybody and every task that it names', () => {
    const actions = [action, { ...action, actionId: 'a2', ownerId: 'g1' }];
    record({ actions }).tagged('member', ['m1', 'm2', 'm3', 'g1']).tagged('task', ['t1']);
  });

  it('is recorded by nobody else', () => {
    for (const actor of [
      as.head,
      as.superior,
      as.member('m1'),
      elsewhere(as.officer),
      { ...as.officer, orgId: 'b2' },
    ]) {
      given(...branchesAtWork)
        .when(recordStudySession, session, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
    given(...branchesAtWork)
      .when(recordStudySession, session, { actor: { ...as.officer, orgId: 'c1' }, today })
      .then('StudySessionRecorded');
  });

  it('needs no times, guests, tasks, absentees or actions, but says so where it has to', () => {
    const { startsAt, endsAt, guestIds, ...bare } = session;
    const least = { ...bare, absentees: [], taskIds: [], actions: [] };
    given(...branchesAtWork)
      .when(recordStudySession, least, { actor: as.officer, today })
      .holding(least);
    for (const field of ['absentees', 'taskIds', 'actions']) {
      const { [field]: _, ...without } = least as Record<string, unknown>;
      given(...branchesAtWork)
        .when(recordStudySession, without, { actor: as.officer, today })
        .thenRejected('missing-field', field);
    }
  });

  it('is held by a branch, once', () => {
    given(...branchesAtWork)
      .when(recordStudySession, { ...session, branchId: 'c1' }, { actor: { ...as.officer, orgId: 'c1' }, today })
      .thenRejected('not-a-branch', 'branchId');
    record({ branchId: 'none' }).thenRejected('not-found', 'branchId');
    record({}, recorded()).thenRejected('already-exists', 'sessionId');
  });

  it('is of one of nine kinds', () => {
    record({ kind: 'organizational-life-meeting' }).then('StudySessionRecorded');
    record({ kind: 'check-in' }).thenRejected('invalid-choice', 'kind');
  });
});

describe('when a session was held', () => {
  it('is never a day ahead', () => {
    record({ heldOn: '2025-03-13' }).thenRejected('date-in-future', 'heldOn');
    record({ heldOn: '2025-03-12' }).then('StudySessionRecorded');
  });

  it('is while the branch stands, also if that is recorded later', () => {
    record({ heldOn: '2019-12-31' }).thenRejected('date-order', 'heldOn');
    record({}, dissolved('b1', '2025-03-10')).thenRejected('organization-dissolved', 'heldOn');
    record({}, dissolved('b1', '2025-03-11')).then('StudySessionRecorded');
  });

  it('ends after it starts, on the same day', () => {
    record({ startsAt: '11:00', endsAt: '09:00' }).thenRejected('date-order', 'endsAt');
    record({ startsAt: '09:00', endsAt: '09:00' }).thenRejected('date-order', 'endsAt');
    record({ startsAt: '9:00' }).thenRejected('invalid-date', 'startsAt');
    record({ endsAt: '24:00' }).thenRejected('invalid-date', 'endsAt');
  });
});

describe('the hours of a session', () => {
  it('are quarters of an hour', () => {
    record({ partyHours: 0.25, businessHours: 0.75 }).then('StudySessionRecorded');
    record({ partyHours: 0.3 }).thenRejected('invalid-number', 'partyHours');
    record({ businessHours: -0.25 }).thenRejected('out-of-range', 'businessHours');
  });

  it('are more than none and at most 24, party and business together', () => {
    record({ partyHours: 0, businessHours: 0 }).thenRejected('out-of-range', 'partyHours');
    record({ partyHours: 0, businessHours: 0.25 }).then('StudySessionRecorded');
    record({ partyHours: 12, businessHours: 12 }).then('StudySessionRecorded');
    record({ partyHours: 12, businessHours: 12.25 }).thenRejected('out-of-range', 'partyHours');
  });
});

describe('who takes part', () => {
  it('is somebody', () => {
    record({ attendeeIds: [] }).thenRejected('invalid-list', 'attendeeIds');
    record({ attendeeIds: ['m1', 'm1'] }).thenRejected('invalid-list', 'attendeeIds');
  });

  it('exists', () => {
    record({ attendeeIds: ['m1', 'none'] }).thenRejected('not-found', 'attendeeIds[1]');
    record({ absentees: [{ memberId: 'none', reason: 'duty' }] }).thenRejected('not-found', 'absentees[0].memberId');
    record({ guestIds: ['g1', 'none'] }).thenRejected('not-found', 'guestIds[1]');
    record({ actions: [{ ...action, ownerId: 'none' }] }).thenRejected('not-found', 'actions[0].ownerId');
  });

  it('stands in one list only', () => {
    record({ absentees: [{ memberId: 'm2', reason: 'duty' }] }).thenRejected('invalid-list', 'absentees[0].memberId');
    record({ guestIds: ['m1'] }).thenRejected('invalid-list', 'guestIds[0]');
    record({ guestIds: ['g1', 'm3'] }).thenRejected('invalid-list', 'guestIds[1]');
    const twice = [
      { memberId: 'm3', reason: 'duty' },
      { memberId: 'm3', reason: 'leave' },
    ];
    record({ absentees: twice }).thenRejected('invalid-list', 'absentees');
  });

  it('is an active member of the branch on the day, there or absent', () => {
    record({ attendeeIds: ['m1', 'g1'], guestIds: [] }).thenRejected('not-a-member-of-the-branch', 'attendeeIds[1]');
    record({ absentees: [{ memberId: 'g1', reason: 'duty' }], guestIds: [] }).thenRejected(
      'not-a-member-of-the-branch',
      'absentees[0].memberId',
    );
    record({}, ended('m2', '2025-03-10')).thenRejected('not-a-member-of-the-branch', 'attendeeIds[1]');
    record({}, ended('m2', '2025-03-11')).then('StudySessionRecorded');
    record({}, transferred('m3', 'b2', '2025-03-10')).thenRejected(
      'not-a-member-of-the-branch',
      'absentees[0].memberId',
    );
    record({}, transferred('m3', 'b2', '2025-03-11')).then('StudySessionRecorded');
  });

  it('may be a guest from another branch, though nobody of the branch is a guest in it', () => {
    record({ guestIds: ['g1', 'm4'] }, enrolled('m4', 'b1')).thenRejected('guest-is-a-member', 'guestIds[1]');
    record({ guestIds: ['m4'] }, enrolled('m4', 'b1'), transferred('m4', 'b2', '2025-03-10')).then(
      'StudySessionRecorded',
    );
  });

  it('is still a member: an ended one takes part in nothing dated later', () => {
    record({}, ended('g1', '2025-03-10')).thenRejected('member-not-active', 'guestIds[0]');
    record({}, ended('g1', '2025-03-11')).then('StudySessionRecorded');
    const owned = { actions: [{ ...action, ownerId: 'm4' }] };
    record(owned, enrolled('m4', 'b1'), ended('m4', '2025-03-10')).thenRejected(
      'member-not-active',
      'actions[0].ownerId',
    );
    record(owned, enrolled('m4', 'b1'), ended('m4', '2025-03-11')).then('StudySessionRecorded');
  });

  it('gives an absence a reason out of four', () => {
    record({ absentees: [{ memberId: 'm3', reason: 'ill' }] }).thenRejected('invalid-choice', 'absentees[0].reason');
  });
});

describe('what a session is linked to', () => {
  it('is tasks of the branch, of any year', () => {
    record({ taskIds: ['t1', 't3'] }).then('StudySessionRecorded');
    record({ taskIds: ['t1', 't2'] }).thenRejected('task-of-another-branch', 'taskIds[1]');
    record({ taskIds: ['none'] }).thenRejected('not-found', 'taskIds[0]');
  });

  it('is no cancelled task', () => {
    record({ taskIds: ['t3', 't1'] }, taskCancelled('t1', '2025-03-05')).thenRejected('task-cancelled', 'taskIds[1]');
  });

  it('is an initiative of the branch, with whose tasks it is found too', () => {
    record({ initiativeId: 'i1' }).thenRejected('not-found', 'initiativeId');
    record({ initiativeId: 'i1' }, launched({ branchId: 'b2' })).thenRejected(
      'initiative-of-another-branch',
      'initiativeId',
    );
    record({ initiativeId: 'i1' }, launched({ taskIds: ['t1', 't3'] }))
      .then('StudySessionRecorded', { initiativeId: 'i1', taskIds: ['t1'] })
      .tagged('task', ['t1', 't3']);
  });

  it('may be an initiative that has ended', () => {
    record({ initiativeId: 'i1' }, launched(), abandoned('2025-03-05')).then('StudySessionRecorded');
  });
});

describe('what a session agrees on', () => {
  it('is due on the day of the meeting at the earliest', () => {
    record({ actions: [action, { ...action, actionId: 'a2', dueOn: '2025-03-09' }] }).thenRejected(
      'date-order',
      'actions[1].dueOn',
    );
    record({ actions: [{ ...action, dueOn: '2025-03-10' }] }).then('StudySessionRecorded');
  });

  it('is told apart by its id', () => {
    record({ actions: [action, { ...action, text: '另一件' }] }).thenRejected('invalid-list', 'actions');
  });

  it('may be several things of one owner, and of somebody of another branch', () => {
    const actions = [action, { ...action, actionId: 'a2' }, { ...action, actionId: 'a3', ownerId: 'g1' }];
    record({ actions }).then('StudySessionRecorded');
  });

  it('is a text of at most 2,000 characters, in minutes of at most 20,000', () => {
    record({ actions: [{ ...action, text: '长'.repeat(2001) }] }).thenRejected('text-too-long', 'actions[0].text');
    record({ minutes: '长'.repeat(20_000) }).then('StudySessionRecorded');
    record({ minutes: '长'.repeat(20_001) }).thenRejected('text-too-long', 'minutes');
    record({ minutes: '　' }).thenRejected('empty-text', 'minutes');
  });
});
