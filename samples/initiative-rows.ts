import type { Row } from './csv-table.js';
import type { Fact, Sample } from './sample.js';

const COLUMNS = [
  'step',
  'initiativeId',
  'branchId',
  'kind',
  'title',
  'taskIds',
  'leadId',
  'memberIds',
  'on',
  'verdict',
  'text',
];

/** initiatives.csv */
export function* initiativeFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('initiatives.csv', COLUMNS)) {
    const initiativeId = row.text('initiativeId');
    const on = row.date('on');
    const { command, data } = STEPS[row.choice('step', ['launch', 'outcome', 'verify', 'close', 'abandon'])](row);
    const id = command === 'launch-initiative' ? [initiativeId] : [initiativeId, on];
    yield sample.fact(row, { command, id, on, data: { initiativeId, ...data } });
  }
}

interface Step {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const STEPS = {
  launch: (row: Row): Step => ({
    command: 'launch-initiative',
    data: {
      branchId: row.text('branchId'),
      kind: row.text('kind'),
      title: row.text('title'),
      purpose: row.text('text'),
      taskIds: row.words('taskIds'),
      leadId: row.text('leadId'),
      memberIds: row.words('memberIds'),
      from: row.date('on'),
    },
  }),
  outcome: (row: Row): Step => ({
    command: 'report-initiative-outcome',
    data: { on: row.date('on'), outcome: row.text('text') },
  }),
  verify: (row: Row): Step => ({
    command: 'verify-initiative-outcome',
    data: { on: row.date('on'), verdict: row.text('verdict'), comment: row.text('text') },
  }),
  close: (row: Row): Step => ({
    command: 'close-initiative',
    data: { on: row.date('on'), reason: row.text('text') },
  }),
  abandon: (row: Row): Step => ({
    command: 'abandon-initiative',
    data: { on: row.date('on'), reason: row.text('text') },
  }),
};
