import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import { BranchYear } from './branch-year.js';
import { FactsSoFar, indicatorsOf, numbersOf } from './cards.js';
import { type History, happenings, historyOf, runs } from './generated-history.js';
import { STEPS } from './steps.js';
import { actorOf, type Data, Told } from './told.js';

/** When everything in a generated history, and whatever it is amended to, lies in the past. */
const LATER: readonly LocalDate[] = ['2026-06-01', '2026-12-31'];
const dice = fc.array(fc.nat(996), { minLength: 8, maxLength: 8 });

/** What the fields that a command states stood as before it, from all that was said of the thing. */
function before({ accepted }: History, field: string, id: unknown, changes: Data): Data {
  const said = accepted.filter(({ data }) => data[field] === id);
  const stated = Object.assign({}, ...said.map(({ data }) => data)) as Data;
  return Object.fromEntries(Object.keys(changes).map((name) => [name, stated[name]]));
}

const cardsOf = async ({ bureau }: History) =>
  FactsSoFar.of(await bureau.log())
    .cards(LATER)
    .map(numbersOf);

/** The earliest day by which anything agreed on would have to be done; none of it may be over when it is taken back. */
const earliestDue = ({ actions }: Data): LocalDate =>
  (Array.isArray(actions) ? actions : []).map(({ dueOn }) => String(dueOn)).sort()[0] ?? '9999-12-31';

test('amending a session and amending it back the same day gives the same card as before', async () => {
  let tried = 0;
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(happenings, dice, fc.nat(60), async (told, thrown, late) => {
      const history = await historyOf(told);
      const recordedOn = addDays('2026-02-10', late);
      const step = STEPS['amend-study-session']?.(new Told('2025-11-30', 0, thrown, history.accepted));
      if (!step) return;
      const { sessionId, reason, ...changes } = step.data;
      // an action that an amendment sets for a day already over is overdue at once, and stays so
      if (earliestDue(changes) < recordedOn && changes.actions !== undefined) return;
      const there = await cardsOf(history);
      const send = (commandId: string, data: Data) =>
        history.bureau.send({ ...step, command: 'amend-study-session', commandId, recordedOn, data });
      if (await send('there', step.data)) return;
      if ((await cardsOf(history)).some((card, index) => JSON.stringify(card) !== JSON.stringify(there[index])))
        moved++;
      const back = before(history, 'sessionId', sessionId, changes);
      if (await send('back', { sessionId, ...back, reason })) return;
      expect(await cardsOf(history)).toEqual(there);
      tried++;
    }),
    runs(40),
  );
  expect(tried).toBeGreaterThan(10);
  expect(moved).toBeGreaterThan(3);
});

const revision = fc.record({
  on: fc.integer({ min: 0, max: 330 }).map((number) => addDays('2025-01-05', number)),
  change: fc.record(
    {
      weight: fc.integer({ min: 1, max: 10 }),
      emphasis: fc.constantFrom('routine', 'key', 'difficult'),
      dueOn: fc.constantFrom('2025-10-31', '2025-12-31'),
    },
    { requiredKeys: [] },
  ),
  org: fc.constantFrom('b1', 'c1'),
});

test('revising a task and revising it back the same day gives the same card as before, in time or too late', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(revision, fc.constantFrom('key', 'routine'), async ({ on, change, org }, emphasis) => {
      const history = await historyOf({ foundedOn: '2019-01-01', steps: [] });
      const terms = { emphasis, weight: 5, dueOn: '2025-08-31' };
      const task = { taskId: 't-1', branchId: 'b1', year: 2025, setOn: '2025-01-02', title: '任务' };
      const send = (command: string, commandId: string, data: Data, orgId = 'b1') =>
        history.bureau.send({ command, commandId, recordedOn: on, actor: actorOf('business-head', orgId), data });
      await send('set-annual-task', 'set', { ...task, ...terms });
      const there = await cardsOf(history);
      const revise = (commandId: string, data: Data) =>
        send('revise-annual-task', commandId, { taskId: 't-1', on, ...data, reason: '调整' }, org);
      if (await revise('there', change)) return;
      const back = Object.fromEntries(Object.entries(terms).filter(([name]) => name in change));
      expect(await revise('back', back)).toBeUndefined();
      expect(await cardsOf(history)).toEqual(there);
      tried++;
    }),
    runs(40),
  );
  expect(tried).toBeGreaterThan(20);
});

describe('known weakness:', () => {
  const themeDays = async (year: BranchYear, asOf: LocalDate) => {
    const card = (await year.facts()).card('b1', asOf);
    return card && indicatorsOf(card)[0]?.numerator;
  };

  test('a session moved to a later day and back is missing from cards as of the days in between', async () => {
    const held = () => new BranchYear().session('s1', '2025-02-10', { kind: 'theme-day' });
    const back = held()
      .amend('s1', '2025-03-25', { heldOn: '2025-03-20' })
      .amend('s1', '2025-03-26', { heldOn: '2025-02-10' });
    // a correction holds from the day of what it corrects, as it stood before: the second one from 20 March on
    expect([await themeDays(held(), '2025-02-28'), await themeDays(back, '2025-02-28')]).toEqual([0.5, 0]);
    expect([await themeDays(held(), '2025-03-31'), await themeDays(back, '2025-03-31')]).toEqual([0.3333, 0.3333]);
  });

  test('an action that is set for a day already over stays overdue, though it is set back at once', async () => {
    const agreed = (due: LocalDate) => ({ actions: { a1: due } });
    const held = () =>
      new BranchYear().session('s1', '2025-02-10', agreed('2025-06-01')).done('s1', 'a1', '2025-05-30');
    const back = held().amend('s1', '2025-05-10', agreed('2025-03-01')).amend('s1', '2025-05-10', agreed('2025-06-01'));
    const valueOfActions = async (year: BranchYear) => {
      const card = (await year.facts()).card('b1', '2025-12-31');
      return card && indicatorsOf(card)[2]?.value;
    };
    expect([await valueOfActions(held()), await valueOfActions(back)]).toEqual([1, 0]);
  });
});
