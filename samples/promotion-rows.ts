import { citedCommands } from './cited-commands.js';
import type { Row } from './csv-table.js';
import { decidedObjection, type RowStep } from './row-step.js';
import type { Fact, Sample } from './sample.js';

const COLUMNS = [
  ...['step', 'reviewId', 'memberId', 'targetPosition', 'orgId', 'on', 'objectionId', 'evidence', 'upheld'],
  ...['decision', 'decidedBy', 'text'],
];

/** promotion-reviews.csv */
export function* promotionFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('promotion-reviews.csv', COLUMNS)) {
    const [reviewId, on] = [row.text('reviewId'), row.date('on')];
    const step = row.choice('step', ['open', 'seal', 'contest', 'decide', 'conclude']);
    const { command, id, data } = STEPS[step](row);
    yield sample.fact(row, {
      ...{ command, id: [reviewId, ...id], on, data: { reviewId, ...data } },
      actor: sample.speaker(row, () => row.text('memberId'), on),
    });
  }
}

/** Only opening and conclusion have a date of their own; otherwise `on` says when it was recorded. */
const STEPS = {
  open: (row: Row): RowStep => ({
    command: 'open-promotion-review',
    id: [],
    data: {
      ...{ memberId: row.text('memberId'), targetPosition: row.text('targetPosition'), orgId: row.text('orgId') },
      openedOn: row.date('on'),
    },
  }),
  seal: (row: Row): RowStep => ({ command: 'seal-promotion-evidence', id: [row.date('on')], data: {} }),
  contest: (row: Row): RowStep => {
    const [evidenceEventId, ...more] = citedCommands(row, 'evidence');
    if (more.length > 0) row.fail('evidence', 'one event is contested at a time');
    const objectionId = row.text('objectionId');
    return {
      command: 'contest-promotion-evidence',
      id: [objectionId],
      data: { objectionId, evidenceEventId, grounds: row.text('text') },
    };
  },
  decide: (row: Row): RowStep => decidedObjection(row, 'decide-evidence-contest'),
  conclude: (row: Row): RowStep => ({
    command: 'conclude-promotion-review',
    id: [],
    data: {
      ...{ decision: row.text('decision'), reasons: row.text('text'), citedEventIds: citedCommands(row, 'evidence') },
      ...{ decidedBy: row.text('decidedBy'), on: row.date('on') },
    },
  }),
};
