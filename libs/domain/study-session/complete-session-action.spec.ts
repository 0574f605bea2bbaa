import { given, type Happened } from '#testing/given-when-then.js';
import { launched } from '#testing/initiatives.js';
import { amended, completed, held, ofS1, recorded, voided } from '#testing/study-sessions.js';
import { as, dissolved, elsewhere, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { completeSessionAction } from './complete-session-action.js';

const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1'), taskSet('t1', 'b1'), recorded()];
const today = '2025-06-10';
const done = { sessionId: 's1', actionId: 'a1', on: '2025-04-01', result: '已整改' };
const complete = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(completeSessionAction, { ...done, ...change }, { actor: as.officer, today });
const action = held.actions[0];

describe('completing an action of a session', () => {
  it('names its owner and the tasks of the session', () => {
    complete({})
      .then('SessionActionCompleted')
      .holding({ ...ofS1, ...done })
      .on('2025-04-01')
      .tagged('member', ['m1'])
      .tagged('task', ['t1']);
    const ofInitiative = [launched({ taskIds: ['t3'] }), amended({ initiativeId: 'i1' })];
    complete({}, ...ofInitiative).tagged('task', ['t1', 't3']);
  });

  it('is reported by its owner, whatever the role and wherever, or by a branch officer', () => {
    for (const actor of [as.member('m1'), { ...as.head, id: 'm1' }, { ...as.member('m1'), orgId: 'b2' }]) {
      given(...world)
        .when(completeSessionAction, done, { actor, today })
        .then('SessionActionCompleted');
    }
    for (const actor of [as.member('m2'), as.head, as.superior, elsewhere(as.officer)]) {
      given(...world)
        .when(completeSessionAction, done, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is reported by the owner as amended', () => {
    const withNewOwner = given(...world, amended({ actions: [{ ...action, ownerId: 'm2' }] }));
    withNewOwner.when(completeSessionAction, done, { actor: as.member('m2'), today }).tagged('member', ['m2']);
    withNewOwner
      .when(completeSessionAction, done, { actor: as.member('m1'), today })
      .thenRejected('not-permitted', 'actor');
  });

  it('needs an action that the session has, as amended', () => {
    complete({ actionId: 'none' }).thenRejected('not-found', 'actionId');
    complete({}, amended({ actions: [] })).thenRejected('not-found', 'actionId');
    complete({ actionId: 'a2' }, amended({ actions: [action, { ...action, actionId: 'a2' }] })).then(
      'SessionActionCompleted',
    );
    complete({ sessionId: 'none' }).thenRejected('not-found', 'sessionId');
  });

  it('happens once, also if the action was taken away and put back meanwhile', () => {
    complete({}, completed('a1', '2025-03-20')).thenRejected('action-already-completed', 'actionId');
    const back = [completed('a1', '2025-03-20'), amended({ actions: [] }), amended({ actions: held.actions })];
    complete({}, ...back).thenRejected('action-already-completed', 'actionId');
  });

  it('happens once for each action, whatever else was completed since', () => {
    const both = amended({ actions: [action, { ...action, actionId: 'a2' }] });
    complete({}, both, completed('a1', '2025-03-20'), completed('a2', '2025-03-21')).thenRejected(
      'action-already-completed',
      'actionId',
    );
    complete({}, both, completed('a2', '2025-03-21')).then('SessionActionCompleted');
  });

  it('does not precede the session, as amended, and is never dated ahead', () => {
    complete({ on: '2025-03-09' }).thenRejected('date-order', 'on');
    complete({ on: '2025-03-10' }).then('SessionActionCompleted');
    complete({ on: '2025-03-10' }, amended({ heldOn: '2025-03-11' })).thenRejected('date-order', 'on');
    complete({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
  });

  it('may be late', () => {
    complete({ on: '2025-06-01' }).then('SessionActionCompleted');
  });

  it('is refused of a void session, and after the branch was dissolved', () => {
    complete({}, voided()).thenRejected('session-void', 'sessionId');
    complete({}, dissolved('b1', '2025-04-01')).thenRejected('organization-dissolved', 'on');
    complete({}, dissolved('b1', '2025-04-02')).then('SessionActionCompleted');
  });
});
