import { addDays } from '#kernel/local-date.js';
import { BranchStory } from '#testing/branch-story.js';
import { signalIn } from '#testing/found-signal.js';

const perfect = (story: BranchStory, asOf = '2025-12-31', year = 2025) =>
  signalIn(story, 'everything-perfect', asOf, year);

/** Weekly sessions of m1 and m2 from a day on, all of whom are there. */
function weekly(story: BranchStory, count: number, from = '2025-03-03'): BranchStory {
  for (let week = 0; week < count; week++) {
    const heldOn = addDays(from, 7 * week);
    story.session(`s${heldOn}`, { heldOn, attendeeIds: ['m1', 'm2'] });
  }
  return story;
}

const two = () => new BranchStory().members(2);

test('twelve sessions running with nobody missing; eleven are fewer', () => {
  expect(perfect(weekly(two(), 11))).toBeUndefined();
  expect(perfect(weekly(two(), 12))).toMatchObject({
    count: 12,
    explanation: { en: '12 sessions running, to which all members were called, are recorded with nobody missing.' },
  });
  expect(perfect(weekly(two(), 12))?.evidence).toHaveLength(12);
});

test('whoever is missing ends the run, excused or not named at all', () => {
  const excused = { attendeeIds: ['m1'], absentees: [{ memberId: 'm2', reason: 'duty' }] };
  // 12 sessions, 3 March to 19 May
  const between = { heldOn: '2025-03-05' };
  expect(perfect(weekly(two(), 12).session('x', { ...between, ...excused }))).toBeUndefined();
  expect(perfect(weekly(two(), 12).session('x', { ...between, attendeeIds: ['m1'] }))).toBeUndefined();
  expect(perfect(weekly(two(), 13).session('x', { ...between, attendeeIds: ['m1'] }))?.count).toBe(12);
});

test('committee and group meetings neither belong to a run nor end it', () => {
  const part = { attendeeIds: ['m1'], heldOn: '2025-03-05' };
  const meetings = weekly(two(), 12).session('c', { ...part, kind: 'committee-meeting' });
  expect(perfect(meetings.session('g', { ...part, kind: 'group-meeting' }))?.count).toBe(12);
  const perfectMeetings = weekly(two(), 11).session('c', {
    ...part,
    attendeeIds: ['m1', 'm2'],
    kind: 'committee-meeting',
  });
  expect(perfect(perfectMeetings)).toBeUndefined();
});

test('full is who is on the roll that day', () => {
  const joined = weekly(two(), 12).member('m3', { enrolledOn: '2025-05-19' });
  expect(perfect(joined)).toBeUndefined();
  expect(perfect(weekly(two(), 12).member('m3', { enrolledOn: '2025-05-20' }))?.count).toBe(12);
});

test('sessions run by the day on which they were held, as amended', () => {
  const story = weekly(two(), 12).session('x', { heldOn: '2025-02-01', attendeeIds: ['m1'] });
  expect(perfect(story)?.count).toBe(12);
  expect(perfect(story.amend('x', '2025-06-01', { heldOn: '2025-04-01' }))).toBeUndefined();
  expect(perfect(story.amend('x', '2025-06-02', { attendeeIds: ['m1', 'm2'] }))?.count).toBe(13);
});

test('a run that began the year before belongs to the year in which it is twelve', () => {
  // 24 November to 9 February: six of them in 2025
  const story = weekly(two(), 12, '2025-11-24');
  expect(perfect(story, '2026-12-31', 2026)?.count).toBe(12);
  expect(perfect(story, '2026-12-31', 2025)).toBeUndefined();
});
