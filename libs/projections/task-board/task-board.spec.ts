import { ask, taggedWithTasks } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { taskBoard } from './task-board.js';

const boardOf = (told: BranchStory, asOf: string, year = 2025) =>
  ask(taskBoard, { events: taggedWithTasks(told.events()), params: { branchId: 'b1', year }, asOf }).tasks;

const taskOf = (told: BranchStory, asOf: string) => boardOf(told, asOf)[0];

const story = () => new BranchStory().members(1).task('t1', { dueOn: '2025-06-30', emphasis: 'key', weight: 5 });

test('tasks stand on the board of their year from the day on which they were set', () => {
  const told = story().task('t2', { dueOn: '2026-03-01', setOn: '2025-12-01' });
  expect(boardOf(told, '2024-12-31')).toEqual([]);
  expect(boardOf(told, '2025-12-31').map(({ taskId }) => taskId)).toEqual(['t1']);
  expect(boardOf(told, '2025-12-31', 2026).map(({ taskId }) => taskId)).toEqual(['t2']);
});

test('terms are those in force: a change that came too late is shown, and counts for nothing', () => {
  const told = story().revise('t1', '2025-05-01', { weight: 3 }).revise('t1', '2025-06-20', { dueOn: '2025-12-01' });
  expect(taskOf(told, '2025-04-30')).toMatchObject({ weight: 5, changes: [] });
  expect(taskOf(told, '2025-06-20')).toMatchObject({
    ...{ weight: 3, dueOn: '2025-06-30' },
    changes: [
      { on: '2025-05-01', weight: 3, counts: true },
      { on: '2025-06-20', dueOn: '2025-12-01', counts: false },
    ],
  });
});

test('a new title and a new metric hold from their day on', () => {
  const metric = { name: '办件', unit: '件', target: 100 };
  const on = '2025-03-01';
  const told = story().record('revise-annual-task', { taskId: 't1', on, title: '新标题', metric, reason: 'r' }, { on });
  expect(taskOf(told, '2025-02-28')).toMatchObject({ title: 't1' });
  expect(taskOf(told, on)).toMatchObject({ title: '新标题', metric });
});

test('progress, completion and verification each from its own day', () => {
  const on = '2025-04-01';
  const told = story()
    .record('report-task-progress', { taskId: 't1', on, percent: 40, value: 12, summary: '过半' }, { on })
    .complete('t1', '2025-06-20');
  told.verify('t1', '2025-07-10', { outcome: 'met', rating: 88 });
  expect(taskOf(told, '2025-03-31')).toMatchObject({ status: 'open' });
  expect(taskOf(told, '2025-03-31')).not.toHaveProperty('progress');
  expect(taskOf(told, on)).toMatchObject({ progress: { percent: 40, value: 12, summary: '过半', on } });
  expect(taskOf(told, '2025-06-20')).toMatchObject({
    status: 'completed',
    completion: { on: '2025-06-20', result: 'r' },
  });
  expect(taskOf(told, '2025-06-20')).not.toHaveProperty('verification');
  expect(taskOf(told, '2025-07-10')).toMatchObject({
    status: 'verified',
    verification: { outcome: 'met', rating: 88, comment: 'c' },
    outcome: { worth: 1, basis: 'verified' },
  });
});

test('a correction replaces the verification that it names', () => {
  const told = story().complete('t1', '2025-06-20');
  const corrects = told.verify('t1', '2025-07-10', { outcome: 'met' });
  told.verify('t1', '2025-07-01', { outcome: 'partly', corrects });
  expect(taskOf(told, '2025-07-10')).toMatchObject({ verification: { outcome: 'partly' } });
});

test('a cancelled task stays on the board as such', () => {
  expect(taskOf(story().cancel('t1', '2025-05-01'), '2025-05-01')).toMatchObject({
    status: 'cancelled',
    changes: [{ cancels: true, counts: true }],
  });
});

test('it shows the posts that were designated for it', () => {
  const told = story().post('p1', '2025-03-01').retire('p1', '2025-05-01');
  expect(taskOf(told, '2025-02-28')?.posts).toEqual([]);
  expect(taskOf(told, '2025-04-30')?.posts).toEqual([
    { postId: 'p1', title: 'p1', from: '2025-03-01', status: 'open' },
  ]);
  expect(taskOf(told, '2025-05-01')?.posts).toMatchObject([{ status: 'retired', retiredOn: '2025-05-01' }]);
});

