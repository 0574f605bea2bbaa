import type { Recorded } from '#kernel/event.js';
import { BranchStory } from '#testing/branch-story.js';
import { branchHistory } from './branch-history.js';

const lineOf = (event: Recorded | undefined) => event && branchHistory.line(event, { branchId: 'b1' });
const lastLine = (told: BranchStory) => lineOf(told.events().at(-1));

test('an event is one line: what happened in both languages, when, and who recorded it', () => {
  const told = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 5 });
  expect(lastLine(told)).toEqual({
    ...{ position: '2', eventId: told.events()[1]?.id, type: 'AnnualTaskSet', stream: 'task-t1', revision: 0 },
    ...{ occurredOn: '2025-01-01', recordedAt: '2025-01-01T02:00:00.000Z' },
    actor: { id: 'u-b1', role: 'business-head', orgId: 'b1' },
    text: {
      zh: '下达日常任务 t1 t1，权重 5，2025-06-30 前完成',
      en: 'routine task t1 t1 set, weight 5, due 2025-06-30',
    },
  });
});

test('a record more than 7 days after the fact is late; 7 days are in time', () => {
  const told = (recordedOn: string) => new BranchStory().session('s1', { heldOn: '2025-03-01' }, { recordedOn });
  expect(lastLine(told('2025-03-08'))).not.toHaveProperty('lateDays');
  expect(lastLine(told('2025-03-09'))).toMatchObject({ lateDays: 8 });
});

test('a correction happens on the day of what it corrects, and is never late', () => {
  const held = () => new BranchStory().session('s1', { heldOn: '2025-03-01' });
  for (const told of [held().amend('s1', '2025-06-01', { partyHours: 2 }), held().voidSession('s1', '2025-06-01')]) {
    expect(lastLine(told)).toMatchObject({ occurredOn: '2025-03-01' });
    expect(lastLine(told)).not.toHaveProperty('lateDays');
  }
});

test('a verification that replaces another is a correction, too: recorded weeks later, it is not late', () => {
  const told = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
  const corrects = told.verify('t1', '2025-06-10', { outcome: 'met' });
  const data = { taskId: 't1', verifiedOn: '2025-06-12', rating: 80, comment: 'c', outcome: 'partly' };
  const late = { on: '2025-06-12', by: 'c1', recordedOn: '2025-07-30' };
  expect(lastLine(told.record('verify-task-outcome', { ...data, corrects }, late))).not.toHaveProperty('lateDays');
  expect(lastLine(told.record('verify-task-outcome', data, late))).toMatchObject({ lateDays: 48 });
});

test('a note, a source and an import stand on the line where the event has them', () => {
  const [first] = new BranchStory().events();
  if (!first) throw new Error('no event');
  const source = { system: 'OA', reference: '2025-17' };
  const imported = { at: '2025-02-01T00:00:00.000Z', source: 'history.ndjson' };
  const event = {
    ...first,
    data: { ...Object(first.data), note: '补录', source },
    metadata: { ...first.metadata, imported },
  };
  expect(lineOf(event)).toMatchObject({ note: '补录', source, imported });
  expect(lineOf(first)).not.toHaveProperty('note');
});

test('an event that nobody told how to tell stops the history, instead of missing from it', () => {
  const [first] = new BranchStory().events();
  expect(() => first && lineOf({ ...first, type: 'SomethingNew' })).toThrow('SomethingNew');
});
