import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import {
  actionCompleted,
  appealDecided,
  appealed,
  issued,
  lifted,
  ofW2,
  planned,
  reviewed,
  stated,
} from '#testing/improvement-notices.js';
import { as } from '#testing/two-branches.js';
import { improvementList } from './improvement-list.js';

const listOf = (asOf: LocalDate, happened: readonly Happened[], of: { orgId?: string; year?: number } = {}) =>
  ask(improvementList, { events: logOf(...happened), params: { orgId: 'c1', year: 2025, ...of }, asOf });
const list = (asOf: LocalDate, ...happened: readonly Happened[]) => listOf(asOf, happened).notices;
const due = (asOf: LocalDate, ...happened: readonly Happened[]) => list(asOf, ...happened)[0]?.due;

/** Heard, planned, reviewed and lifted. */
const story = [
  issued(),
  stated('2025-03-10'),
  planned('2025-03-20', { a1: '2025-04-30', a2: '2025-06-30' }),
  actionCompleted('a1', '2025-05-05'),
  reviewed('2025-05-10'),
  lifted('2025-06-01'),
];

test('a notice stands as it stood on each day', () => {
  expect(list('2025-03-02', ...story)).toEqual([]);
  expect(list('2025-03-03', ...story)).toMatchObject([
    { status: 'open', heard: false, statements: [], actions: [], reviews: [], issuedBy: 'u-issuer' },
  ]);
  expect(list('2025-03-10', ...story)).toMatchObject([{ heard: true, statements: [{ on: '2025-03-10' }] }]);
  expect(list('2025-05-10', ...story)).toMatchObject([
    {
      status: 'open',
      actions: [
        { actionId: 'a1', task: '整改', completion: { on: '2025-05-05', result: '已办' } },
        { actionId: 'a2', task: '整改' },
      ],
      reviews: [{ on: '2025-05-10', verdict: 'improved' }],
    },
  ]);
  expect(list('2025-05-31', ...story)).toMatchObject([{ status: 'open' }]);
  expect(list('2025-06-01', ...story)).toMatchObject([{ status: 'lifted', lifting: { reason: '已改进' } }]);
  expect(list('2025-09-02', issued())).toMatchObject([{ status: 'open', heard: true }]);
  expect(list('2025-09-03', issued())).toMatchObject([{ status: 'ended' }]);
});

test('what is due waits with its day until it is done', () => {
  expect(due('2025-03-05', ...story)).toEqual([{ what: 'statement', dueOn: '2025-03-17', overdue: false }]);
  expect(due('2025-03-18', issued())).toEqual([{ what: 'review', overdue: false }]);
  expect(due('2025-05-01', ...story)).toEqual([
    { what: 'plan-action', actionId: 'a1', dueOn: '2025-04-30', overdue: true },
    { what: 'plan-action', actionId: 'a2', dueOn: '2025-06-30', overdue: false },
    { what: 'review', overdue: false },
  ]);
  // what was planned is still to be done after the notice was lifted
  expect(due('2025-06-01', ...story)).toEqual([
    { what: 'plan-action', actionId: 'a2', dueOn: '2025-06-30', overdue: false },
  ]);
  // … or has ended by itself
  expect(due('2025-09-03', ...story.slice(0, 5))).toEqual([
    { what: 'plan-action', actionId: 'a2', dueOn: '2025-06-30', overdue: true },
  ]);
  const open = [issued(), appealed('2025-04-01')];
  expect(due('2025-04-01', ...open)).toEqual([{ what: 'appeal-decision', overdue: false }]);
  expect(due('2025-04-02', ...open, appealDecided('2025-04-02', false))).toEqual([{ what: 'review', overdue: false }]);
});

