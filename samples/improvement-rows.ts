import { citedCommands } from './cited-commands.js';
import type { Row } from './csv-table.js';
import type { Actor, Fact, Sample } from './sample.js';

const COLUMNS = [
  ...['step', 'noticeId', 'targetKind', 'target', 'measure', 'evidence', 'on', 'respondBy', 'follows', 'verdict'],
  ...['upheld', 'text'],
];
const ACTIONS = ['noticeId', 'actionId', 'text', 'dueOn', 'doneOn', 'result', 'doneAt', 'doneBy'];

/** improvement-notices.csv and improvement-actions.csv */
export function* improvementFacts(sample: Sample): Iterable<Fact> {
  const actions = sample.rows('improvement-actions.csv', ACTIONS);
  const notices = sample.rows('improvement-notices.csv', COLUMNS);
  const targets = new Map(
    notices.flatMap((row) => (row.text('step') === 'issue' ? [[row.text('noticeId'), row.text('target')]] : [])),
  );
  /** Whom a notice was issued to. */
  const targetOf = (row: Row): string =>
    targets.get(row.text('noticeId')) ?? row.fail('noticeId', 'was not issued in improvement-notices.csv');
  for (const row of notices) {
    const on = row.date('on');
    const noticeId = row.text('noticeId');
    const own = actions.filter((each) => each.text('noticeId') === noticeId);
    const step = row.choice('step', ['issue', 'statement', 'plan', 'review', 'lift', 'appeal', 'decide']);
    const { command, data } = STEPS[step](row, own);
    yield sample.fact(row, {
      ...{ command, id: [noticeId, ...(step === 'review' ? [on] : [])], on, data: { noticeId, ...data } },
      actor: sample.speaker(row, () => targetOf(row), on),
    });
  }
  yield* completions(sample, actions, targetOf);
}

function* completions(sample: Sample, actions: readonly Row[], targetOf: (row: Row) => string): Iterable<Fact> {
  for (const row of actions) {
    const target = targetOf(row);
    const on = row.optionalDate('doneOn');
    if (on === undefined) continue;
    const [noticeId, actionId] = [row.text('noticeId'), row.text('actionId')];
    const themself = (): Actor => ({ id: target, role: 'member', orgId: sample.roster.branchOf(target, on) ?? '' });
    yield sample.fact(row, {
      command: 'complete-improvement-action',
      id: [noticeId, actionId],
      on,
      data: { noticeId, actionId, on, result: row.text('result') },
      atColumn: 'doneAt',
      actor: row.text('doneBy') === 'owner' ? themself() : sample.actor(row, 'doneBy'),
    });
  }
}

interface Step {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const STEPS = {
  issue: (row: Row): Step => ({
    command: 'issue-improvement-notice',
    data: {
      ...{ target: { kind: row.text('targetKind'), id: row.text('target') }, measure: row.text('measure') },
      ...{ grounds: row.text('text'), evidenceEventIds: citedCommands(row, 'evidence') },
      ...{ issuedOn: row.date('on'), respondBy: row.date('respondBy'), followsNoticeId: row.optional('follows') },
    },
  }),
  statement: (row: Row): Step => ({
    command: 'submit-statement',
    data: { text: row.text('text'), on: row.date('on') },
  }),
  /** Everything that stands for the notice in improvement-actions.csv. */
  plan: (row: Row, actions: readonly Row[]): Step => ({
    command: 'submit-improvement-plan',
    data: {
      actions: actions.map((each) => ({
        ...{ actionId: each.text('actionId'), text: each.text('text'), dueOn: each.date('dueOn') },
      })),
      on: row.date('on'),
    },
  }),
  review: (row: Row): Step => ({
    command: 'review-improvement',
    data: { verdict: row.text('verdict'), comment: row.text('text'), on: row.date('on') },
  }),
  lift: (row: Row): Step => ({
    command: 'lift-improvement-notice',
    data: { on: row.date('on'), reason: row.text('text') },
  }),
  appeal: (row: Row): Step => ({
    command: 'appeal-improvement-notice',
    data: { grounds: row.text('text'), on: row.date('on') },
  }),
  decide: (row: Row): Step => ({
    command: 'decide-appeal',
    data: { upheld: row.choice('upheld', ['yes', 'no']) === 'yes', reasons: row.text('text'), on: row.date('on') },
  }),
};
