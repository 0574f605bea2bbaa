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

describe('talks', () => {
  const talk = (story: BranchStory, talkId: string, dueOn: Readonly<Record<string, string>>, heldOn = '2025-02-01') => {
    const followUps = Object.entries(dueOn).map(([followUpId, due]) => ({ followUpId, text: 't', dueOn: due }));
    const data = { talkId, branchId: 'b1', memberId: 'm1', kind: 'visit', heldOn, content: 'sealed:x', followUps };
    return story.record('record-talk', data, { on: heldOn });
  };
  const followed = (story: BranchStory, talkId: string, followUpId: string, on: string) =>
    story.record('complete-talk-follow-up', { talkId, followUpId, memberId: 'm1', on, result: 'r' }, { on });

  test('all together are one source, however many there were', () => {
    const story = new BranchStory();
    talk(story, 'k1', { f1: '2025-03-01', f2: '2025-03-01' });
    talk(story, 'k2', { f1: '2025-03-01' });
    followed(story, 'k1', 'f1', '2025-03-01'); // 1
    followed(story, 'k1', 'f2', '2025-03-15'); // 14 days late: ½
    followed(story, 'k2', 'f1', '2025-03-16'); // 15 days late: 0
    expect(through(story, '2025-12-31')).toEqual([0.5, 1]); // (1 + ½ + 0) ÷ 3
    story.session('s1', { heldOn: '2025-02-01', actions: { a1: '2025-03-01' } }).done('s1', 'a1', '2025-03-01');
    expect(through(story, '2025-12-31')).toEqual([1.5, 2]);
  });

  test('forty trivial follow-ups weigh no more than one meeting', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, '2025-03-01']));
    const story = talk(held({ a1: '2025-03-01' }), 'k1', many);
    for (const followUpId of Object.keys(many)) followed(story, 'k1', followUpId, '2025-03-01');
    expect(through(story, '2025-12-31')).toEqual([1, 2]);
  });

  test('count their follow-ups from the due date on, in the year of that date', () => {
    const story = talk(new BranchStory(), 'k1', { f1: '2025-01-15' }, '2024-12-20');
    followed(story, 'k1', 'f1', '2025-01-20');
    expect(through(story, '2024-12-31', 2024)).toEqual([0, 0]);
    expect(through(story, '2025-01-14')).toEqual([0, 0]);
    expect(through(story, '2025-01-15')).toEqual([0, 1]);
    expect(through(story, '2025-01-20')).toEqual([0.5, 1]);
    expect(through(story, '2025-01-31', 2024)).toEqual([0, 0]);
  });

  test('from which nothing follows are no source', () => {
    expect(talk(new BranchStory(), 'k1', {}).indicator('follow-through', '2025-12-31').value).toBeNull();
  });

  test('are explained by what was late, never by what it was about', () => {
    const story = talk(new BranchStory(), 'k1', { f1: '2025-03-01' });
    expect(story.indicator('follow-through', '2025-12-31').explanation).toEqual({
      zh: '1 处有到期事项（每次会议一处，全部谈话合为一处，每份整改一处），其中 0 处全部按期办结：谈心谈话 得 0（k1/f1 应于 2025-03-01 办结，未办）。',
      en: '1 source with something due (each meeting, all talks together, each improvement plan), 0 with all of it done in time: the talks 0 (k1/f1 due 2025-03-01, not done).',
    });
  });
});

test('13 and 14 days late count half, 15 days nothing, a day early in full', () => {
  const done = (on: string) => through(held({ a1: '2025-03-10' }).done('s1', 'a1', on), '2025-12-31');
  expect(done('2025-03-09')).toEqual([1, 1]);
  expect(done('2025-03-11')).toEqual([0.5, 1]);
  expect(done('2025-03-23')).toEqual([0.5, 1]);
  expect(done('2025-03-24')).toEqual([0.5, 1]);
  expect(done('2025-03-25')).toEqual([0, 1]);
});

test('a completion counts by its day, however late it was recorded', () => {
  const data = { sessionId: 's1', actionId: 'a1', on: '2025-03-01', result: 'r' };
  const how = { on: '2025-03-01', recordedOn: '2025-09-01' };
  expect(through(held({ a1: '2025-03-01' }).record('complete-session-action', data, how), '2025-03-31')).toEqual([
    1, 1,
  ]);
});

test('what was due at the end of the year may be done in the next, and is half worth its while', () => {
  const story = held({ a1: '2025-12-28', a2: '2026-01-02' })
    .done('s1', 'a1', '2026-01-11')
    .done('s1', 'a2', '2026-01-02');
  expect(through(story, '2026-01-10')).toEqual([0, 1]);
  // 14 days late; a2 is an item of the next year
  expect(through(story, '2026-01-11')).toEqual([0.5, 1]);
  expect(through(story, '2026-01-11', 2026)).toEqual([1, 1]);
});

