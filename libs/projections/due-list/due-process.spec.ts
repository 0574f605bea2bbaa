import type { Role } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { type Days, everyDue, on, waiting, waitingForM1 } from '#testing/due-days.js';
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
import { contestDecided, contested, reviewConcluded, reviewOpened, sealed } from '#testing/promotion-reviews.js';
import { declined, granted, nominated, objected, objectionDecided, publicized } from '#testing/recognitions.js';

describe('a nomination', () => {
  const objectedBy = objected('o1', { id: 'm2', role: 'member', orgId: 'b1' });
  const asked = (days: Days, asOf: LocalDate, role: Role = 'superior') => waiting(days, { role, at: 'c1', asOf });

  it('waits at the organization whose award it is: for its notice, then for a decision on the day after that', () => {
    for (const role of ['superior', 'branch-officer'] as const) {
      expect(asked([nominated()], '2025-05-26', role)).toEqual([['publicize-nomination', 'n1', undefined]]);
      const public_ = [nominated(), on('2025-05-28', publicized())];
      expect(asked(public_, '2025-05-28', role)).toEqual([['grant-or-decline-nomination', 'n1', '2025-06-06']]);
      for (const end of [granted('2025-06-06'), declined('2025-06-06')]) {
        expect(asked([...public_, end], '2025-06-05', role)).toHaveLength(1);
        expect(asked([...public_, end], '2025-06-06', role)).toEqual([]);
      }
    }
    expect(waiting([nominated()], { role: 'branch-officer', asOf: '2025-05-26' })).toEqual([]);
  });

  it('waits no more for a notice that is arranged ahead', () => {
    expect(asked([nominated(), on('2025-05-27', publicized())], '2025-05-27')).toMatchObject([
      ['grant-or-decline-nomination', 'n1', '2025-06-06'],
    ]);
  });

  it('waits for a decision on each objection, and after an upheld one to be declined', () => {
    const against = [nominated(), on('2025-05-28', publicized()), on('2025-05-29', objectedBy)];
    const grant = ['grant-or-decline-nomination', 'n1', '2025-06-06'];
    expect(asked(against, '2025-05-29')).toEqual([grant, ['decide-nomination-objection', 'o1', undefined]]);
    const decided = (upheld: boolean) => [...against, on('2025-06-03', objectionDecided('o1', upheld))];
    expect(asked(decided(false), '2025-06-03')).toEqual([grant]);
    expect(asked(decided(true), '2025-06-03')).toEqual([['decline-nomination', 'n1', undefined]]);
    expect(asked([...decided(true), declined('2025-06-04')], '2025-06-04')).toEqual([]);
  });

  it('that was declined leaves an objection to be answered', () => {
    expect(asked([nominated(), on('2025-05-29', objectedBy), declined('2025-06-01')], '2025-06-01')).toEqual([
      ['decide-nomination-objection', 'o1', undefined],
    ]);
  });
});

