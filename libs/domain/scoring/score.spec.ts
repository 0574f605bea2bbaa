import fc from 'fast-check';
import { START } from '#kernel/position.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { BranchStory } from '#testing/branch-story.js';
import { digestOf } from './digest.js';
import { assembleFacts } from './facts/branch-facts.js';
import { defaultScheme, type Scheme } from './scheme.js';
import { score } from './scorecard.js';

const asked = (asOf: string, year = 2025) => ({ year, asOf, knownAt: null, throughPosition: START });
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

/** A year with something of everything. */
function year(): BranchStory {
  const story = new BranchStory()
    .members(8)
    .record(
      'appoint-officer',
      { orgId: 'b1', personId: 'm1', office: 'secretary', from: '2024-01-01' },
      { on: '2024-01-01', by: 'c1' },
    )
    .task('t1', { dueOn: '2025-06-30', emphasis: 'key', weight: 5 })
    .task('t2', { dueOn: '2025-09-30', weight: 2 })
    .post('p1', '2025-01-05')
    .assign('p1', 'm1', '2025-02-01')
    .session('s1', {
      heldOn: '2025-01-10',
      kind: 'theme-day',
      businessHours: 1,
      taskIds: ['t1'],
      actions: { a1: '2025-02-01' },
    })
    .session('s2', { heldOn: '2025-05-10', kind: 'branch-meeting', actions: { a1: '2025-06-01' } })
    .done('s1', 'a1', '2025-02-05')
    .amend('s2', '2025-05-20', { businessHours: 2, taskIds: ['t2'] })
    .complete('t1', '2025-06-20')
    .review(['p1', 'm1'], '2025-07-01', 'good');
  story.verify('t1', '2025-07-10', { outcome: 'met', rating: 90 });
  return story.complete('t2', '2025-09-30').release('p1', 'm1', '2025-10-01');
}

describe('there is no scorecard', () => {
  const facts = branchFactsOf('b1', new BranchStory('2025-03-10').events());

  test('of a branch that is not known', () => {
    expect(refusal(() => score(assembleFacts('b9', []), defaultScheme, asked('2025-06-30')))).toMatchObject({
      ...{ code: 'not-found', field: 'branchId' },
    });
  });

  test('of an organization of another kind', () => {
    const group = {
      ...facts,
      organization: facts.organization && { ...facts.organization, orgKind: 'group' as const },
    };
    expect(refusal(() => score(group, defaultScheme, asked('2025-06-30')))).toMatchObject({ field: 'branchId' });
  });

  test('as of a day before the branch was established', () => {
    expect(refusal(() => score(facts, defaultScheme, asked('2025-03-09')))).toMatchObject({
      ...{ code: 'not-found', field: 'asOf' },
    });
    expect(score(facts, defaultScheme, asked('2025-03-10')).total).toBeNull();
  });

  test('of a year that has not begun', () => {
    expect(refusal(() => score(facts, defaultScheme, asked('2025-12-31', 2026)))).toMatchObject({
      ...{ code: 'not-found', field: 'year' },
    });
    expect(score(facts, defaultScheme, asked('2026-01-01', 2026)).year).toBe(2026);
  });
});

