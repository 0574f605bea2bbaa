import { branchFactsOf } from '#testing/branch-facts-of.js';
import { BranchStory } from '#testing/branch-story.js';
import { branchAt } from '../branch-at.js';
import { manningOf } from '../manning.js';
import type { PostAt } from '../posting-at.js';
import { frontLine as indicator } from './front-line.js';

const frontLine = (story: BranchStory, asOf = '2025-12-31') => story.parts('front-line', asOf);

/** A post without a key or difficult task, so that no least number of post-days applies. */
const open = (from = '2025-01-01') => new BranchStory().members(3).post('p1', from);

describe('empty days', () => {
  test('are left out up to a difference of 30 from the opening', () => {
    expect(frontLine(open(), '2025-01-31')).toEqual([0, 0]);
    expect(frontLine(open(), '2025-02-01')).toEqual([0, 1]);
  });

  test('are left out up to a difference of 30 from falling vacant', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-20', 'excellent');
    story.release('p1', 'm1', '2025-02-01');
    expect(frontLine(story, '2025-03-03')).toEqual([31, 31]);
    expect(frontLine(story, '2025-03-04')).toEqual([31, 32]);
  });

  test('count the difference from a vacancy in the year before', () => {
    const story = open('2024-06-01').assign('p1', 'm1', '2024-06-01').release('p1', 'm1', '2024-12-10');
    // 31 days from 10 December: up to 9 January
    expect(frontLine(story, '2025-01-09')).toEqual([0, 0]);
    expect(frontLine(story, '2025-01-12')).toEqual([0, 3]);
  });

  test('end with the post', () => {
    expect(frontLine(open().retire('p1', '2025-02-05'))).toEqual([0, 4]);
  });

  test('do not begin while somebody else is still there', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').assign('p1', 'm2', '2025-01-01');
    story.review(['p1', 'm2'], '2025-01-20', 'fair').release('p1', 'm1', '2025-01-11');
    expect(frontLine(story, '2025-01-31')).toEqual([18.6, 31]);
  });
});

describe('days with somebody on the post', () => {
  test('count the rating of the posting: 1, .85, .6, .2', () => {
    const ratings = { excellent: 1, good: 0.85, fair: 0.6, poor: 0.2 };
    for (const [rating, worth] of Object.entries(ratings)) {
      const story = open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-02', rating);
      expect(story.indicator('front-line', '2025-12-31')).toMatchObject({ value: worth, denominator: 365 });
    }
  });

  test('count at most .85 where somebody of the branch itself reviewed', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-02', 'excellent', 'b1');
    expect(story.indicator('front-line', '2025-12-31').value).toBe(0.85);
    story.review(['p1', 'm1'], '2025-01-03', 'poor', 'b1');
    expect(story.indicator('front-line', '2025-12-31').value).toBe(0.2);
  });

  test('count the last review by date, also of days before it, up to the day asked for', () => {
    const story = open().assign('p1', 'm1', '2025-01-01');
    story.review(['p1', 'm1'], '2025-06-10', 'poor').review(['p1', 'm1'], '2025-06-09', 'excellent');
    expect(frontLine(story, '2025-06-09')).toEqual([160, 160]);
    expect(frontLine(story, '2025-06-10')).toEqual([32.2, 161]);
  });

  test('count the later recorded of two reviews of one day', () => {
    const story = open().assign('p1', 'm1', '2025-01-01');
    story.review(['p1', 'm1'], '2025-01-10', 'poor').review(['p1', 'm1'], '2025-01-10', 'excellent');
    expect(frontLine(story, '2025-01-31')).toEqual([31, 31]);
  });

  test('count a review of January for the year before, and none of the year before', () => {
    const story = open('2024-12-01').assign('p1', 'm1', '2024-12-01').review(['p1', 'm1'], '2024-12-20', 'excellent');
    expect(frontLine(story, '2025-12-31')).toEqual([0, 365 - 90]);
    story.review(['p1', 'm1'], '2026-01-20', 'excellent');
    expect(frontLine(story, '2026-01-19')).toEqual([0, 365 - 90]);
    expect(frontLine(story, '2026-01-20')).toEqual([365, 365]);
  });

  test('without any rating are left out 90 times in the year, then count nothing', () => {
    const story = open().assign('p1', 'm1', '2025-01-01');
    expect(frontLine(story, '2025-03-31')).toEqual([0, 0]);
    expect(frontLine(story, '2025-04-01')).toEqual([0, 1]);
  });

  test('without any rating add up over the postings of a post', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').release('p1', 'm1', '2025-02-20');
    story.assign('p1', 'm2', '2025-02-20').release('p1', 'm2', '2025-04-11').retire('p1', '2025-04-11');
    // 50 and 50 days
    expect(frontLine(story)).toEqual([0, 10]);
  });

  test('with rated and unrated people count the rated ones only', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').assign('p1', 'm2', '2025-01-01');
    story.review(['p1', 'm1'], '2025-01-05', 'good');
    expect(frontLine(story, '2025-04-30')).toEqual([102, 120]);
  });

  test('with several rated people count their mean', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').assign('p1', 'm2', '2025-01-01');
    story.review(['p1', 'm1'], '2025-01-05', 'excellent').review(['p1', 'm2'], '2025-01-05', 'poor');
    expect(frontLine(story, '2025-01-31')).toEqual([18.6, 31]);
  });

  test('a second posting of the same member has ratings of its own', () => {
    const story = open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-10', 'excellent');
    story.release('p1', 'm1', '2025-01-11').assign('p1', 'm1', '2025-01-21');
    story.review(['p1', 'm1'], '2025-01-31', 'poor');
    // ten days of 1, ten empty ones left out, eleven of .2
    expect(frontLine(story, '2025-01-31')).toEqual([12.2, 21]);
  });
});

