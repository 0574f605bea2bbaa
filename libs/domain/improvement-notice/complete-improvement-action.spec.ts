import { given, type Happened } from '#testing/given-when-then.js';
import {
  actionCompleted,
  appealDecided,
  appealed,
  issued,
  lifted,
  ofW1,
  planned,
} from '#testing/improvement-notices.js';
import { as, twoBranches } from '#testing/two-branches.js';
import { completeImprovementAction } from './complete-improvement-action.js';

const today = '2025-12-01';
const completion = { noticeId: 'w1', actionId: 'a1', on: '2025-04-01', result: '已办' };
const plan = [issued(), planned('2025-03-20', { a1: '2025-04-30' })];
const complete = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(
    completeImprovementAction,
    { ...completion, ...change },
    { actor: as.member('m1'), today },
  );

describe('completing an action of an improvement plan', () => {
  it('is whoever’s the notice was issued to, also after it was lifted or has ended', () => {
    complete({}, ...plan)
      .then('ImprovementActionCompleted')
      .holding({ ...completion, ...ofW1 })
      .on('2025-04-01');
    complete({}, ...plan, lifted('2025-03-25')).then('ImprovementActionCompleted');
    complete({ on: '2025-09-03' }, ...plan).then('ImprovementActionCompleted');
    for (const actor of [as.officer, as.superior]) {
      given(...twoBranches, ...plan)
        .when(completeImprovementAction, completion, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, to what was planned, and not before that', () => {
    complete({ actionId: 'a2' }, ...plan).thenRejected('not-found', 'actionId');
    complete({ on: '2025-03-19' }, ...plan).thenRejected('date-order', 'on');
    const done = actionCompleted('a1', '2025-03-30');
    complete({}, ...plan, done).thenRejected('improvement-action-completed', 'actionId');
  });

  it('is nothing to a notice that was annulled', () => {
    const annulled = [...plan, appealed('2025-03-25'), appealDecided('2025-03-26', true)];
    complete({}, ...annulled).thenRejected('notice-annulled', 'noticeId');
  });
});
