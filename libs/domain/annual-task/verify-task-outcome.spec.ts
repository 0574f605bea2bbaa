import { completed, ofT1, revised, verified } from '#testing/annual-tasks.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { verifyTaskOutcome } from './verify-task-outcome.js';

const today = '2026-03-10';
const world = [...twoBranches, taskSet('t1', 'b1')];
const finding = { taskId: 't1', verifiedOn: '2026-01-10', outcome: 'met', rating: 86.25, comment: '已核实' };
const done = completed('2025-12-20');

const verify = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(verifyTaskOutcome, { ...finding, ...change }, { actor: as.superior, today });

/** The id of the event at an index after those of the world. */
const eventAfterWorld = (index: number) => `event-${world.length + index}`;

describe('verifying the outcome of a task', () => {
  it('is for the superior, or the superior’s business head', () => {
    verify({}, done)
      .then('TaskOutcomeVerified')
      .holding({ ...finding, ...ofT1 })
      .on('2026-01-10')
      .tagged('task', ['t1']);
    const past = given(...world, done);
    past.when(verifyTaskOutcome, finding, { actor: as.headAbove, today }).then('TaskOutcomeVerified');
    const own = { ...as.superior, orgId: 'b1' };
    for (const actor of [own, as.head, as.officer, elsewhere(as.superior), elsewhere(as.headAbove)]) {
      past.when(verifyTaskOutcome, finding, { actor, today }).thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for who reported the completion, whatever the role', () => {
    const reporter = { ...as.superior, id: as.head.id };
    const past = given(...world, done);
    past.when(verifyTaskOutcome, finding, { actor: reporter, today }).thenRejected('not-permitted', 'actor');
    const others = given(...world, completed('2025-12-20', as.officer));
    others.when(verifyTaskOutcome, finding, { actor: reporter, today }).then('TaskOutcomeVerified');
    const missed = { ...finding, outcome: 'missed' };
    past.when(verifyTaskOutcome, missed, { actor: reporter, today }).thenRejected('not-permitted', 'actor');
    given(...world)
      .when(verifyTaskOutcome, missed, { actor: reporter, today })
      .then('TaskOutcomeVerified');
  });

  it.each(['exceeded', 'met', 'partly'])('finds a task %s only once completion was reported', (outcome) => {
    verify({ outcome }).thenRejected('completion-not-reported', 'outcome');
    verify({ outcome }, done).then('TaskOutcomeVerified', { outcome });
  });

  it('finds nothing before the day of completion, nor in the future', () => {
    verify({ verifiedOn: '2025-12-19' }, done).thenRejected('date-order', 'verifiedOn');
    verify({ verifiedOn: '2025-12-20' }, done).then('TaskOutcomeVerified');
    verify({ verifiedOn: '2026-03-11' }, done).thenRejected('date-in-future', 'verifiedOn');
    verify({ verifiedOn: '2024-12-31', outcome: 'missed' }).thenRejected('date-order', 'verifiedOn');
  });

  it('finds a task missed only after its due date, reported or not', () => {
    const missed = { outcome: 'missed' };
    for (const history of [[], [completed('2025-12-31')]]) {
      verify({ ...missed, verifiedOn: '2025-12-31' }, ...history).thenRejected('date-order', 'verifiedOn');
      verify({ ...missed, verifiedOn: '2026-01-01' }, ...history).then('TaskOutcomeVerified');
    }
  });

  it('means the due date that was stated last, even if it is an earlier one or was stated for an earlier day', () => {
    const missed = { outcome: 'missed' };
    const sooner = revised('2025-03-01', { dueOn: '2025-06-30' });
    verify({ ...missed, verifiedOn: '2025-06-30' }, sooner).thenRejected('date-order', 'verifiedOn');
    verify({ ...missed, verifiedOn: '2025-07-01' }, sooner).then('TaskOutcomeVerified');
    const later = revised('2025-02-01', { dueOn: '2025-09-30' });
    verify({ ...missed, verifiedOn: '2025-07-01' }, sooner, later).thenRejected('date-order', 'verifiedOn');
    verify({ ...missed, verifiedOn: '2025-07-01' }, sooner, revised('2025-04-01', { weight: 1 })).then(
      'TaskOutcomeVerified',
    );
  });

  it('rates 0 to 100 with two decimals', () => {
    for (const rating of [0, 100, 66.67, 0.01]) verify({ rating }, done).then('TaskOutcomeVerified', { rating });
    verify({ rating: 100.01 }, done).thenRejected('out-of-range', 'rating');
    verify({ rating: -0.01 }, done).thenRejected('out-of-range', 'rating');
    verify({ rating: 66.667 }, done).thenRejected('too-many-decimals', 'rating');
  });

  it('closes the task', () => {
    verify({}, done, verified('2026-01-05')).thenRejected('task-closed', 'taskId');
    verify({}, done, taskCancelled('t1', '2026-01-05')).thenRejected('task-closed', 'taskId');
    verify({ taskId: 'none' }).thenRejected('not-found', 'taskId');
  });

  describe('that corrects an earlier one', () => {
    const first = eventAfterWorld(1);
    const second = eventAfterWorld(2);
    const closed = [done, verified('2026-01-05')];

    it('follows the one that stands', () => {
      verify({ corrects: first, outcome: 'partly' }, ...closed).holding({
        ...finding,
        ...ofT1,
        outcome: 'partly',
        corrects: first,
      });
    });

    it('follows the last of several, not one that has been corrected', () => {
      const twice = [...closed, verified('2026-01-06', first)];
      verify({ corrects: first }, ...twice).thenRejected('already-corrected', 'corrects');
      verify({ corrects: second }, ...twice).then('TaskOutcomeVerified');
    });

    it('names a verification of this task', () => {
      verify({ corrects: eventAfterWorld(0) }, ...closed).thenRejected('not-found', 'corrects');
      verify({ corrects: 'none' }, ...closed).thenRejected('not-found', 'corrects');
      verify({ corrects: first }, done).thenRejected('not-found', 'corrects');
      verify({ corrects: first }, done, taskCancelled('t1', '2026-01-05')).thenRejected('not-found', 'corrects');
    });

    it('keeps the other rules', () => {
      const again = { corrects: first };
      verify({ ...again, verifiedOn: '2025-12-19' }, ...closed).thenRejected('date-order', 'verifiedOn');
      verify({ ...again, outcome: 'missed', verifiedOn: '2025-12-31' }, ...closed).thenRejected(
        'date-order',
        'verifiedOn',
      );
      const reporter = { ...as.superior, id: as.head.id };
      given(...world, ...closed)
        .when(verifyTaskOutcome, { ...finding, ...again }, { actor: reporter, today })
        .thenRejected('not-permitted', 'actor');
      verify({ corrects: eventAfterWorld(0), outcome: 'met' }, verified('2026-01-05')).thenRejected(
        'completion-not-reported',
        'outcome',
      );
    });
  });

  it('is still possible when the branch is dissolved', () => {
    verify({}, done, dissolved('b1', '2026-01-01')).then('TaskOutcomeVerified');
    given(...world, done, dissolved('b1', '2026-01-01'))
      .when(verifyTaskOutcome, finding, { actor: as.headAbove, today })
      .then('TaskOutcomeVerified');
  });
});