describe('a scorecard', () => {
  const facts = branchFactsOf('b1', year().events());
  const card = score(facts, defaultScheme, asked('2025-12-31'));

  test('lists all dimensions and indicators of the scheme, also those that do not apply', () => {
    expect(card.dimensions.map(({ indicators }) => indicators.length)).toEqual([3, 4, 5]);
    expect(card.dimensions[0]?.indicators[1]).toMatchObject({ id: 'concern-response', weight: 0.3, value: null });
  });

  test('names no member outside the duty facts, and nobody by name anywhere', () => {
    expect(JSON.stringify(card)).not.toContain('sealed:');
  });

  test('gives evidence as event ids by position, each once', () => {
    const order = new Map(
      year()
        .events()
        .map(({ id, position }) => [id, Number(position)]),
    );
    for (const { evidence } of card.dimensions.flatMap(({ indicators }) => indicators)) {
      const positions = evidence.map((id) => order.get(id) ?? Number.NaN);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    }
  });

  test('cites no evidence where an indicator does not apply', () => {
    const opened = new BranchStory().members(1).post('p1', '2025-01-05').assign('p1', 'm1', '2025-01-05');
    expect(opened.indicator('front-line', '2025-01-20')).toMatchObject({ value: null, denominator: 0, evidence: [] });
  });

  test('needs two dimensions for a total, and party and business for the coupling', () => {
    const early = score(facts, defaultScheme, asked('2025-01-20'));
    expect([early.total, early.coupling]).toEqual([null, null]);
  });

  test('weighs a dimension only if what applies carries half of it', () => {
    const schemeOf = (weight: number): Scheme => ({
      ...defaultScheme,
      dimensions: [
        {
          id: 'party',
          weight: 1,
          indicators: [
            { id: 'follow-through', version: 1, weight },
            { id: 'concern-response', version: 1, weight: 0.5 },
          ],
        },
      ],
    });
    const scoreOf = (weight: number) => score(facts, schemeOf(weight), asked('2025-12-31')).dimensions[0]?.score;
    expect(scoreOf(0.5)).toBe(0.25);
    expect(scoreOf(0.49)).toBeNull();
  });

  test('of a scheme with an indicator version that does not exist cannot be made', () => {
    const scheme = {
      ...defaultScheme,
      dimensions: [{ id: 'party' as const, weight: 1, indicators: [{ id: 'follow-through', version: 9, weight: 1 }] }],
    };
    expect(() => score(facts, scheme, asked('2025-12-31'))).toThrow('follow-through version 9');
  });
});

describe('the digest', () => {
  const facts = branchFactsOf('b1', year().events());
  const card = score(facts, defaultScheme, asked('2025-12-31'));

  test('is that of the golden card, for ever', () => {
    expect(card.digest).toBe('43280a1c168e6a53b642701e54bf99d8fe4d01dc22d9eec03a603a20858e5682');
  });

  test('does not hang on texts, duty facts, signals or the position', () => {
    const signals = [{ id: 's', name: { zh: '', en: '' }, count: 1, evidence: [], explanation: { zh: '', en: '' } }];
    const dimensions = card.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((each) => ({ ...each, explanation: { zh: 'x', en: 'x' } })),
    }));
    const throughPosition = '77' as typeof START;
    expect(digestOf({ ...card, dutyFacts: [], signals, dimensions, throughPosition })).toBe(card.digest);
  });

  test('changes with a number, the evidence, the instant known at and the scheme', () => {
    const others = [
      { ...card, total: 1 },
      { ...card, knownAt: '2025-12-31T00:00:00.000Z' },
      { ...card, scheme: { id: 'default', version: 2 } },
      { ...card, dimensions: card.dimensions.slice(1) },
    ];
    for (const other of others) expect(digestOf(other)).not.toBe(card.digest);
  });
});

const DAY = fc
  .integer({ min: 0, max: 420 })
  .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
const IN_YEAR = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));

/** One thing that happens, on its own streams. */
type Step = (story: BranchStory, index: number) => void;

const taskStep: fc.Arbitrary<Step> = fc
  .record({
    dueOn: IN_YEAR,
    completedOn: DAY,
    revisedOn: DAY,
    weight: fc.integer({ min: 1, max: 10 }),
    emphasis: fc.constantFrom('routine', 'key', 'difficult'),
    outcome: fc.constantFrom('exceeded', 'met', 'partly', 'missed'),
    rating: fc.integer({ min: 0, max: 100 }),
    end: fc.constantFrom('completed', 'verified', 'cancelled', 'open'),
  })
  .map(({ end, completedOn, revisedOn, outcome, rating, ...terms }) => (story, index) => {
    const taskId = `t${index}`;
    story.task(taskId, terms).revise(taskId, revisedOn, { weight: 3 });
    if (end === 'cancelled') story.cancel(taskId, completedOn);
    if (end === 'completed' || end === 'verified') story.complete(taskId, completedOn);
    if (end === 'verified') story.verify(taskId, completedOn, { outcome, rating });
  });

