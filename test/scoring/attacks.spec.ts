import { addDays } from '#kernel/local-date.js';
import { Attacked, gainsNothing, isSignalled } from './attacked.js';
import { BranchYear } from './branch-year.js';
import { middlingYear } from './middling-year.js';

/** Twenty, forty …: named by number. */
const many = (count: number, each: (number: number) => unknown): void => {
  for (let number = 1; number <= count; number++) each(number);
};

/** Days in months without a theme day. */
const MISSED = ['2025-03-15', '2025-06-15', '2025-09-15', '2025-12-15'];

describe('cancelling what failed gains nothing', () => {
  // t2, due on 30 September, was never done: 31 August is the last day on which the branch could have cancelled it
  test.each([
    ['in the last 29 days', (year: BranchYear) => year.cancel('t2', '2025-09-01')],
    ['after its due date', (year: BranchYear) => year.cancel('t2', '2025-10-15')],
    [
      'by a date in time that is recorded too late',
      (year: BranchYear) => year.cancel('t2', '2025-08-31', { recordedOn: '2025-09-01' }),
    ],
    ['from above the day after its due date', (year: BranchYear) => year.cancel('t2', '2025-10-01', { by: 'c1' })],
    [
      'from above by the due date, recorded after it',
      (year: BranchYear) => year.cancel('t2', '2025-09-30', { by: 'c1', recordedOn: '2025-10-01' }),
    ],
  ])('%s', (_, attack) => gainsNothing(attack));

  test('in the last 29 days, though it spoils the card at once and not only when it is due', async () => {
    const attacked = await Attacked.by((year) => year.cancel('t2', '2025-09-01'), { asOf: '2025-09-02' });
    expect(attacked.points).toBe(-17.66);
  });
});

describe('devaluing what failed, or raising what succeeded, gains nothing', () => {
  test.each([
    ['a lower weight in the last 29 days', (year: BranchYear) => year.revise('t2', '2025-09-01', { weight: 1 })],
    [
      'a lower weight, dated in time and recorded too late',
      (year: BranchYear) => year.revise('t2', '2025-08-31', { weight: 1, recordedOn: '2025-10-15' }),
    ],
    ['a key task made routine', (year: BranchYear) => year.revise('t2', '2025-09-01', { emphasis: 'routine' })],
    ['a later due date', (year: BranchYear) => year.revise('t2', '2025-09-01', { dueOn: '2025-12-31' })],
    [
      'a later due date, from above',
      (year: BranchYear) => year.revise('t2', '2025-10-01', { dueOn: '2025-12-31', by: 'c1' }),
    ],
    [
      'a later due date first, and then a cancellation in time for that',
      (year: BranchYear) => year.revise('t2', '2025-09-01', { dueOn: '2025-12-31' }).cancel('t2', '2025-09-15'),
    ],
    [
      'a higher weight for what is about to succeed',
      (year: BranchYear) => year.revise('t1', '2025-06-01', { weight: 10 }),
    ],
  ])('%s', (_, attack) => gainsNothing(attack));
});

describe('linking afterwards gains nothing over linking in time', () => {
  const inTime = () => middlingYear().session('named', '2025-01-20', { taskIds: ['t1', 't2', 't3'] });
  test.each([
    [
      'by a session held afterwards',
      (year: BranchYear) => year.session('late', '2025-12-20', { taskIds: ['t1', 't2', 't3'], businessHours: 0 }),
    ],
    [
      'by a session dated before and recorded afterwards',
      (year: BranchYear) =>
        year.session('late', '2025-01-20', { taskIds: ['t1', 't2', 't3'], recordedOn: '2025-12-20' }),
    ],
    [
      'by amending a session recorded before',
      (year: BranchYear) => year.amend('theme-01', '2025-12-20', { taskIds: ['t1', 't2', 't3'] }),
    ],
  ])('%s', async (_, attack) => {
    const [named, linked] = [
      (await inTime().facts()).card('b1', '2026-06-30'),
      (await attack(middlingYear()).facts()).card('b1', '2026-06-30'),
    ];
    const linkageOf = (card: typeof named) => card?.dimensions[2]?.indicators[0];
    expect(linkageOf(named)).toMatchObject({ id: 'business-linkage', numerator: 5 + 4 * 0.5 + 2 }); // t2 came to nothing
    expect(linkageOf(linked)).toMatchObject({ id: 'business-linkage', numerator: 5 + 4 * 0.5 + 2 * 0.5 });
  });

  test('linking it all again where it is linked already', () =>
    gainsNothing(
      (year) => year.session('late', '2025-03-20', { taskIds: ['t1', 't2', 't3'], recordedOn: '2025-12-20' }),
      {
        honest: inTime,
      },
    ));
});

