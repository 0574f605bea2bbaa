import { citedCommands } from './cited-commands.js';
import type { Row } from './csv-table.js';
import { decidedObjection, type RowStep } from './row-step.js';
import type { Fact, Sample } from './sample.js';

/** recognition-quotas.csv and recognitions.csv */
export function* recognitionFacts(sample: Sample): Iterable<Fact> {
  yield* quotas(sample);
  yield* nominations(sample);
}

/** Has no date of its own: `on` says when it was recorded. */
function* quotas(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('recognition-quotas.csv', ['orgId', 'year', 'award', 'quota', 'on'])) {
    const [orgId, year, award, on] = [row.text('orgId'), row.number('year'), row.text('award'), row.date('on')];
    yield sample.fact(row, {
      command: 'set-recognition-quota',
      id: [orgId, String(year), award, on],
      on,
      data: { orgId, year, award, quota: row.number('quota') },
    });
  }
}

const COLUMNS = [
  ...['step', 'recognitionId', 'award', 'year', 'orgId', 'nomineeKind', 'nominee', 'evidence', 'on', 'from', 'until'],
  ...['objectionId', 'memberId', 'upheld', 'decidedBy', 'text'],
];

function* nominations(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('recognitions.csv', COLUMNS)) {
    const recognitionId = row.text('recognitionId');
    const on = row.date('on');
    const step = row.choice('step', ['nominate', 'publicize', 'object', 'decide', 'grant', 'decline', 'revoke']);
    const { command, id, data } = STEPS[step](row);
    yield sample.fact(row, {
      ...{ command, id: [recognitionId, ...id], on, data: { recognitionId, ...data } },
      actor: sample.speaker(row, () => row.text('memberId'), on),
    });
  }
}

const STEPS = {
  nominate: (row: Row): RowStep => ({
    command: 'nominate-for-recognition',
    id: [],
    data: {
      ...{ award: row.text('award'), year: row.number('year'), orgId: row.text('orgId') },
      nominee: { kind: row.text('nomineeKind'), id: row.text('nominee') },
      ...{ grounds: row.text('text'), evidenceEventIds: citedCommands(row, 'evidence'), on: row.date('on') },
    },
  }),
  /** Dated by its first day: `on` says when it was recorded. */
  publicize: (row: Row): RowStep => ({
    command: 'publicize-nomination',
    id: [],
    data: { from: row.date('from'), until: row.date('until') },
  }),
  object: (row: Row): RowStep => ({
    command: 'object-to-nomination',
    id: [row.text('objectionId')],
    data: { objectionId: row.text('objectionId'), grounds: row.text('text') },
  }),
  decide: (row: Row): RowStep => decidedObjection(row, 'decide-nomination-objection'),
  grant: (row: Row): RowStep => ({
    command: 'grant-recognition',
    id: [],
    data: { on: row.date('on'), decidedBy: row.text('decidedBy') },
  }),
  decline: (row: Row): RowStep => ({
    command: 'decline-nomination',
    id: [],
    data: { on: row.date('on'), reasons: row.text('text') },
  }),
  revoke: (row: Row): RowStep => ({
    command: 'revoke-recognition',
    id: [],
    data: { on: row.date('on'), reasons: row.text('text') },
  }),
};
