import { ask } from '#testing/asked.js';
import { BranchStory } from '#testing/branch-story.js';
import { burden } from './burden.js';

/** Recorded in March: a session of February, one of March twice. */
const story = new BranchStory()
  .members(1)
  .session('s1', { heldOn: '2025-02-26' }, { recordedOn: '2025-03-01' })
  .session('s2', { heldOn: '2025-03-10' })
  .session('s3', { heldOn: '2025-03-10' }, { recordedOn: '2025-03-20' });

const asked = (month: string, asOf = '2025-06-30', branchId = 'b1') =>
  ask(burden, { events: story.events(), params: { branchId, month }, asOf });

test('what was entered twice in a month is named with both entries', () => {
  expect(asked('2025-03')).toMatchObject({
    ...{ branchId: 'b1', month: '2025-03', entries: 3, repeated: 1, people: [{ personId: 'u-b1', entries: 3 }] },
    twice: [{ because: 'same-content', events: [{ stream: 'studySession-s2' }, { stream: 'studySession-s3' }] }],
  });
});

test('as of a day within the month it counts what had been recorded by then', () => {
  expect(asked('2025-03', '2025-03-19')).toMatchObject({ entries: 2, repeated: 0 });
});

test('a month in which nothing was recorded cost nothing', () => {
  expect(asked('2025-04')).toMatchObject({ entries: 0, people: [], twice: [] });
});

test('there is none of a branch that does not exist, nor of a month to come', () => {
  expect(() => asked('2025-03', '2025-06-30', 'b9')).toThrow('not-found (branchId)');
  expect(() => asked('2025-07')).toThrow('not-found (month)');
});
