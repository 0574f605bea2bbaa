import type { Row } from './csv-table.js';
import type { Actor, Fact, Sample, Statement } from './sample.js';

/** concerns.csv: each row one step of a concern, whose id begins with its branch: `Z4-c1`. */
export function* concernFacts(sample: Sample): Iterable<Fact> {
  const columns = ['step', 'concernId', 'memberId', 'on', 'topic', 'anonymous', 'dueOn', 'text'];
  for (const row of sample.rows('concerns.csv', columns)) yield sample.fact(row, statement(row, sample));
}

function statement(row: Row, sample: Sample): Statement {
  const concernId = row.text('concernId');
  const on = row.date('on');
  const step = STEPS[row.choice('step', ['raise', 'assign', 'respond', 'confirm', 'reject'])];
  const { command, data } = step(row, { concernId, on });
  // whoever has a part in it speaks for themselves; `by` names officers, superiors and the box for anonymous ones
  const actor = row.optional('by') === undefined ? memberOf(row, concernId) : sample.actor(row, 'by');
  return { command, id: command === 'raise-concern' ? [concernId] : [concernId, on], on, data, actor };
}

function memberOf(row: Row, concernId: string): Actor {
  return { id: row.text('memberId'), role: 'member', orgId: branchOf(concernId) };
}

function branchOf(concernId: string): string {
  return concernId.slice(0, concernId.indexOf('-'));
}

type Step = (
  row: Row,
  of: { readonly concernId: string; readonly on: string },
) => { readonly command: string; readonly data: Readonly<Record<string, unknown>> };

const STEPS: Readonly<Record<'raise' | 'assign' | 'respond' | 'confirm' | 'reject', Step>> = {
  raise: (row, { concernId, on }) => ({
    command: 'raise-concern',
    data: {
      ...{ concernId, branchId: branchOf(concernId), topic: row.text('topic'), text: row.text('text'), raisedOn: on },
      anonymous: row.optional('anonymous') === undefined ? undefined : row.choice('anonymous', ['yes']) === 'yes',
    },
  }),
  assign: (row, { concernId }) => ({
    command: 'assign-concern',
    data: { concernId, ownerId: row.text('memberId'), dueOn: row.date('dueOn') },
  }),
  respond: (row, { concernId, on }) => ({
    command: 'respond-to-concern',
    data: { concernId, on, response: row.text('text') },
  }),
  confirm: (row, { concernId, on }) => ({
    command: 'confirm-concern-resolved',
    data: { concernId, on, reason: row.text('text') },
  }),
  reject: (row, { concernId, on }) => ({
    command: 'reject-concern-response',
    data: { concernId, on, reason: row.text('text') },
  }),
};
