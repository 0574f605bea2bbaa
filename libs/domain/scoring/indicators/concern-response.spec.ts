import type { LocalDate } from '#kernel/local-date.js';
import { BranchStory } from '#testing/branch-story.js';

/** Days as a story tells them: when it was raised, answered, reopened, answered again, … */
function concern(story: BranchStory, concernId: string, days: readonly [LocalDate, ...LocalDate[]], more: object = {}) {
  const [raisedOn, ...rest] = days;
  const data = { concernId, branchId: 'b1', topic: 'process', text: 'sealed:x', raisedOn, ...more };
  story.record('raise-concern', data, { on: raisedOn });
  rest.forEach((on, index) => {
    if (index % 2 === 0)
      story.record('respond-to-concern', { concernId, ownerId: 'm1', on, response: 'sealed:y' }, { on });
    else story.record('reject-concern-response', { concernId, ownerId: 'm1', on, reason: 'r' }, { on });
  });
  return story;
}

/** Two that were answered in time, so that what is tried besides is never one of fewer than 3. */
const withTwo = () => {
  const story = new BranchStory();
  concern(story, 'z1', ['2025-01-02', '2025-01-03']);
  return concern(story, 'z2', ['2025-01-02', '2025-01-03']);
};
const response = (story: BranchStory, asOf: LocalDate, year = 2025) => story.parts('concern-response', asOf, year);

test('an answer on the 15th day is in time, one on the 16th is not', () => {
  expect(response(concern(withTwo(), 'q', ['2025-03-01', '2025-03-16']), '2025-12-31')).toEqual([3, 3]);
  expect(response(concern(withTwo(), 'q', ['2025-03-01', '2025-03-17']), '2025-12-31')).toEqual([2, 3]);
});

test('an answer is owed once given, or from the 15th day on', () => {
  const asked = concern(concern(withTwo(), 'q', ['2025-03-01', '2025-03-10']), 'r', ['2025-03-01']);
  expect(response(asked, '2025-03-09')).toEqual([0, 0]); // two owed, z1 and z2: not applicable
  expect(response(asked, '2025-03-10')).toEqual([3, 3]);
  expect(response(asked, '2025-03-15')).toEqual([3, 3]);
  expect(response(asked, '2025-03-16')).toEqual([3, 4]);
});

test('an answer that is dated later is not known of yet', () => {
  const story = concern(withTwo(), 'q', ['2025-03-01', '2025-04-01']);
  expect(response(story, '2025-03-31')).toEqual([2, 3]);
  expect(response(story, '2025-04-01')).toEqual([2, 3]);
});

test('each reopening owes one answer more, with 15 days of its own', () => {
  const story = concern(withTwo(), 'q', ['2025-03-01', '2025-03-10', '2025-03-20', '2025-04-04']);
  expect(response(story, '2025-03-31')).toEqual([3, 3]); // reopened on 20 March: 11 days, not owed yet
  expect(response(story, '2025-04-04')).toEqual([4, 4]); // 15 days later
  const late = concern(withTwo(), 'q', ['2025-03-01', '2025-03-10', '2025-03-20', '2025-04-05']);
  expect(response(late, '2025-04-05')).toEqual([3, 4]);
  const twice = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04', '2025-03-05']);
  expect(response(twice, '2025-12-31')).toEqual([4, 5]);
});

test('raised last year and reopened this year, it counts once in each', () => {
  const story = concern(withTwo(), 'q', ['2024-12-20', '2024-12-30', '2025-01-02', '2025-01-10']);
  expect(response(story, '2025-12-31')).toEqual([3, 3]);
  concern(story, 'y1', ['2024-05-01', '2024-05-02']);
  concern(story, 'y2', ['2024-05-01']);
  expect(response(story, '2025-12-31', 2024)).toEqual([2, 3]);
});

test('one raised at the end of the year may be answered in the next', () => {
  const story = concern(withTwo(), 'q', ['2025-12-28', '2026-01-12']);
  expect(response(story, '2025-12-31')).toEqual([0, 0]);
  expect(response(story, '2026-01-11')).toEqual([0, 0]);
  expect(response(story, '2026-01-12')).toEqual([3, 3]);
});