describe('the initiatives that were launched for a task', () => {
  test('stand there from their first day on, with what was reported and found last', () => {
    const told = story().initiative('i1', '2025-02-01').outcome('i1', '2025-04-30');
    told.verdict('i1', '2025-05-10', 'partly').verdict('i1', '2025-05-05', 'none');
    expect(taskOf(told, '2025-01-31')?.initiatives).toEqual([]);
    const [, , , launch, , verdict] = told.events();
    const known = {
      initiativeId: 'i1',
      kind: 'task-force',
      title: '突击队i1',
      from: '2025-02-01',
      eventId: launch?.id,
    };
    expect(taskOf(told, '2025-02-01')?.initiatives).toEqual([{ ...known, status: 'running' }]);
    expect(taskOf(told, '2025-05-10')?.initiatives).toEqual([
      {
        ...{ ...known, status: 'running', outcomeOn: '2025-04-30' },
        verdict: { on: '2025-05-10', verdict: 'partly', eventId: verdict?.id },
      },
    ]);
  });

  test('are shown as closed or abandoned from that day on', () => {
    const on = '2025-05-01';
    const closed = story()
      .initiative('i1', '2025-02-01')
      .record('close-initiative', { initiativeId: 'i1', on, reason: 'r' }, { on });
    expect(taskOf(closed, '2025-04-30')?.initiatives).toMatchObject([{ status: 'running' }]);
    expect(taskOf(closed, on)?.initiatives).toMatchObject([{ status: 'closed', endedOn: on }]);
    const abandoned = story().initiative('i1', '2025-02-01').abandon('i1', on);
    expect(taskOf(abandoned, on)?.initiatives).toMatchObject([{ status: 'abandoned', endedOn: on }]);
  });

  test('stand with each of their tasks, and with no other', () => {
    const told = story().task('t2', { dueOn: '2025-06-30' }).task('t3', { dueOn: '2025-06-30' });
    told
      .initiative('i1', '2025-02-01', ['t1', 't2'])
      .initiative('i2', '2025-02-01', ['t2'])
      .outcome('i1', '2025-03-01');
    const ids = boardOf(told, '2025-12-31').map(({ initiatives }) =>
      initiatives.map(({ initiativeId }) => initiativeId),
    );
    expect(ids).toEqual([['i1'], ['i1', 'i2'], []]);
  });
});

describe('the sessions that name a task', () => {
  const held = () => story().session('s1', { heldOn: '2025-03-10', taskIds: ['t1'], kind: 'joint-study' });

  test('stand there from the day on which they were held', () => {
    expect(taskOf(held(), '2025-03-09')?.sessions).toEqual([]);
    expect(taskOf(held(), '2025-03-10')?.sessions).toMatchObject([
      { sessionId: 's1', heldOn: '2025-03-10', kind: 'joint-study', topic: 't' },
    ]);
  });

  test('are gone once an amendment drops the task, or the session is void', () => {
    expect(taskOf(held().amend('s1', '2025-04-01', { taskIds: [] }), '2025-12-31')?.sessions).toEqual([]);
    expect(taskOf(held().voidSession('s1', '2025-04-01'), '2025-12-31')?.sessions).toEqual([]);
  });

  test('stay through an amendment of something else, on the day as amended', () => {
    const told = held().amend('s1', '2025-04-01', { heldOn: '2025-03-12' });
    expect(taskOf(told, '2025-12-31')?.sessions).toMatchObject([{ heldOn: '2025-03-12', kind: 'joint-study' }]);
  });

  test('may come to it by an amendment, which is then the event that named it', () => {
    const told = story()
      .session('s1', { heldOn: '2025-03-10' })
      .amend('s1', '2025-04-01', { taskIds: ['t1'] });
    const amendment = told.events().at(-1);
    expect(taskOf(told, '2025-12-31')?.sessions).toEqual([
      { sessionId: 's1', heldOn: '2025-03-10', eventId: amendment?.id },
    ]);
  });
});
