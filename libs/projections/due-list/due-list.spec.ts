import type { Actor, Role } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { ask, logOf } from '#testing/asked.js';
import { answered, assignedTo, raised, raisedAnonymously, reopened, resolved } from '#testing/concerns.js';
import type { Happened } from '#testing/given-when-then.js';
import { amended, completed, recorded, voided } from '#testing/study-sessions.js';
import { followUpCompleted, talkRecorded } from '#testing/talks.js';
import { taskCancelled, taskSet } from '#testing/two-branches.js';
import { dueList } from './due-list.js';

const as = (role: Role, id = 'u-1'): Actor => ({ id, role, orgId: 'b1' });
const officer = as('branch-officer');

/** As the runner would tag them: everybody whom the concern or the session names. */
const log = (happened: readonly Happened[]): readonly Recorded[] =>
  logOf(...happened).map((event) => ({
    ...event,
    metadata: { ...event.metadata, tags: { member: ['m1', 'm2', 'm3'] } },
  }));

const listOf = (reader: Actor, happened: readonly Happened[], asOf: string, personId?: string) => {
  const params = { branchId: 'b1', ...(personId === undefined ? {} : { personId }) };
  const list = ask(dueList, { events: log(happened), params, asOf });
  return (dueList.forReader?.(list, reader) ?? list).items;
};
const shortly = (...asked: Parameters<typeof listOf>) =>
  listOf(...asked).map(({ what, itemId, dueOn, overdue }) => [what, itemId, dueOn, overdue]);

const answeredByName = (on: string): Happened => {
  const [stream, { type, data }] = answered(on);
  return [stream, { type, data: { ...(data as object), raisedBy: 'm1' } }];
};

describe('a concern waits', () => {
  it('for the branch officers until it is assigned, then for its owner', () => {
    expect(shortly(officer, [raised()], '2025-03-03')).toEqual([['assign-concern', 'q1', undefined, false]]);
    const assigned = [raised(), assignedTo('m2')];
    expect(shortly(officer, assigned, '2025-03-03')).toEqual([]);
    expect(shortly(as('member', 'm2'), assigned, '2025-03-31')).toEqual([
      ['answer-concern', 'q1', '2025-03-31', false],
    ]);
    expect(shortly(as('member', 'm2'), assigned, '2025-04-01')).toEqual([['answer-concern', 'q1', '2025-03-31', true]]);
  });

  it('for its new owner, and no longer for the one before', () => {
    const [stream, { type, data }] = assignedTo('m3', '2025-04-15');
    const again: Happened = [stream, { type, data: { ...(data as object), previousOwnerId: 'm2' } }];
    const history = [raised(), assignedTo('m2'), again];
    expect(shortly(as('member', 'm2'), history, '2025-04-01')).toEqual([]);
    expect(shortly(as('member', 'm3'), history, '2025-04-01')).toEqual([['answer-concern', 'q1', '2025-04-15', false]]);
  });

  it('once it is answered for a word of who raised it, and once that was a no for its owner again', () => {
    const history = [raised(), assignedTo('m2'), answeredByName('2025-03-10')];
    expect(shortly(as('member', 'm2'), history, '2025-03-10')).toEqual([]);
    expect(shortly(as('member', 'm1'), history, '2025-03-10')).toEqual([['confirm-concern', 'q1', undefined, false]]);
    const no = [...history, reopened('2025-03-12')];
    expect(listOf(as('member', 'm2'), no, '2025-03-12')).toMatchObject([{ what: 'answer-concern', about: 'sealed:x' }]);
    expect(listOf(as('member', 'm2'), [...history, resolved('2025-03-12')], '2025-03-12')).toEqual([]);
  });

  it('for nobody by name where it is anonymous', () => {
    const history = [raisedAnonymously(), assignedTo('m2'), answered('2025-03-10')];
    for (const id of ['m1', 'm2', 'm3', 'anonymous'])
      expect(shortly(as('member', id), history, '2025-03-10')).toEqual([]);
  });
});

describe('an action of a session waits', () => {
  it('for its owner, in whatever role, until it is done', () => {
    const waits = ['session-action', 'a1', '2025-04-10', false];
    expect(shortly(as('member', 'm1'), [recorded()], '2025-03-10')).toEqual([waits]);
    expect(shortly(as('business-head', 'm1'), [recorded()], '2025-03-10', 'm1')).toEqual([waits]);
    expect(shortly(as('member', 'm1'), [recorded(), completed('a1', '2025-04-01')], '2025-03-31')).toEqual([waits]);
    expect(shortly(as('member', 'm1'), [recorded(), completed('a1', '2025-04-01')], '2025-04-01')).toEqual([]);
  });

  it('as the session was last amended', () => {
    const action = { actionId: 'a1', text: '改由他人', ownerId: 'm2', dueOn: '2025-05-10' };
    const history = [recorded(), amended({ actions: [action] })];
    expect(shortly(as('member', 'm1'), history, '2025-04-01')).toEqual([]);
    expect(shortly(as('member', 'm2'), history, '2025-04-01')).toEqual([['session-action', 'a1', '2025-05-10', false]]);
    expect(shortly(as('member', 'm1'), [recorded(), amended({ topic: '改题' })], '2025-04-01')).toHaveLength(1);
  });

  it('no more once the session is void', () => {
    expect(shortly(as('member', 'm1'), [recorded(), voided()], '2025-04-01')).toEqual([]);
  });
});

it('what follows from a talk waits for the branch officers, by date', () => {
  const history = [talkRecorded(), followUpCompleted('f1', '2025-04-12')];
  expect(shortly(officer, history, '2025-04-11')).toEqual([
    ['talk-follow-up', 'f1', '2025-04-10', true],
    ['talk-follow-up', 'f2', '2025-05-01', false],
  ]);
  expect(shortly(officer, history, '2025-04-12')).toEqual([['talk-follow-up', 'f2', '2025-05-01', false]]);
  for (const reader of [as('superior'), as('business-head'), as('member', 'm1')]) {
    expect(shortly(reader, history, '2025-04-11')).toEqual([]);
  }
});

it('a task waits for the business head, and once reported for a superior', () => {
  const reported: Happened = [
    'task-t1',
    {
      type: 'TaskCompletionReported',
      data: { taskId: 't1', branchId: 'b1', year: 2025, completedOn: '2025-06-01', result: 'r' },
    },
  ];
  expect(shortly(as('business-head'), [taskSet('t1', 'b1')], '2025-05-31')).toEqual([
    ['complete-task', 't1', '2025-12-31', false],
  ]);
  expect(shortly(as('business-head'), [taskSet('t1', 'b1'), reported], '2025-06-01')).toEqual([]);
  expect(shortly(as('superior'), [taskSet('t1', 'b1'), reported], '2025-06-01')).toEqual([
    ['verify-task', 't1', undefined, false],
  ]);
  expect(shortly(as('business-head'), [taskSet('t1', 'b1'), taskCancelled('t1', '2025-03-01')], '2025-06-01')).toEqual(
    [],
  );
});

it("nobody sees another's list", () => {
  expect(shortly(officer, [recorded()], '2025-04-01', 'm1')).toEqual([]);
  expect(shortly(as('inspector'), [recorded(), raised()], '2025-04-01')).toEqual([]);
});
