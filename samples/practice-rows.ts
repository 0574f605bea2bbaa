import type { Row } from './csv-table.js';
import type { RowStep } from './row-step.js';
import type { Fact, Sample } from './sample.js';

const COLUMNS = [
  ...['step', 'practiceId', 'branchId', 'kind', 'title', 'situation', 'action', 'result', 'taskIds', 'initiativeId'],
  ...['toOrgIds', 'on', 'verdict', 'text'],
];

/** practices.csv */
export function* practiceFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('practices.csv', COLUMNS)) {
    const practiceId = row.text('practiceId');
    const on = row.date('on');
    const step = row.choice('step', ['record', 'endorse', 'promote', 'adopt', 'report', 'withdraw']);
    const { command, id, data } = STEPS[step](row);
    yield sample.fact(row, { command, id: [practiceId, ...id], on, data: { practiceId, ...data } });
  }
}

const STEPS = {
  /** Has no date of its own: `on` says when it was recorded. */
  record: (row: Row): RowStep => ({
    command: 'record-practice',
    id: [],
    data: {
      branchId: row.text('branchId'),
      kind: row.text('kind'),
      title: row.text('title'),
      situation: row.text('situation'),
      action: row.text('action'),
      result: row.text('result'),
      taskIds: row.words('taskIds'),
      initiativeId: row.optional('initiativeId'),
    },
  }),
  endorse: (row: Row): RowStep => ({
    command: 'endorse-practice',
    id: [row.date('on')],
    data: { on: row.date('on'), reason: row.text('text') },
  }),
  promote: (row: Row): RowStep => ({
    command: 'promote-practice',
    id: [row.date('on')],
    data: { toOrgIds: row.words('toOrgIds'), on: row.date('on'), guidance: row.text('text') },
  }),
  adopt: (row: Row): RowStep => ({
    command: 'adopt-practice',
    id: [row.text('branchId')],
    data: { branchId: row.text('branchId'), on: row.date('on'), plan: row.text('text') },
  }),
  report: (row: Row): RowStep => ({
    command: 'report-practice-adoption',
    id: [row.text('branchId'), row.date('on')],
    data: {
      branchId: row.text('branchId'),
      on: row.date('on'),
      verdict: row.text('verdict'),
      experience: row.text('text'),
    },
  }),
  withdraw: (row: Row): RowStep => ({
    command: 'withdraw-practice',
    id: [row.date('on')],
    data: { on: row.date('on'), reason: row.text('text') },
  }),
};