test('a review from above leads to the next one until the last by date finds the improvement; then lifting waits', () => {
  const [review, lifting] = ['review', 'lifting'].map((what) => [{ what, overdue: false }]);
  expect(due('2025-05-10', issued(), reviewed('2025-05-10', 'partly'))).toEqual(review);
  expect(due('2025-05-10', issued(), reviewed('2025-05-10', 'not-improved'))).toEqual(review);
  const improved = [issued(), reviewed('2025-04-20', 'partly'), reviewed('2025-05-10')];
  expect(due('2025-05-09', ...improved)).toEqual(review);
  expect(due('2025-05-10', ...improved)).toEqual(lifting);
  expect(due('2025-05-20', ...improved, reviewed('2025-05-20', 'not-improved'))).toEqual(review);
  // one that is recorded late does not overtake it
  expect(due('2025-05-20', ...improved, reviewed('2025-04-30', 'not-improved'))).toEqual(lifting);
  const against = [...improved, appealed('2025-05-15')];
  expect(due('2025-05-15', ...against)).toEqual([{ what: 'appeal-decision', overdue: false }]);
  expect(due('2025-05-18', ...against, appealDecided('2025-05-18', false))).toEqual(lifting);
  for (const over of [due('2025-06-01', ...improved, lifted('2025-06-01')), due('2025-09-03', ...improved)]) {
    expect(over).toEqual([]);
  }
});

test('a notice that an appeal has annulled was never there, on no day and in no list', () => {
  const annulled = [issued(), stated('2025-03-10'), appealed('2025-03-12'), appealDecided('2025-03-20', true)];
  for (const orgId of ['c1', 'b1']) {
    for (const day of ['2025-03-03', '2025-03-15', '2025-12-31']) {
      expect(listOf(day, annulled, { orgId }).notices).toEqual([]);
    }
  }
  const dismissed = [...annulled.slice(0, 3), appealDecided('2025-03-20', false)];
  expect(list('2025-03-20', ...dismissed)).toMatchObject([
    { appeal: { on: '2025-03-12', dismissal: { on: '2025-03-20', reasons: '核实' } } },
  ]);
});

test('it is on the list of the branch and of each committee above, in the years in which it had effect', () => {
  const ids = (of: { orgId?: string; year?: number }, ...happened: readonly Happened[]) =>
    listOf('2026-12-31', happened, of).notices.map(({ noticeId }) => noticeId);
  for (const orgId of ['c1', 'b1']) expect(ids({ orgId }, issued())).toEqual(['w1']);
  expect(ids({ orgId: 'b2' }, issued())).toEqual([]);
  const long = issued(ofW2, { issuedOn: '2025-02-01' });
  expect(ids({}, issued(), long)).toEqual(['w2', 'w1']);
  expect(ids({ year: 2024 }, issued())).toEqual([]);
  expect(ids({ year: 2026 }, issued())).toEqual([]);
  const [stream, { type, data }, by, tags] = issued();
  const over = [stream, { type, data: { ...(data as object), endsOn: '2026-01-02' } }, by, tags] as const;
  expect(ids({ year: 2026 }, over)).toEqual(['w1']);
  expect(ids({ year: 2026 }, over, lifted('2025-12-31'))).toEqual([]);
});

describe('readers', () => {
  const happened = [issued(), stated('2025-03-10'), issued(ofW2), appealed('2025-03-12', ofW2)];
  const whole = listOf('2025-03-12', happened);
  const shown = (reader: Actor) =>
    improvementList.forReader?.(whole, reader).notices.map(({ noticeId }) => noticeId) ?? [];

  test('who are members find what was issued to them, and nothing else', () => {
    expect(shown(as.member('m1'))).toEqual(['w1']);
    expect(shown(as.member('m2'))).toEqual([]);
    for (const reader of [as.superior, as.officer]) expect(shown(reader)).toEqual(['w1', 'w2']);
  });

  test('read grounds and statements if they are above, and of a notice to their branch as its officers', () => {
    const [toMember, toBranch] = whole.notices.map((notice) => ({ ...notice }));
    const statement = { ...whole.notices[0]?.statements[0] };
    const appeal = { ...whole.notices[1]?.appeal };
    const mayRead = (reader: Actor) => [
      ...[toMember, toBranch, appeal].map((holder) => improvementList.opens?.grounds?.(reader, holder ?? {})),
      improvementList.opens?.text?.(reader, statement),
    ];
    expect(mayRead(as.superior)).toEqual([true, true, true, true]);
    expect(mayRead(as.officer)).toEqual([false, true, true, false]);
    const others: readonly Actor[] = [
      { ...as.officer, orgId: 'b2' },
      { ...as.superior, orgId: 'c9' },
      { ...as.superior, role: 'inspector' },
    ];
    for (const reader of others) expect(mayRead(reader)).toEqual([false, false, false, false]);
  });
});
