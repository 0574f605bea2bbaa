import { BranchStory } from '#testing/branch-story.js';

const through = (story: BranchStory, asOf: string, year = 2025) => story.parts('follow-through', asOf, year);
const held = (actions: Readonly<Record<string, string>>) =>
  new BranchStory().session('s1', { heldOn: '2025-02-01', actions });

test('done by the due date 1, up to 14 days late ½, then 0', () => {
  const story = held({ a1: '2025-03-01', a2: '2025-03-01', a3: '2025-03-01' });
  story.done('s1', 'a1', '2025-03-01').done('s1', 'a2', '2025-03-15').done('s1', 'a3', '2025-03-16');
  expect(through(story, '2025-12-31')).toEqual([0.5, 1]);
});

test('an action counts from its due date on, and as not done until the day on which it was done', () => {
  const story = held({ a1: '2025-03-01' }).done('s1', 'a1', '2025-03-10');
  expect(through(story, '2025-02-28')).toEqual([0, 0]);
  expect(through(story, '2025-03-09')).toEqual([0, 1]);
  expect(through(story, '2025-03-10')).toEqual([0.5, 1]);
});

test('many actions of one session weigh as much as one of another', () => {
  const story = held({ a1: '2025-03-01', a2: '2025-03-01', a3: '2025-03-01', a4: '2025-03-01' });
  story.session('s2', { heldOn: '2025-02-02', actions: { a1: '2025-03-01' } }).done('s2', 'a1', '2025-02-20');
  expect(through(story, '2025-12-31')).toEqual([1, 2]);
});

test('an action counts in the year of its due date, not of its meeting', () => {
  const story = new BranchStory().session('s1', { heldOn: '2024-12-20', actions: { a1: '2025-01-15' } });
  expect(through(story, '2024-12-31', 2024)).toEqual([0, 0]);
  expect(through(story, '2025-01-31', 2025)).toEqual([0, 1]);
  expect(through(story, '2025-01-31', 2024)).toEqual([0, 0]);
});

test('an action that was due the year before is no item of this year', () => {
  const story = new BranchStory().session('s1', {
    heldOn: '2024-12-01',
    actions: { a1: '2024-12-31', a2: '2025-01-01' },
  });
  expect(through(story.done('s1', 'a2', '2025-01-01'), '2025-12-31')).toEqual([1, 1]);
});

describe('an amendment of actions', () => {
  test('moves a due date if it was recorded by that date', () => {
    const moved = (on: string) => held({ a1: '2025-03-01' }).amend('s1', on, { actions: { a1: '2025-04-01' } });
    expect(through(moved('2025-03-01'), '2025-03-31')).toEqual([0, 0]);
    expect(through(moved('2025-03-02'), '2025-03-31')).toEqual([0, 1]);
  });

  test('is judged by the due date in force, also after an earlier move', () => {
    const story = held({ a1: '2025-03-01' })
      .amend('s1', '2025-03-01', { actions: { a1: '2025-04-01' } })
      .amend('s1', '2025-03-20', { actions: { a1: '2025-05-01' } });
    expect(through(story, '2025-04-30')).toEqual([0, 0]);
    expect(through(story, '2025-05-01')).toEqual([0, 1]);
  });

  test('takes an action away if it was recorded by the due date', () => {
    const removed = (on: string) => held({ a1: '2025-03-01' }).amend('s1', on, { actions: {} });
    expect(through(removed('2025-03-01'), '2025-12-31')).toEqual([0, 0]);
    expect(through(removed('2025-03-02'), '2025-12-31')).toEqual([0, 1]);
  });

  test('cannot bring back an overdue action under a later date', () => {
    const story = held({ a1: '2025-03-01' })
      .amend('s1', '2025-03-02', { actions: {} })
      .amend('s1', '2025-03-03', { actions: { a1: '2025-06-01' } });
    expect(through(story, '2025-03-31')).toEqual([0, 1]);
  });

  test('that leaves the actions alone leaves their due dates alone', () => {
    expect(through(held({ a1: '2025-03-01' }).amend('s1', '2025-02-10', { partyHours: 2 }), '2025-03-31')).toEqual([
      0, 1,
    ]);
  });
});

test('of a void session only the actions that were due before stay', () => {
  const story = held({ a1: '2025-03-01', a2: '2025-03-02', a3: '2025-06-01' }).voidSession('s1', '2025-03-02');
  story.session('s2', { heldOn: '2025-02-02', actions: { a1: '2025-03-01' } }).done('s2', 'a1', '2025-03-01');
  expect(through(story, '2025-12-31')).toEqual([1, 2]);
});

test('without an action that was due it does not apply', () => {
  expect(held({}).indicator('follow-through', '2025-12-31').value).toBeNull();
});
