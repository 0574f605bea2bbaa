import { given, type Happened } from '#testing/given-when-then.js';
import { launched } from '#testing/initiatives.js';
import { amended, completed, held, ofS1, recorded, voided } from '#testing/study-sessions.js';
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
import { amendStudySession } from './amend-study-session.js';

const world = [...branchesAtWork, enrolled('m4', 'b1'), recorded()];
const today = '2025-06-10';
const reason = '登记有误';
const amend = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(
    amendStudySession,
    { sessionId: 's1', reason, ...change },
    { actor: as.officer, today },
  );
const action = held.actions[0];

describe('amending a study session', () => {
  it('records what changed, on the day that it corrects', () => {
    amend({ businessHours: 0.5 })
      .then('StudySessionAmended')
      .holding({ ...ofS1, businessHours: 0.5, reason })
      .on('2025-03-10');
  });

  it('leaves out what stands already', () => {
    amend({ businessHours: 0.5, topic: held.topic, taskIds: ['t1'], actions: held.actions }).holding({
      ...ofS1,
      businessHours: 0.5,
      reason,
    });
  });

  it('changes something', () => {
    amend({}).thenRejected('nothing-changed', 'data');
    amend({ topic: held.topic }).thenRejected('nothing-changed', 'data');
    amend({ topic: '新主题' }, amended({ topic: '新主题' })).thenRejected('nothing-changed', 'data');
    amend({ topic: held.topic }, amended({ topic: '新主题' })).then('StudySessionAmended', { topic: held.topic });
  });

  it('does not count the order of a list as a change', () => {
    amend({ attendeeIds: ['m2', 'm1'] }).thenRejected('nothing-changed', 'data');
  });

  it('may take all guests away', () => {
    amend({ guestIds: [] }).then('StudySessionAmended', { guestIds: [] });
    amend({ guestIds: [] }, amended({ guestIds: [] })).thenRejected('nothing-changed', 'data');
  });

  it('says that nobody was a guest only where somebody was believed to be one', () => {
    const { guestIds, ...alone } = { ...ofS1, ...held };
    const stream: Happened = ['studySession-s2', { type: 'StudySessionRecorded', data: { ...alone, sessionId: 's2' } }];
    given(...world, stream)
      .when(amendStudySession, { sessionId: 's2', guestIds: [], reason }, { actor: as.officer, today })
      .thenRejected('nothing-changed', 'data');
  });

  it('is a branch officer’s to do', () => {
    for (const actor of [as.head, as.superior, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(amendStudySession, { sessionId: 's1', topic: '新主题', reason }, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs a session that stands', () => {
    amend({ sessionId: 'none', topic: '新主题' }).thenRejected('not-found', 'sessionId');
    amend({ topic: '新主题' }, voided()).thenRejected('session-void', 'sessionId');
  });

  it('gives a reason, and never moves the session to another branch', () => {
    given(...world)
      .when(amendStudySession, { sessionId: 's1', topic: '新主题' }, { actor: as.officer, today })
      .thenRejected('missing-field', 'reason');
    amend({ branchId: 'b2' }).thenRejected('unknown-field', 'branchId');
  });

  it('is found by everybody and every task named before and after', () => {
    amend({ attendeeIds: ['m1', 'm4'], taskIds: ['t3'] })
      .tagged('member', ['m1', 'm2', 'm3', 'm4', 'g1'])
      .tagged('task', ['t1', 't3']);
  });

  it('may follow the dissolution of the branch: it is about a day before', () => {
    amend({ topic: '新主题' }, dissolved('b1', '2025-05-01')).then('StudySessionAmended');
  });
});

describe('an amended session', () => {
  it('moves to another day from the day on which it stood', () => {
    amend({ heldOn: '2025-03-11' }).then('StudySessionAmended', { heldOn: '2025-03-11' }).on('2025-03-10');
    amend({ heldOn: '2025-03-12' }, amended({ heldOn: '2025-03-11' })).on('2025-03-11');
  });

  it('is not held in the future', () => {
    amend({ heldOn: '2025-06-11' }).thenRejected('date-in-future', 'heldOn');
  });

  it('is judged as a whole, by the hours that it ends with', () => {
    amend({ businessHours: 23.25 }).thenRejected('out-of-range', 'partyHours');
    amend({ businessHours: 0 }).then('StudySessionAmended');
    amend({ partyHours: 0 }, amended({ businessHours: 0 })).thenRejected('out-of-range', 'partyHours');
  });

  it('is judged as a whole, by the times that it ends with', () => {
    amend({ startsAt: '11:00' }).thenRejected('date-order', 'endsAt');
    amend({ startsAt: '11:00', endsAt: '12:00' }).then('StudySessionAmended');
  });

  it('is judged by who is a member on the day to which it is moved', () => {
    const moved = transferred('m2', 'b2', '2025-03-20');
    amend({ topic: '新主题' }, moved).then('StudySessionAmended');
    amend({ heldOn: '2025-03-20' }, moved).thenRejected('not-a-member-of-the-branch', 'attendeeIds[1]');
    amend({ heldOn: '2025-03-20', attendeeIds: ['m1'] }, moved).then('StudySessionAmended');
  });

  it('has nobody in two lists', () => {
    amend({ attendeeIds: ['m1', 'm3'] }).thenRejected('invalid-list', 'absentees[0].memberId');
    amend({ attendeeIds: ['m1', 'm3'], absentees: [] }).then('StudySessionAmended');
    amend({ guestIds: ['m4'] }).thenRejected('guest-is-a-member', 'guestIds[0]');
  });

  it('names only people and tasks that exist', () => {
    amend({ attendeeIds: ['none'] }).thenRejected('not-found', 'attendeeIds[0]');
    amend({ taskIds: ['none'] }).thenRejected('not-found', 'taskIds[0]');
    amend({ taskIds: ['t1', 't2'] }).thenRejected('task-of-another-branch', 'taskIds[1]');
    amend({ initiativeId: 'i1' }).thenRejected('not-found', 'initiativeId');
  });

  it('is found by the tasks of the initiative that it concerned before, and of the one it concerns now', () => {
    const other = launched({ branchId: 'b2' });
    amend({ initiativeId: 'i1' }, other).thenRejected('initiative-of-another-branch', 'initiativeId');
    amend({ initiativeId: 'i1' }, launched({ taskIds: ['t3'] })).tagged('task', ['t1', 't3']);
    const moved = [launched({ taskIds: ['t3'] }), amended({ initiativeId: 'i1' })];
    amend({ taskIds: [] }, ...moved).tagged('task', ['t1', 't3']);
  });

  it('keeps its link to a task that was cancelled since, but gets no new one', () => {
    amend({ topic: '新主题' }, taskCancelled('t1', '2025-04-01')).then('StudySessionAmended');
    amend({ taskIds: ['t1', 't3'] }, taskCancelled('t1', '2025-04-01')).then('StudySessionAmended');
    amend({ taskIds: ['t1', 't3'] }, taskCancelled('t3', '2025-04-01')).thenRejected('task-cancelled', 'taskIds[1]');
    const unlinked = [amended({ taskIds: [] }), taskCancelled('t1', '2025-04-01')];
    amend({ taskIds: ['t1'] }, ...unlinked).thenRejected('task-cancelled', 'taskIds[0]');
  });

  it('has no action due before its new day', () => {
    amend({ heldOn: '2025-04-11' }).thenRejected('date-order', 'actions[0].dueOn');
    amend({ heldOn: '2025-04-10' }).then('StudySessionAmended');
  });

  it('is not moved to after the day on which an action was completed', () => {
    amend({ heldOn: '2025-03-16' }, completed('a1', '2025-03-15')).thenRejected('date-order', 'heldOn');
    amend({ heldOn: '2025-03-15' }, completed('a1', '2025-03-15')).then('StudySessionAmended');
  });

  it('may lose an action, also a completed one, whose completion stays', () => {
    amend({ actions: [] }, completed('a1', '2025-03-15')).then('StudySessionAmended', { actions: [] });
    const removed = [completed('a1', '2025-03-15'), amended({ actions: [] })];
    amend({ heldOn: '2025-03-16' }, ...removed).thenRejected('date-order', 'heldOn');
  });

  it('gives no action to somebody who had ended the membership by then', () => {
    const owned = { actions: [{ ...action, ownerId: 'm4' }] };
    amend(owned, ended('m4', '2025-03-10')).thenRejected('member-not-active', 'actions[0].ownerId');
  });
});