const postStep: fc.Arbitrary<Step> = fc
  .record({
    from: DAY,
    people: fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 300 }), rating: fc.constantFrom('good', 'poor', 'none') }),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ from, people }) => (story, index) => {
    const postId = `p${index}`;
    story.post(postId, from, ['t0', 't1']);
    for (const [number, { days, rating }] of people.entries()) {
      const until = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
      story.assign(postId, `m${number + 1}`, from);
      if (rating !== 'none') story.review([postId, `m${number + 1}`], from, rating);
      story.release(postId, `m${number + 1}`, until);
    }
  });

const sessionStep: fc.Arbitrary<Step> = fc
  .record({
    heldOn: DAY,
    late: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom('theme-day', 'branch-meeting', 'party-lecture', 'committee-meeting', 'theory-study'),
    hours: fc.constantFrom(0, 0.25, 1),
    dueOn: DAY,
    change: fc.constantFrom('none', 'amend', 'void', 'done'),
  })
  .map(({ heldOn, late, kind, hours, dueOn, change }) => (story, index) => {
    const sessionId = `s${index}`;
    const recordedOn = new Date(Date.parse(heldOn) + late * 86_400_000).toISOString().slice(0, 10);
    const actions = { a1: dueOn > heldOn ? dueOn : heldOn };
    story.session(sessionId, { heldOn, kind, businessHours: hours, taskIds: ['t0', 't2'], actions }, { recordedOn });
    if (change === 'amend') story.amend(sessionId, dueOn, { actions: { a1: heldOn }, taskIds: ['t1'] });
    if (change === 'void') story.voidSession(sessionId, dueOn);
    if (change === 'done') story.done(sessionId, 'a1', dueOn);
  });

const steps = fc.array(fc.oneof(taskStep, postStep, sessionStep), { maxLength: 12 });

describe('whatever happens', () => {
  test('every value lies between 0 and 1, and a value is numerator ÷ denominator', () => {
    fc.assert(
      fc.property(steps, DAY, (taken, asOf) => {
        const story = new BranchStory('2024-11-20').members(8, '2024-11-20');
        taken.forEach((step, index) => {
          step(story, index);
        });
        const { dimensions, total } = story.card(asOf);
        for (const { value, numerator, denominator, evidence } of dimensions.flatMap(({ indicators }) => indicators)) {
          if (value === null) expect([numerator, denominator, evidence.length]).toEqual([0, 0, 0]);
          else {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
            expect(Math.abs(value - Math.min(1, numerator / denominator))).toBeLessThan(1e-3);
          }
        }
        expect(total === null || (total >= 0 && total <= 100)).toBe(true);
      }),
      { numRuns: 60, seed: 20250630 },
    );
  });

  test('the order in which unrelated streams were recorded changes no number', () => {
    fc.assert(
      fc.property(steps, DAY, (taken, asOf) => {
        const cardOf = (order: readonly (readonly [number, Step])[]) => {
          const story = new BranchStory('2024-11-20').members(8, '2024-11-20');
          for (const [index, step] of order) step(story, index);
          return numbersOf(story.card(asOf));
        };
        const inOrder = [...taken.entries()];
        expect(cardOf(inOrder.toReversed())).toEqual(cardOf(inOrder));
      }),
      { numRuns: 40, seed: 20250731 },
    );
  });
});

function numbersOf({ dimensions, total, coupling }: ReturnType<BranchStory['card']>) {
  const indicators = dimensions.flatMap((dimension) => dimension.indicators);
  return {
    values: indicators.map(({ value, numerator, denominator }) => [value, numerator, denominator]),
    scores: dimensions.map((dimension) => dimension.score),
    total,
    coupling,
  };
}