describe('a paper initiative gains nothing', () => {
  test.each([
    ['from the 180th day on', (year: BranchYear) => year.initiative('i2', '2025-02-01', ['t2'])],
    [
      'launched after the task was completed, however it is judged',
      (year: BranchYear) => year.initiative('i2', '2025-06-21', ['t1']).verdict('i2', '2025-12-20', 'effective'),
    ],
    [
      'once it is abandoned, however it was judged',
      (year: BranchYear) =>
        year
          .initiative('i2', '2025-02-01', ['t2'])
          .verdict('i2', '2025-06-20', 'effective')
          .abandon('i2', '2025-12-20'),
    ],
    [
      'launched after the year',
      (year: BranchYear) => year.initiative('i2', '2026-01-01', ['t2']).verdict('i2', '2026-02-01', 'effective'),
    ],
  ])('%s', (_, attack) => gainsNothing(attack));

  test('on a task that another initiative carries better', () =>
    gainsNothing((year) => year.initiative('i2', '2025-06-01', ['t1']), { asOf: '2025-11-20' }));
});

describe('a one-day posting', () => {
  const posted = (until: string) => (year: BranchYear) =>
    year
      .post('p3', '2025-06-01', ['t2'])
      .assign('p3', 'm3', '2025-06-01')
      .review(['p3', 'm3'], '2025-06-01', 'excellent')
      .retire('p3', until);

  test('is worth one day, not what a posting is worth', async () => {
    const [day, summer] = [await Attacked.by(posted('2025-06-02')), await Attacked.by(posted('2025-09-09'))];
    // day: 10 · (303.6/687 − 302.6/686) + 12 · 4/9 · ½ · 1/365; summer, 100 days: 402.6/786 and 100/365
    expect(day.points).toBe(0.02);
    expect(summer.points).toBe(1.45);
  });

  test('of the only post is worth one day of 90', async () => {
    const alone = () =>
      new BranchYear().task('t1', { dueOn: '2025-11-30', emphasis: 'key' }).session('s1', '2025-01-10');
    const attack = (year: BranchYear) =>
      year
        .post('p1', '2025-06-01', ['t1'])
        .assign('p1', 'm3', '2025-06-01')
        .review(['p1', 'm3'], '2025-06-01', 'excellent')
        .retire('p1', '2025-06-02');
    const { raised } = await Attacked.by(attack, { honest: alone });
    expect(raised).toEqual({ 'front-line': [0, 0.0111], 'key-task-support': [0, 0.0014] });
  });
});

describe('staged concerns', () => {
  const staged = (by: string) => (year: BranchYear) => {
    many(20, (number) => year.concern(`x${number}`, '2025-11-01', '2025-11-01', { by }));
    return year;
  };

  test('raised by an officer of the branch gain nothing, however soon they are answered', () =>
    gainsNothing(staged('m1')));
});

describe('forty trivial follow-ups', () => {
  const due = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`f${number}`, '2025-11-20']));

  test('in one meeting or in one talk are worth no more than one', async () => {
    const inMeeting = (actions: Readonly<Record<string, string>>) => (year: BranchYear) => {
      year.session('x', '2025-11-01', { actions });
      for (const action of Object.keys(actions)) year.done('x', action, '2025-11-02');
      return year;
    };
    const [one, forty] = [await Attacked.by(inMeeting({ f1: '2025-11-20' })), await Attacked.by(inMeeting(due))];
    expect(forty.points).toBe(one.points);
  });
});

describe('overdue actions', () => {
  // s2 agreed on a1 by 12 June (done on the 20th) and a2 by 12 July (never done)
  test.each([
    ['voiding their meeting', (year: BranchYear) => year.voidSession('s2', '2025-07-13')],
    ['removing them', (year: BranchYear) => year.amend('s2', '2025-07-13', { actions: { a1: '2025-06-12' } })],
    [
      'giving them more time',
      (year: BranchYear) => year.amend('s2', '2025-07-13', { actions: { a1: '2025-06-12', a2: '2026-12-31' } }),
    ],
    [
      'removing them and agreeing on them anew',
      (year: BranchYear) =>
        year
          .amend('s2', '2025-07-13', { actions: { a1: '2025-06-12' } })
          .amend('s2', '2025-07-14', { actions: { a1: '2025-06-12', a2: '2026-12-31' } }),
    ],
    [
      'moving their meeting to the year before',
      (year: BranchYear) => year.amend('s2', '2025-07-13', { heldOn: '2024-12-12' }),
    ],
  ])('%s gains nothing', (_, attack) => gainsNothing(attack));
});

