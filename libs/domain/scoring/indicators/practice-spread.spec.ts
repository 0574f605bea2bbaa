import { BranchStory } from '#testing/branch-story.js';

const spread = (story: BranchStory, asOf = '2025-12-31', year = 2025) => story.indicator('practice-spread', asOf, year);
const own = () => new BranchStory().practice('r1', '2025-03-01');
const foreign = (practiceId: string) => new BranchStory().practice(practiceId, '2025-03-01', 'b2');

test('without a practice it is 0 of 100, once the branch is six months old', () => {
  const story = new BranchStory('2025-03-10');
  expect(story.indicator('practice-spread', '2025-09-09').value).toBeNull();
  expect(story.indicator('practice-spread', '2025-09-10')).toMatchObject({ value: 0, numerator: 0, denominator: 100 });
});

test('a branch founded on the last of a month is six months old on the first after the month that lacks that day', () => {
  // six months from 31 August: there is no 31 February
  const story = new BranchStory('2024-08-31');
  expect(story.indicator('practice-spread', '2025-02-28').value).toBeNull();
  expect(story.indicator('practice-spread', '2025-03-01').value).toBe(0);
});

describe('an own practice', () => {
  test('gives 20 where it is endorsed in the year', () => {
    const story = own().endorse('r1', '2025-05-20');
    expect(spread(own()).numerator).toBe(0);
    expect(spread(story, '2025-05-19').numerator).toBe(0);
    expect(spread(story, '2025-05-20')).toMatchObject({ numerator: 20, denominator: 100, value: 0.2 });
    expect(spread(story, '2026-12-31', 2026).numerator).toBe(0);
    expect(spread(own().endorse('r1', '2026-01-05'), '2026-01-31').numerator).toBe(0);
  });

  test('gives 30 where another branch reports that it works, 15 in part, nothing if not; endorsed or not', () => {
    const reported = (verdict: string) =>
      own().adopt('r1', 'b2', '2025-06-01').adoptionReport(['r1', 'b2'], '2025-07-01', verdict);
    expect(spread(reported('works')).numerator).toBe(30);
    expect(spread(reported('partly')).numerator).toBe(15);
    expect(spread(reported('not')).numerator).toBe(0);
    expect(spread(own().adopt('r1', 'b2', '2025-06-01')).numerator).toBe(0);
  });

  test('counts a report only 30 days after adoption, however early ones read', () => {
    const story = own().adopt('r1', 'b2', '2025-06-01').adoptionReport(['r1', 'b2'], '2025-06-30', 'works');
    // 29 days, then 30
    expect(spread(story).numerator).toBe(0);
    expect(spread(story.adoptionReport(['r1', 'b2'], '2025-07-01', 'partly')).numerator).toBe(15);
  });

  test('counts the last report by date of those that count', () => {
    const story = own().adopt('r1', 'b2', '2025-06-01').adoptionReport(['r1', 'b2'], '2025-09-01', 'works');
    story.adoptionReport(['r1', 'b2'], '2025-08-01', 'not');
    expect(spread(story, '2025-08-31').numerator).toBe(0);
    expect(spread(story).numerator).toBe(30);
    // an early report is dropped before the last is chosen, though recorded last
    expect(spread(story.adoptionReport(['r1', 'b2'], '2025-06-15', 'not')).numerator).toBe(30);
    expect(spread(story.adoptionReport(['r1', 'b2'], '2025-09-01', 'partly')).numerator).toBe(15);
  });

  test('counts each adopting branch by itself', () => {
    const story = own().endorse('r1', '2025-05-20').adopt('r1', 'b2', '2025-06-01').adopt('r1', 'b3', '2025-06-01');
    story.adoptionReport(['r1', 'b2'], '2025-09-01', 'works').adoptionReport(['r1', 'b3'], '2025-09-01', 'partly');
    expect(spread(story).numerator).toBe(65);
  });

  test('counts reports dated in the year, of adoptions of whatever year', () => {
    const story = own().adopt('r1', 'b2', '2025-11-20').adoptionReport(['r1', 'b2'], '2025-12-31', 'partly');
    story.adoptionReport(['r1', 'b2'], '2026-01-01', 'works');
    expect(spread(story, '2026-02-28').numerator).toBe(15);
    expect(spread(story, '2026-02-28', 2026).numerator).toBe(30);
  });

  test('gives nothing once it is withdrawn, as long as that is by the day asked for', () => {
    const story = own().endorse('r1', '2025-05-20').adopt('r1', 'b2', '2025-06-01');
    story.adoptionReport(['r1', 'b2'], '2025-09-01', 'works').withdraw('r1', '2025-10-01');
    expect(spread(story, '2025-09-30').numerator).toBe(50);
    expect(spread(story, '2025-10-01').numerator).toBe(0);
    expect(spread(story).explanation.zh).toMatch('r1 已于 2025-10-01 撤回，不计');
  });

  test('together with others fills the indicator at 100, never more', () => {
    const story = own().endorse('r1', '2025-05-20');
    for (const branchId of ['b2', 'b3', 'b4']) {
      story.adopt('r1', branchId, '2025-06-01').adoptionReport(['r1', branchId], '2025-09-01', 'works');
    }
    expect(spread(story)).toMatchObject({ numerator: 110, value: 1 });
  });
});

