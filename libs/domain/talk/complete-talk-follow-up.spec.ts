import { given, type Happened } from '#testing/given-when-then.js';
import { followUpCompleted, ofK1, talkRecorded } from '#testing/talks.js';
import { as, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { completeTalkFollowUp } from './complete-talk-follow-up.js';

const world = [...twoBranches, enrolled('m1', 'b1'), talkRecorded()];
const today = '2025-06-01';
const done = { talkId: 'k1', followUpId: 'f1', on: '2025-04-10', result: '已调整' };
const complete = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(completeTalkFollowUp, { ...done, ...change }, { actor: as.officer, today });

describe('a follow-up of a talk', () => {
  it('is completed by a branch officer', () => {
    complete({})
      .then('TalkFollowUpCompleted')
      .holding({ ...done, ...ofK1 })
      .tagged('member', ['m1'])
      .on('2025-04-10');
    for (const actor of [as.superior, as.head, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(completeTalkFollowUp, done, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is one that was agreed on, and completed once', () => {
    complete({ followUpId: 'f9' }).thenRejected('not-found', 'followUpId');
    complete({ talkId: 'k9' }).thenRejected('not-found', 'talkId');
    complete({}, followUpCompleted('f1', '2025-04-09')).thenRejected('follow-up-already-completed', 'followUpId');
    complete({}, followUpCompleted('f2', '2025-04-09')).then('TalkFollowUpCompleted');
  });

  it('is not completed before the talk, nor ahead', () => {
    complete({ on: '2025-03-27' }).thenRejected('date-order', 'on');
    complete({ on: '2025-03-28' }).then('TalkFollowUpCompleted');
    complete({ on: '2025-06-02' }).thenRejected('date-in-future', 'on');
  });
});
