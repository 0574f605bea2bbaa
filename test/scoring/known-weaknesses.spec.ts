import { addDays } from '#kernel/local-date.js';
import { type Attack, Attacked } from './attacked.js';
import type { BranchYear } from './branch-year.js';
import { middlingYear } from './middling-year.js';

const due = (prefix: string, on: string) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${prefix}${number}`, on]));

/** Something done forty times, by number. */
const forty = (year: BranchYear, each: (number: number) => unknown): BranchYear => {
  for (let number = 0; number < 40; number++) each(number);
  return year;
};

const staged =
  (by: string, anonymous: boolean): Attack =>
  (year) =>
    forty(year, (number) => year.concern(`x${number}`, '2025-11-01', '2025-11-01', { by, anonymous }));

interface Weakness {
  readonly how: string;
  readonly attack: Attack;
  /** Points of the total that it gains in a middling year of 50.44. */
  readonly gain: number;
  readonly asOf?: string;
  readonly honest?: () => BranchYear;
}

/**
 * What gains points by the formulas as they stand, with nothing else done and no signal raised. Stated so that nobody
 * is surprised: a card is evidence that a person reads, and a change of these numbers is a change of the formulas.
 */
const WEAKNESSES: readonly Weakness[] = [
  {
    how: 'a task that will fail may be cancelled 31 days before it is due',
    attack: (year) => year.cancel('t2', '2025-08-30'),
    gain: 18.63,
  },
  {
    how: 'a task that will fail may be devalued 31 days before it is due',
    attack: (year) => year.revise('t2', '2025-08-30', { weight: 1, emphasis: 'routine' }),
    gain: 15.42,
  },
  {
    how: 'a task that was not done counts half once it is reported as done and nobody verifies it',
    attack: (year) => year.complete('t2', '2025-09-29'),
    gain: 6.79,
  },
  {
    how: 'a trivial task may be set and done at the end of the year, if somebody above confirms it',
    attack: (year) =>
      year
        .task('x', { dueOn: '2025-12-31', weight: 10, emphasis: 'key', setOn: '2025-12-01' })
        .session('named', '2025-12-01', { taskIds: ['x'] })
        .complete('x', '2025-12-02')
        .verify('x', '2025-12-10', 'met', 100),
    gain: 7.16,
  },
  {
    how: 'an old session amended to name every task that is over counts half for those which nobody had named',
    attack: (year) => year.amend('s1', '2025-12-20', { taskIds: ['t1', 't2', 't3'] }),
    gain: 2.73,
  },
  {
    how: 'one session that names every task in January links them all',
    attack: (year) => year.session('early', '2025-01-20', { taskIds: ['t1', 't2', 't3'] }),
    gain: 3.64,
  },
  {
    how: 'sessions amended in December to name tasks and business content fill the quarters behind them',
    attack: (year) =>
      ['04', '07', '10'].reduce(
        (all, month) => all.amend(`theme-${month}`, '2025-12-20', { businessHours: 0.25, taskIds: ['t1'] }),
        year,
      ),
    gain: 3,
  },
  {
    how: 'a study session amended in December to have been a theme day fills the month that had none',
    attack: (year) => year.amend('s1', '2025-12-20', { kind: 'theme-day' }),
    gain: 0.28,
  },
  {
    how: 'a paper initiative counts a quarter until its 180th day',
    attack: (year) => year.initiative('i2', '2025-07-05', ['t2']),
    asOf: '2025-12-31',
    gain: 1.33,
  },
  {
    how: 'a paper initiative may be abandoned and launched again before its 180th day',
    attack: (year) =>
      year.initiative('i2', '2025-02-05', ['t2']).abandon('i2', '2025-07-30').initiative('i3', '2025-07-30', ['t2']),
    asOf: '2025-12-31',
    gain: 1.33,
  },
  {
    how: 'a paper initiative that the branch’s own business head calls effective counts three quarters',
    attack: (year) => year.initiative('i2', '2025-07-05', ['t2']).verdict('i2', '2025-12-20', 'effective', 'b1'),
    gain: 4,
  },
  {
    how: 'a paper initiative that is judged to have had no effect counts more than one that is not judged',
    attack: (year) => year.initiative('i2', '2025-07-05', ['t2']).verdict('i2', '2025-12-20', 'none'),
    gain: 1.33,
  },
  {
    how: 'one-day postings keep the empty days of a post off the card',
    attack: (year) => {
      for (let day = '2025-02-05'; day < '2025-12-31'; day = addDays(day, 32)) {
        year.assign('p2', 'm3', day).release('p2', 'm3', addDays(day, 1));
      }
      return year;
    },
    gain: 4.17,
  },
  {
    how: 'a member whom nobody reviews carries, from one post, every task that the post names',
    attack: (year) => year.post('p3', '2025-01-05', ['t1', 't2']).assign('p3', 'm4', '2025-01-05'),
    gain: 1.42,
  },
  {
    how: 'concerns raised and answered at once by members make up for those answered late',
    attack: staged('m4', false),
    gain: 3.41,
  },
  {
    how: 'concerns that an officer raises without a name count like anybody’s',
    attack: staged('m1', true),
    gain: 3.41,
  },
  {
    how: 'forty trivial follow-ups of talks outweigh the one that was not done',
    attack: (year) => {
      year.talk('x', '2025-11-01', due('f', '2025-11-20'));
      return forty(year, (number) => year.followed('x', `f${number}`, '2025-11-02'));
    },
    gain: 1.19,
  },
  {
    how: 'forty meetings with a trivial action each outweigh those that agreed on something',
    attack: (year) =>
      forty(year, (number) =>
        year
          .session(`x${number}`, '2025-11-01', { actions: { a: '2025-11-01' } })
          .done(`x${number}`, 'a', '2025-11-01'),
      ),
    gain: 2.91,
  },
  {
    how: 'an action that will not be done may be removed, or put off, up to the day on which it is due',
    attack: (year) => year.amend('s2', '2025-07-12', { actions: { a1: '2025-06-12' } }),
    gain: 0.63,
  },
  {
    how: 'two practices adopted to report that they do not work count like two that do',
    attack: (year) =>
      ['r1', 'r2'].reduce(
        (all, practice) =>
          all.practice(practice, '2025-01-10', 'b2').adopted([practice, 'b1'], ['2025-02-01', '2025-03-03'], 'not'),
        year,
      ),
    gain: 1.2,
  },
  {
    how: 'one friendly branch that adopts four practices fills the spread of practices',
    attack: (year) =>
      ['r1', 'r2', 'r3', 'r4'].reduce(
        (all, practice) =>
          all.practice(practice, '2025-01-10').adopted([practice, 'b2'], ['2025-02-01', '2025-03-03'], 'works'),
        year,
      ),
    gain: 4,
  },
  {
    how: 'an answer may be dated a week back before anybody is told of it',
    attack: (year) => year.concern('x', '2025-06-01', '2025-06-16', { recordedOn: '2025-06-23' }),
    gain: 0.75,
  },
  {
    how: 'the completion of an action may be dated a week back before anybody is told of it',
    attack: (year) => year.done('s2', 'a2', '2025-07-12', { recordedOn: '2025-07-19' }),
    gain: 1.25,
  },
  {
    how: 'the completion of a task may be dated a week back before anybody is told of it',
    honest: () => middlingYear().complete('t2', '2025-10-07').verify('t2', '2025-11-01', 'met'),
    attack: () =>
      middlingYear().complete('t2', '2025-09-30', { recordedOn: '2025-10-07' }).verify('t2', '2025-11-01', 'met'),
    gain: 0.95,
  },
];

describe('known weakness:', () => {
  test.each(WEAKNESSES)('$how: $gain points', async ({ attack, gain, asOf = '2026-06-30', honest = middlingYear }) => {
    const { points, signals } = await Attacked.by(attack, { asOf, honest });
    expect({ points, signals }).toEqual({ points: gain, signals: [] });
  });
});