describe('one raised by an officer of the branch', () => {
  const office = (story: BranchStory, from: LocalDate, end?: LocalDate) => {
    // the story's raiser is always u-b1
    const term = { orgId: 'b1', personId: 'u-b1', office: 'publicity-officer' };
    story.record('appoint-officer', { ...term, from }, { on: from, by: 'c1' });
    if (end) story.record('end-officer-term', { ...term, on: end, reason: 'r' }, { on: end, by: 'c1' });
    return story;
  };

  test('does not count, nor does its reopening', () => {
    const story = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02', '2025-03-03']);
    expect(response(story, '2025-12-31')).toEqual([3, 4]);
    expect(response(office(story, '2025-03-01'), '2025-12-31')).toEqual([0, 0]); // z1 and z2 only
  });

  test('goes by the day on which it was raised', () => {
    const story = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02']);
    expect(response(office(story, '2025-03-02'), '2025-12-31')).toEqual([3, 3]);
    const before = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02']);
    expect(response(office(before, '2025-02-01', '2025-03-01'), '2025-12-31')).toEqual([3, 3]);
    const until = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02']);
    expect(response(office(until, '2025-02-01', '2025-03-02'), '2025-12-31')).toEqual([0, 0]);
  });

  test('is never an anonymous one', () => {
    const story = concern(withTwo(), 'q', ['2025-03-01', '2025-03-02'], { anonymous: true });
    expect(response(office(story, '2025-03-01'), '2025-12-31')).toEqual([3, 3]);
  });
});

test('fewer than 3 owed: it does not apply', () => {
  const indicator = withTwo().indicator('concern-response', '2025-12-31');
  expect(indicator).toMatchObject({ value: null, numerator: 0, denominator: 0, evidence: [] });
  expect(indicator.explanation).toEqual({
    zh: '应答复的诉求 2 件，不足 3 件，不适用。',
    en: '2 answers owed, fewer than 3: not applicable.',
  });
});

test('what was late or is open is named, by id and day only', () => {
  const story = concern(withTwo(), 'q', ['2025-03-01', '2025-03-17', '2025-03-20']);
  const { explanation, evidence } = story.indicator('concern-response', '2025-12-31');
  expect(explanation).toEqual({
    zh: '应答复 4 件次，其中 2 件次在 15 天内答复：q 2025-03-01 提出，第 16 天才答复；q 2025-03-20 重新提出，尚未答复。',
    en: '4 answers owed, 2 given within 15 days: q raised on 2025-03-01, answered only after 16 days; q reopened on 2025-03-20, not answered yet.',
  });
  expect(evidence).toHaveLength(7);
});

test('14 and 15 days after it was raised an answer is in time, 16 days after it is not', () => {
  const answered = (on: LocalDate) => response(concern(withTwo(), 'q', ['2025-03-01', on]), '2025-12-31');
  expect(answered('2025-03-15')).toEqual([3, 3]);
  expect(answered('2025-03-16')).toEqual([3, 3]);
  expect(answered('2025-03-17')).toEqual([2, 3]);
});

test('an answer counts by the day on which it was given, however late it was recorded', () => {
  const story = concern(withTwo(), 'q', ['2025-03-01']);
  const data = { concernId: 'q', ownerId: 'm1', on: '2025-03-10', response: 'sealed:y' };
  story.record('respond-to-concern', data, { on: '2025-03-10', recordedOn: '2025-08-01' });
  expect(response(story, '2025-03-09')).toEqual([0, 0]);
  expect(response(story, '2025-03-10')).toEqual([3, 3]);
});

test('a concern of a branch founded in mid-year is owed its answer like any other', () => {
  const story = new BranchStory('2025-06-10');
  concern(story, 'z1', ['2025-06-10', '2025-06-11']);
  concern(story, 'z2', ['2025-07-01', '2025-08-01']);
  concern(story, 'z3', ['2025-07-01']);
  // z1 in time; z2 after 31 days; z3 never
  expect(response(story, '2025-12-31')).toEqual([1, 3]);
});