describe('a promotion review', () => {
  const opened = reviewOpened();
  const asked = (days: Days, asOf: LocalDate, role: Role = 'superior') => waiting(days, { role, at: 'c1', asOf });
  const edition = (number: number, day: LocalDate) => on(day, sealed(number, []));

  it('waits to be sealed, then for the member to look at it, and for its conclusion', () => {
    for (const role of ['superior', 'branch-officer'] as const) {
      expect(asked([opened], '2025-01-01', role)).toEqual([['seal-promotion-evidence', 'w1', undefined]]);
    }
    const shown = [opened, edition(1, '2025-01-06')];
    expect(asked(shown, '2025-01-06')).toEqual([['conclude-promotion-review', 'w1', undefined]]);
    expect(asked(shown, '2025-01-06', 'branch-officer')).toEqual([]);
    expect(waitingForM1(shown, '2025-01-06')).toEqual([['check-promotion-evidence', 'w1', undefined]]);
    const concluded = [...shown, reviewConcluded('2025-01-10')];
    expect(asked(concluded, '2025-01-10')).toEqual([]);
    expect(waitingForM1(concluded, '2025-01-10')).toEqual([]);
  });

  it('waits for a decision on what the member contests, and if that is upheld for another edition', () => {
    const against = [opened, edition(1, '2025-01-06'), on('2025-01-07', contested('o1', 'event-1'))];
    const conclude = ['conclude-promotion-review', 'w1', undefined];
    expect(asked(against, '2025-01-06')).toEqual([conclude]);
    expect(asked(against, '2025-01-07')).toEqual([['decide-evidence-contest', 'o1', undefined]]);
    expect(asked(against, '2025-01-07', 'branch-officer')).toEqual([]);
    const decided = (upheld: boolean) => [...against, on('2025-01-08', contestDecided('o1', 'event-1', upheld))];
    expect(asked(decided(false), '2025-01-08')).toEqual([conclude]);
    for (const role of ['superior', 'branch-officer'] as const) {
      expect(asked(decided(true), '2025-01-08', role)).toEqual([['seal-promotion-evidence', 'w1', undefined]]);
    }
    const again = [...decided(true), edition(2, '2025-01-09')];
    expect(asked(again, '2025-01-09')).toEqual([conclude]);
    expect(waitingForM1(again, '2025-01-09')).toEqual([['check-promotion-evidence', 'w1', undefined]]);
  });

  it('waits no more for the member’s eye once something was contested, until the next edition', () => {
    const against = [opened, edition(1, '2025-01-06'), on('2025-01-07', contested('o1', 'event-1'))];
    expect(waitingForM1(against, '2025-01-06')).toEqual([['check-promotion-evidence', 'w1', undefined]]);
    expect(waitingForM1(against, '2025-01-07')).toEqual([]);
    for (const upheld of [false, true]) {
      const decided = [...against, on('2025-01-08', contestDecided('o1', 'event-1', upheld))];
      expect(waitingForM1(decided, '2025-01-08')).toEqual([]);
    }
  });

  it('waits for a decision on every contest before anything is sealed or concluded', () => {
    const two = [
      ...[opened, edition(1, '2025-01-06')],
      ...[on('2025-01-07', contested('o1', 'event-1')), on('2025-01-07', contested('o2', 'event-2'))],
    ];
    const first = (upheld: boolean) => [...two, on('2025-01-08', contestDecided('o1', 'event-1', upheld))];
    const then = (upheld: boolean) => on('2025-01-09', contestDecided('o2', 'event-2', upheld));
    for (const upheld of [false, true]) {
      expect(asked(first(upheld), '2025-01-08')).toEqual([['decide-evidence-contest', 'o2', undefined]]);
      expect(asked(first(upheld), '2025-01-08', 'branch-officer')).toEqual([]);
    }
    const seal = [['seal-promotion-evidence', 'w1', undefined]];
    for (const decided of [
      [...first(true), then(false)],
      [...first(false), then(true)],
      [...first(true), then(true)],
    ]) {
      expect(asked(decided, '2025-01-09')).toEqual(seal);
      expect(asked(decided, '2025-01-09', 'branch-officer')).toEqual(seal);
    }
    expect(asked([...first(false), then(false)], '2025-01-09')).toEqual([
      ['conclude-promotion-review', 'w1', undefined],
    ]);
  });
});

