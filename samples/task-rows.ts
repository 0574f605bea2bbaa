import type { Row } from './csv-table.js';
import type { Fact, Sample } from './sample.js';

const METRIC = ['metricName', 'metricUnit', 'metricTarget'];

/** tasks.csv, task-changes.csv, task-progress.csv and task-outcomes.csv */
export function* taskFacts(sample: Sample): Iterable<Fact> {
  yield* tasks(sample);
  yield* changes(sample);
  yield* progress(sample);
  yield* outcomes(sample);
}

function* tasks(sample: Sample): Iterable<Fact> {
  const columns = ['taskId', 'branchId', 'year', 'setOn', 'title', 'emphasis', 'weight', 'dueOn', ...METRIC];
  for (const row of sample.rows('tasks.csv', columns)) {
    const taskId = row.text('taskId');
    const setOn = row.date('setOn');
    yield sample.fact(row, {
      command: 'set-annual-task',
      id: [taskId],
      on: setOn,
      data: {
        taskId,
        branchId: row.text('branchId'),
        year: row.number('year'),
        setOn,
        title: row.text('title'),
        emphasis: row.text('emphasis'),
        weight: row.number('weight'),
        dueOn: row.date('dueOn'),
        metric: metric(row),
      },
    });
  }
}

function* changes(sample: Sample): Iterable<Fact> {
  const columns = ['change', 'taskId', 'on', 'title', 'emphasis', 'weight', 'dueOn', ...METRIC, 'reason'];
  for (const row of sample.rows('task-changes.csv', columns)) {
    const change = row.choice('change', ['revise', 'cancel']);
    const taskId = row.text('taskId');
    const on = row.date('on');
    const reason = row.text('reason');
    const terms = {
      title: row.optional('title'),
      emphasis: row.optional('emphasis'),
      weight: row.optionalNumber('weight'),
      dueOn: row.optionalDate('dueOn'),
      metric: metric(row),
    };
    const data = change === 'revise' ? { taskId, on, ...terms, reason } : { taskId, on, reason };
    yield sample.fact(row, { command: `${change}-annual-task`, id: [taskId, on], on, data });
  }
}

function* progress(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('task-progress.csv', ['taskId', 'on', 'percent', 'value', 'summary'])) {
    const taskId = row.text('taskId');
    const on = row.date('on');
    yield sample.fact(row, {
      command: 'report-task-progress',
      id: [taskId, on],
      on,
      data: {
        taskId,
        on,
        percent: row.number('percent'),
        value: row.optionalNumber('value'),
        summary: row.text('summary'),
      },
    });
  }
}

function* outcomes(sample: Sample): Iterable<Fact> {
  const columns = ['step', 'taskId', 'on', 'value', 'outcome', 'rating', 'corrects', 'text'];
  for (const row of sample.rows('task-outcomes.csv', columns)) {
    const taskId = row.text('taskId');
    const on = row.date('on');
    const { command, data } = {
      complete: () => ({
        command: 'report-task-completed',
        data: { taskId, completedOn: on, result: row.text('text'), value: row.optionalNumber('value') },
      }),
      verify: () => ({
        command: 'verify-task-outcome',
        data: {
          taskId,
          verifiedOn: on,
          outcome: row.text('outcome'),
          rating: row.number('rating'),
          comment: row.text('text'),
          corrects: corrected(row),
        },
      }),
    }[row.choice('step', ['complete', 'verify'])]();
    yield sample.fact(row, { command, id: [taskId, on], on, data });
  }
}

function corrected(row: Row): string | undefined {
  const commandId = row.optional('corrects');
  return commandId === undefined ? undefined : `command:${commandId}`;
}

/** Name, unit and target stand together or not at all. */
function metric(row: Row): { name: string; unit: string; target: number } | undefined {
  if (METRIC.every((column) => row.optional(column) === undefined)) return undefined;
  return { name: row.text('metricName'), unit: row.text('metricUnit'), target: row.number('metricTarget') };
}
