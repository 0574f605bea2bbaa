import { BranchStory } from '#testing/branch-story.js';

const completion = (story: BranchStory, asOf: string) => story.parts('task-completion', asOf);

describe('what a task is worth', () => {
  test('exceeded and met count in full, partly half, missed nothing, each by its weight', () => {
    const story = new BranchStory();
    const outcomes = { t1: 'exceeded', t2: 'met', t3: 'partly', t4: 'missed' };
    for (const [index, [taskId, outcome]] of Object.entries(outcomes).entries()) {
      story.task(taskId, { dueOn: '2025-06-30', weight: index + 1 });
      if (outcome !== 'missed') story.complete(taskId, '2025-06-01');
      story.verify(taskId, '2025-07-05', { outcome });
    }
    expect(completion(story, '2025-07-31')).toEqual([1 + 2 + 3 * 0.5 + 4 * 0, 10]);
  });

  test('without a task that has an outcome it does not apply', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' });
    expect(story.indicator('task-completion', '2025-06-29')).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
    });
  });

  test('a task that nobody reported counts as nothing from its due date on', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 });
    expect(completion(story, '2025-06-29')).toEqual([0, 0]);
    expect(completion(story, '2025-06-30')).toEqual([0, 2]);
  });

  test('a reported task that nobody verified counts half from the 60th day after its due date on', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-10');
    expect(completion(story, '2025-08-28')).toEqual([0, 0]);
    expect(completion(story, '2025-08-29')).toEqual([0.5, 1]);
  });

  test('the 60 days run from the day of completion if that is later than the due date', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-07-10');
    expect(completion(story, '2025-09-07')).toEqual([0, 0]);
    expect(completion(story, '2025-09-08')).toEqual([0.5, 1]);
  });

  test('a completion that lies after the day asked for is not reported yet', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-07-10');
    expect(completion(story, '2025-07-09')).toEqual([0, 1]);
    expect(completion(story, '2025-07-10')).toEqual([0, 0]);
  });

  test('an outcome verified in January counts for the year before', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-12-31' }).complete('t1', '2025-12-30');
    story.verify('t1', '2026-01-20', { outcome: 'met' });
    expect(completion(story, '2026-01-19')).toEqual([0, 0]);
    expect(completion(story, '2026-01-20')).toEqual([1, 1]);
  });

  test('a task is not there before the day on which it was set, and never in another year', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30', setOn: '2025-07-03' });
    expect(completion(story, '2025-07-02')).toEqual([0, 0]);
    expect(completion(story, '2025-07-03')).toEqual([0, 1]);
    expect(story.parts('task-completion', '2026-07-03', 2026)).toEqual([0, 0]);
  });
});

describe('a verification that corrects another', () => {
  const corrected = () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
    const first = story.verify('t1', '2025-06-10', { outcome: 'met' });
    const second = story.verify('t1', '2025-07-10', { outcome: 'partly', corrects: first });
    return { story, second };
  };

  test('replaces it from its own day on', () => {
    const { story } = corrected();
    expect(completion(story, '2025-07-09')).toEqual([1, 1]);
    expect(completion(story, '2025-07-10')).toEqual([0.5, 1]);
  });

  test('replaces it even if dated before it', () => {
    const { story, second } = corrected();
    story.verify('t1', '2025-07-01', { outcome: 'exceeded', corrects: second });
    expect(completion(story, '2025-07-01')).toEqual([1, 1]);
    expect(completion(story, '2025-07-31')).toEqual([1, 1]);
  });
});

test('a correction dated before everything replaces all that it corrects', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
  const first = story.verify('t1', '2025-06-10', { outcome: 'met' });
  const second = story.verify('t1', '2025-07-10', { outcome: 'exceeded', corrects: first });
  story.verify('t1', '2025-06-05', { outcome: 'partly', corrects: second });
  for (const asOf of ['2025-06-05', '2025-06-15', '2025-07-31']) expect(completion(story, asOf)).toEqual([0.5, 1]);
});