describe('an improvement notice', () => {
  const above = (days: Days, asOf: LocalDate) => waiting(days, { role: 'superior', asOf });
  const officers = (days: Days, asOf: LocalDate) => waiting(days, { role: 'branch-officer', asOf });
  const state = ['submit-statement', 'w1', '2025-03-17'];
  const plan = ['submit-improvement-plan', 'w1', undefined];
  const review = ['review-improvement', 'w1', undefined];
  const lift = ['lift-improvement-notice', 'w1', undefined];
  const decide = ['decide-appeal', 'w1', undefined];

  it('to a member waits for that member, one to a branch for its officers', () => {
    expect(waitingForM1([issued()], '2025-03-17')).toEqual([state, plan]);
    expect(officers([issued()], '2025-03-17')).toEqual([]);
    expect(officers([issued(ofW2)], '2025-03-03')).toEqual([
      ['submit-statement', 'w2', '2025-03-17'],
      ['submit-improvement-plan', 'w2', undefined],
    ]);
    expect(waitingForM1([issued(), stated('2025-03-10')], '2025-03-10')).toEqual([plan]);
    expect(waitingForM1([issued()], '2025-03-18')).toEqual([plan]);
  });

  it('waits for what was planned, by its days, also after it was lifted or has ended', () => {
    const done = [
      issued(),
      planned('2025-03-12', { a1: '2025-05-01', a2: '2025-04-01' }),
      actionCompleted('a2', '2025-03-30'),
    ];
    expect(waitingForM1(done, '2025-03-29')).toEqual([
      ['complete-improvement-action', 'a2', '2025-04-01'],
      ['complete-improvement-action', 'a1', '2025-05-01'],
    ]);
    for (const over of [
      waitingForM1([...done, lifted('2025-04-10')], '2025-04-10'),
      waitingForM1(done, '2025-09-03'),
    ]) {
      expect(over).toEqual([['complete-improvement-action', 'a1', '2025-05-01']]);
    }
  });

  it('says nothing of what a plan says', () => {
    const list = everyDue([issued(), planned('2025-03-12', { a1: '2025-05-01' })], '2025-03-12');
    expect(JSON.stringify(list.items.map(({ name, ...item }) => item))).not.toContain('整改');
    expect(list.items.map(({ name }) => name.zh)).toEqual(['提交申述说明', '办结整改事项']);
    expect(list.items.every(({ about }) => about === undefined)).toBe(true);
  });

  it('is reviewed once whom it concerns was heard: by a statement, or because the day for one has passed', () => {
    expect(above([issued()], '2025-03-17')).toEqual([]);
    expect(above([issued()], '2025-03-18')).toEqual([review]);
    expect(above([issued(), stated('2025-03-10')], '2025-03-10')).toEqual([review]);
    expect(above([issued(), stated('2025-03-10')], '2025-03-09')).toEqual([]);
    expect(above([issued(), lifted('2025-04-20')], '2025-04-20')).toEqual([]);
  });

  it('is reviewed again until a review finds it improved, and then waits to be lifted', () => {
    for (const verdict of ['partly', 'not-improved'] as const) {
      expect(above([issued(), reviewed('2025-04-20', verdict)], '2025-04-20')).toEqual([review]);
    }
    const improved = [issued(), reviewed('2025-04-20', 'partly'), reviewed('2025-05-10')];
    expect(above(improved, '2025-05-09')).toEqual([review]);
    expect(above(improved, '2025-05-10')).toEqual([lift]);
    expect(above([...improved, reviewed('2025-05-10', 'not-improved')], '2025-05-10')).toEqual([review]);
    expect(above([...improved, lifted('2025-06-01')], '2025-05-31')).toEqual([lift]);
    expect(above([...improved, lifted('2025-06-01')], '2025-06-01')).toEqual([]);
    expect(above(improved, '2025-09-03')).toEqual([]);
  });

  it('goes by the days of its reviews and of its lifting, also where one of them was recorded late', () => {
    const late = [issued(), reviewed('2025-05-10'), reviewed('2025-04-20', 'not-improved')];
    expect(above(late, '2025-05-09')).toEqual([review]);
    expect(above(late, '2025-05-10')).toEqual([lift]);
    for (const day of ['2025-05-01', '2025-05-10']) expect(above([...late, lifted('2025-05-01')], day)).toEqual([]);
  });

  it('that nobody has lifted ends by itself', () => {
    expect(above([issued()], '2025-09-02')).toEqual([review]);
    expect(above([issued()], '2025-09-03')).toEqual([]);
    expect(waitingForM1([issued()], '2025-09-02')).toEqual([plan]);
    expect(waitingForM1([issued()], '2025-09-03')).toEqual([]);
  });

  it('waits, while it is appealed, for that to be decided, and only then for its review', () => {
    const against = [issued(), appealed('2025-03-20')];
    expect(above(against, '2025-03-19')).toEqual([review]);
    expect(above(against, '2025-03-20')).toEqual([decide]);
    expect(above([...against, appealDecided('2025-03-25', false)], '2025-03-25')).toEqual([review]);
    expect(
      above([issued(), reviewed('2025-03-19'), ...against.slice(1), appealDecided('2025-03-25', false)], '2025-03-25'),
    ).toEqual([lift]);
    expect(above([issued(), reviewed('2025-03-19'), ...against.slice(1)], '2025-03-20')).toEqual([decide]);
  });

  it('appealed before anybody was heard is reviewed neither before the hearing nor before the decision', () => {
    const early = [issued(), appealed('2025-03-05'), stated('2025-03-06'), appealDecided('2025-03-08', false)];
    expect(above(early, '2025-03-07')).toEqual([['decide-appeal', 'w1', undefined]]);
    expect(above(early, '2025-03-08')).toEqual([review]);
    const unheard = [issued(), appealed('2025-03-05'), appealDecided('2025-03-08', false)];
    expect(above(unheard, '2025-03-17')).toEqual([]);
    expect(above(unheard, '2025-03-18')).toEqual([review]);
    expect(above([...unheard, stated('2025-03-06')], '2025-03-07')).toEqual([['decide-appeal', 'w1', undefined]]);
    expect(above([...unheard, stated('2025-03-06')], '2025-03-08')).toEqual([review]);
  });

  it('that was lifted or has ended leaves an appeal to be decided, and nothing else', () => {
    const late = [issued(), reviewed('2025-03-19'), lifted('2025-03-31'), appealed('2025-04-01')];
    expect(above(late, '2025-04-01')).toEqual([decide]);
    expect(above([...late, appealDecided('2025-04-05', false)], '2025-04-05')).toEqual([]);
    expect(above([issued(), appealed('2025-09-03')], '2025-09-03')).toEqual([decide]);
  });

  it('that an upheld appeal has annulled waits for nobody, on no day', () => {
    const annulled = [
      ...[issued(), planned('2025-03-12', { a1: '2025-05-01' }), appealed('2025-03-20')],
      appealDecided('2025-03-25', true),
    ];
    for (const asOf of ['2025-03-12', '2025-03-20', '2025-06-01']) {
      expect(above(annulled, asOf)).toEqual([]);
      expect(waitingForM1(annulled, asOf)).toEqual([]);
    }
  });
});