describe('the least number of post-days', () => {
  const withKeyTask = () => new BranchStory().task('t1', { dueOn: '2025-12-31', emphasis: 'key' });

  test('is 90 for a branch with a key or difficult task, also with no post at all', () => {
    expect(frontLine(withKeyTask())).toEqual([0, 90]);
  });

  test('is the days of the year so far where these are fewer', () => {
    expect(frontLine(withKeyTask(), '2025-02-15')).toEqual([0, 46]);
  });

  test('raises a small number of good days, so that a one-day posting earns one day of 90', () => {
    const story = withKeyTask().members(1).post('p1', '2025-06-01').assign('p1', 'm1', '2025-06-01');
    story.review(['p1', 'm1'], '2025-06-01', 'excellent').release('p1', 'm1', '2025-06-02').retire('p1', '2025-06-03');
    expect(frontLine(story)).toEqual([1, 90]);
  });

  test('does not apply to a branch whose key task was cancelled in time', () => {
    expect(frontLine(withKeyTask().cancel('t1', '2025-05-01'))).toEqual([0, 0]);
  });
});

test('adds people by the order in which they were recorded, not in which they came', () => {
  const story = open();
  const people = [
    ['m1', 'excellent'],
    ['m2', 'excellent'],
    ['m3', 'poor'],
  ] as const;
  // m3 comes first; (1 + 1 + .2) and (.2 + 1 + 1) differ in the last bit
  for (const [member, rating] of people) {
    story.assign('p1', member, rating === 'poor' ? '2025-01-01' : '2025-01-02');
    story.review(['p1', member], '2025-01-03', rating);
  }
  const branch = branchAt(branchFactsOf('b1', story.events()), { year: 2025, asOf: '2025-01-02' });
  expect(
    manningOf(branch.posts[0] as PostAt, branch.scored.days.until).map(({ postings }) =>
      postings.map(({ fact }) => fact.memberId),
    ),
  ).toEqual([['m3'], ['m1', 'm2', 'm3']]);
});

test('adds a day at a time, so that every build gets the same last bit', () => {
  const story = open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-02', 'fair');
  let sum = 0;
  for (let day = 0; day < 365; day++) sum += 0.6;
  expect(sum).not.toBe(365 * 0.6);
  const branch = branchAt(branchFactsOf('b1', story.events()), { year: 2025, asOf: '2025-12-31' });
  expect(indicator.measure(branch).numerator).toBe(sum);
});

describe('what ends a posting', () => {
  const posted = () => open().assign('p1', 'm1', '2025-01-01').review(['p1', 'm1'], '2025-01-20', 'excellent');

  test('is also leaving the branch: the post falls vacant on that day', () => {
    const on = '2025-02-01';
    const move = { memberId: 'm1', toBranchId: 'b2', on, reason: 'r' };
    const story = posted().record('transfer-member', move, { on, by: 'c1' });
    // 31 days of 1; 30 days' difference from 1 February is 3 March
    expect(frontLine(story, '2025-03-03')).toEqual([31, 31]);
    expect(frontLine(story, '2025-03-05')).toEqual([31, 33]);
  });

  test('is not looked for in a seconded member’s own branch', () => {
    const story = open().assign('p1', 'm9', '2025-01-01', { secondment: true });
    story.review(['p1', 'm9'], '2025-01-20', 'fair').release('p1', 'm9', '2025-01-11');
    expect(frontLine(story, '2025-01-31')).toEqual([6, 10]);
  });
});

test('a posting and its review count by their days, however late they were recorded', () => {
  const story = open();
  const posting = { postId: 'p1', memberId: 'm1', from: '2025-01-01', duty: 'd' };
  story.record('assign-member-to-key-post', posting, { on: '2025-01-01', recordedOn: '2025-12-01' });
  const review = { postId: 'p1', memberId: 'm1', reviewedOn: '2025-06-01', rating: 'good', comment: 'sealed:x' };
  story.record('record-frontline-review', review, { on: '2025-06-01', by: 'c1', recordedOn: '2025-12-01' });
  // 365 · .85
  expect(frontLine(story)).toEqual([310.25, 365]);
});

test('in a branch founded in mid-year with a key task at least 90 days count, from 1 January on', () => {
  const story = new BranchStory('2025-11-20').members(1, '2025-11-20').post('p1', '2025-11-20');
  story.task('t1', { dueOn: '2025-12-31', emphasis: 'key', setOn: '2025-11-20' });
  story.assign('p1', 'm1', '2025-11-20').review(['p1', 'm1'], '2025-12-20', 'excellent');
  // 42 days from 20 November on
  expect(frontLine(story)).toEqual([42, 90]);
});

test('empty days 29 and 30 after the opening are left out, day 31 counts', () => {
  expect(frontLine(open('2025-03-01'), '2025-03-30')).toEqual([0, 0]);
  expect(frontLine(open('2025-03-01'), '2025-03-31')).toEqual([0, 0]);
  expect(frontLine(open('2025-03-01'), '2025-04-01')).toEqual([0, 1]);
});
