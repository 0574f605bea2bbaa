import { BranchStory } from '#testing/branch-story.js';
import { signalIn } from '#testing/found-signal.js';

const silent = (story: BranchStory, asOf = '2025-12-31') => signalIn(story, 'silent-branch', asOf);

function raised(on: string, more: { readonly anonymous?: true } = {}): BranchStory {
  const data = { concernId: 'k1', branchId: 'b1', topic: 'workload', text: 'sealed:x', raisedOn: on, ...more };
  return new BranchStory().record('raise-concern', data, { on });
}

test('a year in which nobody raised a concern', () => {
  expect(silent(new BranchStory())).toMatchObject({
    count: 1,
    evidence: [],
    explanation: { zh: '全年没有一名党员提出诉求。' },
  });
  expect(silent(raised('2024-12-31'))?.count).toBe(1);
  expect(silent(raised('2025-12-31'))).toBeUndefined();
});

test('one without a name breaks the silence as well', () => {
  expect(silent(raised('2025-05-05', { anonymous: true }))).toBeUndefined();
});

test('is judged once the year is over, of a branch that existed throughout', () => {
  expect(silent(new BranchStory(), '2025-12-30')).toBeUndefined();
  expect(silent(new BranchStory('2025-01-02'))).toBeUndefined();
  const on = '2025-12-31';
  const dissolved = new BranchStory().record(
    'dissolve-organization',
    { orgId: 'b1', dissolvedOn: on, reason: 'r' },
    { on, by: 'c1' },
  );
  expect(silent(dissolved)).toBeUndefined();
});
