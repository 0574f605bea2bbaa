import type { Row } from './csv-table.js';
import type { Fact, Sample } from './sample.js';

/** talks.csv and talk-follow-ups.csv */
export function* talkFacts(sample: Sample): Iterable<Fact> {
  const columns = ['talkId', 'followUpId', 'text', 'dueOn', 'doneOn', 'result', 'doneAt', 'doneBy'];
  const followUps = sample.rows('talk-follow-ups.csv', columns);
  yield* talks(sample, followUps);
  yield* completions(sample, followUps);
}

function* talks(sample: Sample, followUps: readonly Row[]): Iterable<Fact> {
  for (const row of sample.rows('talks.csv', ['talkId', 'branchId', 'memberId', 'kind', 'heldOn', 'content'])) {
    const talkId = row.text('talkId');
    const heldOn = row.date('heldOn');
    yield sample.fact(row, {
      command: 'record-talk',
      id: [talkId],
      on: heldOn,
      data: {
        ...{ talkId, branchId: row.text('branchId'), memberId: row.text('memberId'), kind: row.text('kind'), heldOn },
        content: row.text('content'),
        followUps: followUps
          .filter((each) => each.text('talkId') === talkId)
          .map((each) => ({
            ...{ followUpId: each.text('followUpId'), text: each.text('text'), dueOn: each.date('dueOn') },
          })),
      },
    });
  }
}

function* completions(sample: Sample, followUps: readonly Row[]): Iterable<Fact> {
  for (const row of followUps) {
    const on = row.optionalDate('doneOn');
    if (on === undefined) continue;
    const [talkId, followUpId] = [row.text('talkId'), row.text('followUpId')];
    yield sample.fact(row, {
      command: 'complete-talk-follow-up',
      id: [talkId, followUpId],
      on,
      data: { talkId, followUpId, on, result: row.text('result') },
      atColumn: 'doneAt',
      actor: sample.actor(row, 'doneBy'),
    });
  }
}
