import { citedCommands } from './cited-commands.js';
import type { Row } from './csv-table.js';
import { decidedObjection, type RowStep } from './row-step.js';
import type { Fact, Sample } from './sample.js';

const COLUMNS = [
  ...['step', 'cycleId', 'memberId', 'on', 'grade', 'evidence', 'objectionId', 'upheld', 'decidedBy', 'text'],
];

/** appraisals.csv */
export function* appraisalFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('appraisals.csv', COLUMNS)) {
    const [cycleId, memberId, on] = [row.text('cycleId'), row.text('memberId'), row.date('on')];
    const step = row.choice('step', ['self', 'party', 'business', 'conclude', 'object', 'decide']);
    const { command, id, data } = STEPS[step](row);
    yield sample.fact(row, {
      ...{ command, id: [cycleId, memberId, ...id], on, data: { cycleId, memberId, ...data } },
      actor: sample.speaker(row, () => memberId, on),
    });
  }
}

const bySide = (command: string) => (row: Row) => ({
  command,
  id: [row.date('on')],
  data: { grade: row.text('grade'), reasons: row.text('text'), evidenceEventIds: citedCommands(row, 'evidence') },
});

/** Only a conclusion has a date of its own; otherwise `on` says when it was recorded. */
const STEPS = {
  self: (row: Row): RowStep => ({
    command: 'record-self-appraisal',
    id: [row.date('on')],
    data: { summary: row.text('text') },
  }),
  party: bySide('record-party-appraisal'),
  business: bySide('record-business-appraisal'),
  conclude: (row: Row): RowStep => ({
    command: 'conclude-appraisal',
    id: [row.date('on')],
    data: {
      ...{ grade: row.text('grade'), reasons: row.text('text'), decidedBy: row.text('decidedBy') },
      on: row.date('on'),
    },
  }),
  object: (row: Row): RowStep => ({
    command: 'object-to-appraisal',
    id: [row.text('objectionId')],
    data: { objectionId: row.text('objectionId'), grounds: row.text('text') },
  }),
  decide: (row: Row): RowStep => decidedObjection(row, 'decide-appraisal-objection'),
};