describe('a practice adopted here', () => {
  const adopted = (...practiceIds: readonly string[]) => {
    const story = new BranchStory();
    for (const id of practiceIds) story.practice(id, '2025-03-01', 'b2').adopt(id, 'b1', '2025-06-01');
    return story;
  };

  test('gives 15 once it is reported in the year, whatever the verdict', () => {
    expect(spread(adopted('r2')).numerator).toBe(0);
    for (const verdict of ['works', 'partly', 'not']) {
      expect(spread(adopted('r2').adoptionReport(['r2', 'b1'], '2025-07-01', verdict)).numerator).toBe(15);
    }
    expect(spread(adopted('r2').adoptionReport(['r2', 'b1'], '2025-06-30', 'works')).numerator).toBe(0);
    expect(spread(adopted('r2').adoptionReport(['r2', 'b1'], '2026-01-05', 'works'), '2026-01-31').numerator).toBe(0);
  });

  test('gives that once for a practice, and for two at most', () => {
    const story = adopted('r2', 'r3', 'r4');
    for (const id of ['r2', 'r3', 'r4']) story.adoptionReport([id, 'b1'], '2025-07-01', 'works');
    expect(spread(story).numerator).toBe(30);
    expect(spread(story).explanation.en).toMatch('r4 of b2 adopted here and reported, works: nothing, two count');
    const twice = adopted('r2')
      .adoptionReport(['r2', 'b1'], '2025-07-01', 'not')
      .adoptionReport(['r2', 'b1'], '2025-09-01', 'works');
    expect(spread(twice).numerator).toBe(15);
  });

  test('stays with the branch that adopted it when its owner withdraws it', () => {
    const story = adopted('r2').adoptionReport(['r2', 'b1'], '2025-07-01', 'not').withdraw('r2', '2025-08-01');
    expect(spread(story).numerator).toBe(15);
  });

  test('is no practice of this branch: neither its endorsement nor others’ reports count here', () => {
    const story = foreign('r2')
      .endorse('r2', '2025-05-20')
      .adopt('r2', 'b3', '2025-06-01')
      .adopt('r2', 'b1', '2025-06-01');
    story.adoptionReport(['r2', 'b3'], '2025-09-01', 'works');
    expect(spread(story)).toMatchObject({ numerator: 0, evidence: [] });
  });
});

test('the evidence is what counted: recording and endorsement, adoption and the last report', () => {
  const story = own().endorse('r1', '2025-05-20').adopt('r1', 'b2', '2025-06-01');
  story.adoptionReport(['r1', 'b2'], '2025-07-10', 'partly').adoptionReport(['r1', 'b2'], '2025-09-01', 'works');
  const ids = story.events().map(({ id }) => id);
  expect(spread(story).evidence).toEqual([ids[1], ids[2], ids[3], ids[5]]);
  expect(spread(story).explanation).toEqual({
    zh: '经验获认可、被采纳或采纳，计入 2 项（满 100 为止）：r1 获认可，计 20；b2 采纳 r1 后报告管用，计 30。',
    en: 'practices endorsed or adopted, counting 2 times (100 is full): r1 was endorsed: 20; b2 reports that r1 works: 30.',
  });
});

test('29 days after adoption a report counts for nothing, 30 and 31 days after it does', () => {
  const reported = (on: string) =>
    spread(own().adopt('r1', 'b2', '2025-06-01').adoptionReport(['r1', 'b2'], on, 'works')).numerator;
  expect(reported('2025-06-30')).toBe(0);
  expect(reported('2025-07-01')).toBe(30);
  expect(reported('2025-07-02')).toBe(30);
});

test('a report counts by its day, however late it was recorded', () => {
  const data = { practiceId: 'r1', branchId: 'b2', on: '2025-12-31', verdict: 'partly', experience: 'e' };
  const story = own().adopt('r1', 'b2', '2025-06-01');
  story.record('report-practice-adoption', data, { on: '2025-12-31', by: 'b2', recordedOn: '2026-03-01' });
  expect(spread(story, '2026-03-31').numerator).toBe(15);
  expect(spread(story, '2026-03-31', 2026).numerator).toBe(0);
});

test('own and adopted practices add up', () => {
  const story = own().endorse('r1', '2025-05-20').adopt('r1', 'b2', '2025-06-01');
  story.adoptionReport(['r1', 'b2'], '2025-09-01', 'partly');
  story.practice('r2', '2025-03-01', 'b2').adopt('r2', 'b1', '2025-06-01');
  story.adoptionReport(['r2', 'b1'], '2025-09-01', 'not');
  // 20 + 15 + 15 of 100
  expect(spread(story)).toMatchObject({ numerator: 50, denominator: 100, value: 0.5 });
});