describe('adopting to report "not"', () => {
  const adoptions =
    (count: number, verdict: string, until = '2025-03-03') =>
    (year: BranchYear) => {
      many(count, (number) => {
        year.practice(`r${number}`, '2025-01-10', 'b2').adopted([`r${number}`, 'b1'], ['2025-02-01', until], verdict);
      });
      return year;
    };

  test('gains nothing over reporting what works, and nothing from the third one on', async () => {
    const { points } = await Attacked.by(adoptions(2, 'works'));
    expect((await Attacked.by(adoptions(2, 'not'))).points).toBe(points);
    expect((await Attacked.by(adoptions(30, 'not'))).points).toBe(points);
  });

  test('gains nothing within 30 days', () => gainsNothing(adoptions(30, 'not', '2025-03-02')));
});

describe('backdating', () => {
  test('sessions recorded more than 30 days later fill no month and no quarter', () =>
    gainsNothing((year) => {
      for (const day of MISSED) {
        year.session(`x${day}`, day, { kind: 'theme-day', recordedOn: addDays(day, 31) });
        year.session(`y${day}`, day, { kind: 'party-lecture', recordedOn: addDays(day, 31) });
      }
      return year;
    }));

  test('amending an old session into what is missing moves it from where it was held', () =>
    gainsNothing((year) => year.amend('theme-01', '2025-12-20', { heldOn: '2025-03-15' })));
});

describe('what gains raises a signal:', () => {
  test('cancelling what will fail on the last day on which the branch may', () =>
    isSignalled('shifting-goalposts', (year) => year.cancel('t2', '2025-08-31')));

  test('cancelling what failed from above, on the day on which it is due', () =>
    isSignalled('shifting-goalposts', (year) => year.cancel('t2', '2025-09-30', { by: 'c1' })));

  test('devaluing what will fail on the last day on which the branch may', () =>
    isSignalled('shifting-goalposts', (year) => year.revise('t2', '2025-08-31', { weight: 1, emphasis: 'routine' })));

  test('sessions dated back by up to 30 days', () =>
    isSignalled('late-entry', (year) => {
      for (const day of MISSED) year.session(`x${day}`, day, { kind: 'theme-day', recordedOn: addDays(day, 30) });
      return year;
    }));

  test('a quarter’s sessions dated back and entered in one go', () =>
    isSignalled('bulk-backfill', (year) => {
      for (const day of ['01', '05', '09', '12', '16']) {
        year.session(`x${day}`, `2025-12-${day}`, { kind: 'party-lecture', recordedOn: '2025-12-28' });
      }
      return year;
    }));

  test('a session dated back to before the tasks that it names were completed', () =>
    isSignalled('late-entry', (year) =>
      year.session('x', '2025-01-20', { taskIds: ['t1', 't2', 't3'], recordedOn: '2025-12-20' }),
    ));

  test('five sessions that name a task which came to nothing', () =>
    isSignalled('linked-without-outcome', (year) => {
      for (const day of ['03', '06', '09', '12', '13']) year.session(`x${day}`, `2025-03-${day}`, { taskIds: ['t2'] });
      return year;
    }));

  test('an answer dated back by more than a week', () =>
    isSignalled('late-entry', (year) => year.concern('x', '2025-06-01', '2025-06-16', { recordedOn: '2025-06-24' })));

  test('what was agreed on, dated back by more than a week', () =>
    isSignalled('late-entry', (year) => year.done('s2', 'a2', '2025-07-12', { recordedOn: '2025-07-20' })));

  test('a completion dated back by more than a week', () =>
    isSignalled('late-entry', (year) => year.complete('t2', '2025-09-30', { recordedOn: '2025-10-08' })));

  test('a posting dated back', () =>
    isSignalled('late-entry', (year) => year.assign('p2', 'm3', '2025-01-05', { recordedOn: '2025-12-20' })));

  test('an initiative dated back to before the task was completed', () =>
    isSignalled('late-entry', (year) =>
      year.initiative('x', '2025-03-01', ['t1'], { recordedOn: '2025-12-20' }).verdict('x', '2025-12-20', 'effective'),
    ));

  test('a paper initiative, which gains nothing by then', async () => {
    const { signals } = await Attacked.by((year) => year.initiative('i2', '2025-02-01', ['t2']));
    expect(signals).toEqual(['paper-carrier']);
  });
});