describe('a change of terms', () => {
  const due30June = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 });

  test('made by the branch counts 30 days before the due date, and not 29 days before', () => {
    // 31 May to 30 June: 30 days
    expect(completion(due30June().revise('t1', '2025-05-31', { weight: 5 }), '2025-06-30')).toEqual([0, 5]);
    expect(completion(due30June().revise('t1', '2025-06-01', { weight: 5 }), '2025-06-30')).toEqual([0, 2]);
  });

  test('made by the branch must also be recorded 30 days before', () => {
    const late = { weight: 5, recordedOn: '2025-06-01' };
    expect(completion(due30June().revise('t1', '2025-05-31', late), '2025-06-30')).toEqual([0, 2]);
  });

  test('made from above counts up to the due date, and not a day later', () => {
    const from = (on: string) => due30June().revise('t1', on, { dueOn: '2025-09-30', by: 'c1' });
    expect(completion(from('2025-06-30'), '2025-07-31')).toEqual([0, 0]);
    expect(completion(from('2025-07-01'), '2025-07-31')).toEqual([0, 2]);
  });

  test('made from above must also be recorded by the due date', () => {
    const late = { dueOn: '2025-09-30', by: 'c1', recordedOn: '2025-07-01' };
    expect(completion(due30June().revise('t1', '2025-06-30', late), '2025-07-31')).toEqual([0, 2]);
  });

  test('is judged by the due date in force before it, not by the first one', () => {
    const story = due30June()
      .revise('t1', '2025-05-20', { dueOn: '2025-08-31' })
      .revise('t1', '2025-07-20', { weight: 7 });
    expect(completion(story, '2025-08-31')).toEqual([0, 7]);
  });

  test('that came too late leaves the due date by which the next one is judged', () => {
    const story = due30June()
      .revise('t1', '2025-06-15', { dueOn: '2025-08-31' })
      .revise('t1', '2025-07-20', { weight: 7 });
    expect(completion(story, '2025-06-30')).toEqual([0, 2]);
    expect(completion(story, '2025-08-31')).toEqual([0, 2]);
  });

  test('applies by its date, whenever it was recorded', () => {
    const story = due30June()
      .revise('t1', '2025-03-10', { weight: 7 })
      .revise('t1', '2025-03-01', { weight: 4, recordedOn: '2025-03-15' });
    expect(completion(story, '2025-06-30')).toEqual([0, 7]);
  });

  test('does not hold before its day', () => {
    const story = new BranchStory()
      .task('t1', { dueOn: '2025-01-31', weight: 2 })
      .revise('t1', '2025-01-20', { dueOn: '2025-12-31', by: 'c1' });
    story.revise('t1', '2025-10-01', { weight: 9 });
    expect(story.parts('task-timeliness', '2025-01-19')).toEqual([0, 0]);
    expect(completion(story, '2025-12-31')).toEqual([0, 9]);
  });
});

describe('a cancelled task', () => {
  const due30June = () => new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 });

  test('is left out if it was cancelled in time', () => {
    expect(completion(due30June().cancel('t1', '2025-05-31'), '2025-12-31')).toEqual([0, 0]);
    expect(completion(due30June().cancel('t1', '2025-06-30', { by: 'c1' }), '2025-12-31')).toEqual([0, 0]);
  });

  test('counts as missed from the day of a cancellation that came too late', () => {
    const story = due30June().cancel('t1', '2025-06-01');
    expect(completion(story, '2025-05-31')).toEqual([0, 0]);
    expect(completion(story, '2025-06-01')).toEqual([0, 2]);
  });

  test('counts as missed although it was reported as completed', () => {
    const story = due30June().complete('t1', '2025-06-20').cancel('t1', '2025-06-25');
    expect(completion(story, '2025-12-31')).toEqual([0, 2]);
  });

  test('is judged by the due date that revisions dated before it left', () => {
    const story = due30June().revise('t1', '2025-05-01', { dueOn: '2025-09-30' }).cancel('t1', '2025-07-10');
    expect(completion(story, '2025-12-31')).toEqual([0, 0]);
  });
});

test('a completion counts by its day, however late it was recorded', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 });
  story.complete('t1', '2025-06-20', { recordedOn: '2025-09-10' });
  // not verified: half from 29 August on, 60 days after it was due
  expect(completion(story, '2025-06-30')).toEqual([0, 0]);
  expect(completion(story, '2025-08-29')).toEqual([1, 2]);
});

test('reported and not verified for 59 days it is left out, for 60 and 61 it counts half', () => {
  const story = new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 4 }).complete('t1', '2025-06-30');
  expect(completion(story, '2025-08-28')).toEqual([0, 0]);
  expect(completion(story, '2025-08-29')).toEqual([2, 4]);
  expect(completion(story, '2025-08-30')).toEqual([2, 4]);
});

test('a task of a branch founded in mid-year counts from its own day on', () => {
  const story = new BranchStory('2025-06-10').task('t1', { dueOn: '2025-06-30', setOn: '2025-06-10', weight: 3 });
  expect(completion(story, '2025-06-29')).toEqual([0, 0]);
  expect(completion(story, '2025-06-30')).toEqual([0, 3]);
});

describe('the branch itself', () => {
  const changed = (on: string) =>
    new BranchStory().task('t1', { dueOn: '2025-06-30', weight: 2 }).revise('t1', on, { weight: 5 });

  test('may change a task 31 and 30 days before it is due, not 29', () => {
    expect(completion(changed('2025-05-30'), '2025-06-30')).toEqual([0, 5]);
    expect(completion(changed('2025-05-31'), '2025-06-30')).toEqual([0, 5]);
    expect(completion(changed('2025-06-01'), '2025-06-30')).toEqual([0, 2]);
  });

  test('may not on the old due date, nor a day later', () => {
    expect(completion(changed('2025-06-30'), '2025-12-31')).toEqual([0, 2]);
    expect(completion(changed('2025-07-01'), '2025-12-31')).toEqual([0, 2]);
  });
});
