import { given, type Happened } from '#testing/given-when-then.js';
import { surveyClosed, surveyOpened, tallyOf } from '#testing/pulse-surveys.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { closePulseSurvey } from './close-pulse-survey.js';
import type { Counted } from './tally.js';

const input = { surveyId: 'v1' };
const past = (counted: readonly Counted[], ...more: readonly Happened[]) =>
  given(...twoBranches, surveyOpened(), ...more).knowing({ ballots: (of) => (of === 'v1' ? counted : []) });
const close = (counted: readonly Counted[], ...more: readonly Happened[]) =>
  past(counted, ...more).when(closePulseSurvey, input, { actor: as.superior, today: '2025-06-08' });
const of = { surveyId: 'v1', branchIds: ['b1', 'b2'] };

describe('closing a pulse survey', () => {
  it('tells the answers of all, and of groups', () => {
    const counted = tallyOf(
      [
        [1, 2, 0, 1, 2],
        [2, 2, 2],
      ],
      [
        [0, 0, 2, 2, 1],
        [0, 3, 2],
      ],
    );
    close(counted)
      .then('PulseSurveyClosed')
      .on('2025-06-08')
      .holding({
        ...of,
        answers: 11,
        aggregates: [
          {
            ...{ questionId: 'q1', counts: [1, 2, 2, 3, 3] },
            groups: [
              { branchIds: ['b1'], answers: 6, counts: [1, 2, 0, 1, 2] },
              { branchIds: ['b2'], answers: 5, counts: [0, 0, 2, 2, 1] },
            ],
          },
          {
            ...{ questionId: 'q2', counts: [2, 5, 4] },
            groups: [
              { branchIds: ['b1'], answers: 6, counts: [2, 2, 2] },
              { branchIds: ['b2'], answers: 5, counts: [0, 3, 2] },
            ],
          },
        ],
      });
  });

  it('tells nothing of fewer than five ballots, not even how many there were', () => {
    for (const counted of [
      [],
      tallyOf([
        [0, 0, 0, 0, 1],
        [1, 0, 0],
      ]),
      tallyOf([
        [1, 1, 1, 0, 1],
        [2, 1, 1],
      ]),
    ]) {
      close(counted)
        .then('PulseSurveyClosed')
        .holding({ ...of, answers: 0, suppressed: true });
    }
  });

  it('is for a superior of the branches, also of one that was dissolved meanwhile', () => {
    close([], dissolved('b2', '2025-06-03')).then('PulseSurveyClosed');
    for (const actor of [as.officer, as.head, as.member('m1'), elsewhere(as.superior)]) {
      past([]).when(closePulseSurvey, input, { actor, today: '2025-06-08' }).thenRejected('not-permitted', 'actor');
    }
  });

  it('waits until the last day is over', () => {
    for (const today of ['2025-05-20', '2025-06-01', '2025-06-07']) {
      past(
        tallyOf([
          [1, 2, 0, 1, 2],
          [2, 2, 2],
        ]),
      )
        .when(closePulseSurvey, input, { actor: as.superior, today })
        .thenRejected('survey-still-open', 'surveyId');
    }
  });

  it('happens once', () => {
    close([], surveyClosed()).thenRejected('survey-closed', 'surveyId');
    past([])
      .when(closePulseSurvey, { surveyId: 'v9' }, { actor: as.superior, today: '2025-06-08' })
      .thenRejected('not-found', 'surveyId');
  });
});