test('several sources count the mean over their means', () => {
  const story = held({ a1: '2025-03-01', a2: '2025-03-01' }).done('s1', 'a1', '2025-03-01');
  story.session('s2', { heldOn: '2025-02-02', actions: { a1: '2025-03-01' } }).done('s2', 'a1', '2025-03-08');
  story.session('s3', { heldOn: '2025-02-03', actions: { a1: '2025-03-01' } });
  // (1 + 0)/2 + ½ + 0 = 1 of 3
  expect(story.indicator('follow-through', '2025-12-31')).toMatchObject({
    numerator: 1,
    denominator: 3,
    value: 0.3333,
  });
});

describe('improvement plans', () => {
  const BRANCH = { kind: 'branch', id: 'b1' };
  const notice = (story: BranchStory, noticeId: string, target: object = BRANCH) =>
    story.record(
      'issue-improvement-notice',
      { noticeId, target, branchId: 'b1', measure: 'reminder', issuedOn: '2025-02-01' },
      { on: '2025-02-01', by: 'c1' },
    );
  const plan = (story: BranchStory, noticeId: string, dueOn: Readonly<Record<string, string>>, on = '2025-02-10') => {
    const actions = Object.entries(dueOn).map(([actionId, due]) => ({ actionId, text: 't', dueOn: due }));
    return story.record('submit-improvement-plan', { noticeId, on, actions }, { on });
  };
  const done = (story: BranchStory, noticeId: string, actionId: string, on: string) =>
    story.record('complete-improvement-action', { noticeId, actionId, on, result: 'r' }, { on });
  const decided = (story: BranchStory, noticeId: string, upheld: boolean) =>
    story.record('decide-appeal', { noticeId, upheld, reasons: 'r', on: '2025-04-01' }, { on: '2025-04-01', by: 'c1' });

  test('addressed to the branch are a source each, and weigh as much as a meeting', () => {
    const story = held({ a1: '2025-03-01' }).done('s1', 'a1', '2025-03-01'); // 1
    plan(notice(story, 'w1'), 'w1', { a1: '2025-03-01', a2: '2025-03-01', a3: '2025-03-01' });
    done(story, 'w1', 'a1', '2025-03-01'); // 1
    done(story, 'w1', 'a2', '2025-03-15'); // 14 days late: ½
    expect(through(story, '2025-12-31')).toEqual([1.5, 2]); // 1 + (1 + ½ + 0) ÷ 3
    plan(notice(story, 'w2'), 'w2', { a1: '2025-03-01' });
    done(story, 'w2', 'a1', '2025-02-20');
    expect(through(story, '2025-12-31')).toEqual([2.5, 3]);
  });

  test('count from the due date on, in its year; a further plan adds to the same source', () => {
    const story = plan(notice(new BranchStory(), 'w1'), 'w1', { a1: '2025-03-01', a2: '2026-01-10' });
    plan(story, 'w1', { a3: '2025-05-01' }, '2025-04-01');
    expect(through(story, '2025-02-28')).toEqual([0, 0]);
    expect(through(story, '2025-03-01')).toEqual([0, 1]);
    done(story, 'w1', 'a3', '2025-05-01');
    expect(through(story, '2025-05-01')).toEqual([0.5, 1]);
    expect(through(story, '2026-01-10', 2026)).toEqual([0, 1]);
    const { evidence } = story.indicator('follow-through', '2025-12-31');
    expect(evidence).toHaveLength(3); // both plans and what was done
  });

  test('of a member are no matter of the branch', () => {
    const story = plan(notice(new BranchStory(), 'w1', { kind: 'member', id: 'm1' }), 'w1', { a1: '2025-03-01' });
    expect(story.indicator('follow-through', '2025-12-31').value).toBeNull();
  });

  test('under a notice that an appeal has annulled never were', () => {
    const appealed = () => plan(notice(new BranchStory(), 'w1'), 'w1', { a1: '2025-03-01' });
    expect(through(decided(appealed(), 'w1', true), '2025-03-31')).toEqual([0, 0]);
    expect(through(decided(appealed(), 'w1', false), '2025-03-31')).toEqual([0, 1]);
  });

  test('are explained by what was late', () => {
    const story = plan(notice(new BranchStory(), 'w1'), 'w1', { a1: '2025-03-01' });
    expect(story.indicator('follow-through', '2025-12-31').explanation.en).toContain(
      'improvement w1 0 (a1 due 2025-03-01, not done)',
    );
  });
});
