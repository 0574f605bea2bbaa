import { given, type Happened } from '#testing/given-when-then.js';
import { launched } from '#testing/initiatives.js';
import { amended, ofS1, recorded, voided } from '#testing/study-sessions.js';
import { as, dissolved, elsewhere, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { voidStudySession } from './void-study-session.js';

const world = [...twoBranches, enrolled('m1', 'b1'), taskSet('t1', 'b1'), recorded()];
const today = '2025-06-10';
const reason = '重复登记';
const annul = (actor: typeof as.officer | typeof as.superior, ...more: readonly Happened[]) =>
  given(...world, ...more).when(voidStudySession, { sessionId: 's1', reason }, { actor, today });

describe('voiding a study session', () => {
  it('is done by a branch officer or a superior, on the day that it corrects', () => {
    for (const actor of [as.officer, as.superior]) {
      annul(actor)
        .then('StudySessionVoided')
        .holding({ ...ofS1, reason })
        .on('2025-03-10');
    }
    for (const actor of [as.head, elsewhere(as.officer), elsewhere(as.superior), { ...as.superior, orgId: 'b1' }]) {
      given(...world)
        .when(voidStudySession, { sessionId: 's1', reason }, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is found by everybody and every task that the session named last', () => {
    annul(as.officer, amended({ attendeeIds: ['m1', 'm4'] }))
      .tagged('member', ['m1', 'm4', 'm3', 'g1'])
      .tagged('task', ['t1']);
    const ofInitiative = [launched({ taskIds: ['t3'] }), amended({ initiativeId: 'i1' })];
    annul(as.officer, ...ofInitiative).tagged('task', ['t1', 't3']);
  });

  it('corrects the day as last amended', () => {
    annul(as.officer, amended({ heldOn: '2025-03-11' })).on('2025-03-11');
  });

  it('is done once', () => {
    annul(as.officer, voided()).thenRejected('session-void', 'sessionId');
  });

  it('needs a session and a reason', () => {
    given(...world)
      .when(voidStudySession, { sessionId: 'none', reason }, { actor: as.officer, today })
      .thenRejected('not-found', 'sessionId');
    given(...world)
      .when(voidStudySession, { sessionId: 's1' }, { actor: as.officer, today })
      .thenRejected('missing-field', 'reason');
  });

  it('may follow the dissolution of the branch', () => {
    annul(as.superior, dissolved('b1', '2025-05-01')).then('StudySessionVoided');
  });
});
