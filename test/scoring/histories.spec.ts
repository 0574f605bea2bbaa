import fc from 'fast-check';
import { defaultScheme, type Scheme } from '#domain/scoring/scheme.js';
import { scorecardDifference } from '#domain/scoring/scorecard-difference.js';
import type { Recorded } from '#kernel/event.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { fieldsOf } from '#kernel/input.js';
import { addDays } from '#kernel/local-date.js';
import { type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { projections, readModels } from '#projections/read-models.js';
import type { Bureau } from './bureau.js';
import { BRANCHES, evidenceOf, FactsSoFar, indicatorsOf, numbersOf } from './cards.js';
import { happenings, historyOf, runs } from './generated-history.js';

const day = fc.integer({ min: 0, max: 550 }).map((number) => addDays('2025-01-01', number));

/** Documents by key, each batch's read and written as JSON like in a store. */
function folded(projection: AnyProjection, batches: readonly (readonly Recorded[])[]): ReadonlyMap<string, unknown> {
  let documents = new Map<string, FoldedDocument>();
  for (const batch of batches) {
    const { touches, failure } = touchesOf(projection, batch);
    const stopped = failure ?? foldBatch(projection, touches, documents).failure;
    if (stopped) throw stopped.error;
    documents = new Map(JSON.parse(JSON.stringify([...documents])));
  }
  return documents;
}

/** Cut before each of these places, in whatever order. */
function cut<T>(items: readonly T[], places: readonly number[]): readonly (readonly T[])[] {
  const ends = [...places.map((place) => place % (items.length + 1)), items.length].sort((a, b) => a - b);
  return ends.map((end, index) => items.slice(ends[index - 1] ?? 0, end));
}

test('batches of any size give the same documents, of every projection', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.array(fc.nat(), { maxLength: 12 }), async (told, places) => {
      const { events } = await historyOf(told);
      for (const projection of projections) {
        const whole = folded(projection, [events]);
        expect(folded(projection, cut(events, places))).toEqual(whole);
        expect(
          folded(
            projection,
            events.map((event) => [event]),
          ),
        ).toEqual(whole);
      }
    }),
    runs(6),
  );
});

/** Parameters for a question about an organization, as far as it has them; none where it asks for more. */
function paramsOf({ params }: ReadModel, orgId: string): object | undefined {
  const values = {
    orgId,
    branchId: orgId,
    year: 2025,
    from: '2025-06-30',
    to: '2025-12-31',
    indicatorId: 'key-task-support',
  };
  const wanted = fieldsOf(params);
  if (wanted.some(({ name, optional }) => !optional && !(name in values))) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.some((field) => field.name === name)));
}

async function asked(bureau: Bureau, model: ReadModel, request: object): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const orgId of ['c1', ...BRANCHES]) {
    const params = paramsOf(model, orgId);
    if (!params) continue;
    try {
      const { answer } = await bureau.questions.ask(model, params, request);
      const { knownAt, throughPosition, digest, ...rest } = answer as Readonly<Record<string, unknown>>;
      answers.push(rest);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      answers.push(String(error));
    }
  }
  return answers;
}

test('what is replayed as known now is what the live read models show, however often these were brought up to date', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.integer({ min: 5, max: 60 }), async (told, often) => {
      let count = 0;
      const { bureau } = await historyOf(told, async ({ live }) => {
        if (++count % often === 0) await live.catchUp();
      });
      const states = await bureau.live.catchUp();
      expect(states.filter(({ failed, behind }) => failed !== undefined || behind)).toEqual([]);
      bureau.goTo('2026-06-30');
      for (const model of readModels) {
        const now = await asked(bureau, model, {});
        expect(await asked(bureau, model, { knownAt: '2026-06-30T02:00:00.000Z' })).toEqual(now);
      }
    }),
    runs(12),
  );
});

test('every value lies between 0 and 1 and is numerator ÷ denominator, every total between 0 and 100', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.array(day, { minLength: 4, maxLength: 4 }), async (told, days) => {
      const { events } = await historyOf(told);
      for (const card of FactsSoFar.of(events).cards(days)) {
        for (const { id, value, numerator, denominator, evidence } of indicatorsOf(card)) {
          if (value === null) expect([id, numerator, denominator, evidence.length]).toEqual([id, 0, 0, 0]);
          else {
            expect([id, value >= 0 && value <= 1, numerator >= 0, denominator > 0]).toEqual([id, true, true, true]);
            expect(Math.abs(value - Math.min(1, numerator / denominator))).toBeLessThan(1e-3);
          }
        }
        for (const score of card.dimensions.map((dimension) => dimension.score)) {
          expect(score === null || (score >= 0 && score <= 1)).toBe(true);
        }
        expect(card.total === null || (card.total >= 0 && card.total <= 100)).toBe(true);
      }
    }),
    runs(12),
  );
});

/** The events in another order, those of each stream in their own, by dice. */
function interleaved(events: readonly Recorded[], dice: readonly number[]): readonly Recorded[] {
  const names = [...new Set(events.map(({ stream }) => stream))];
  const streams = names.map((name) => events.filter(({ stream }) => stream === name));
  const result: Recorded[] = [];
  for (let turn = 0; streams.length > 0; turn++) {
    const which = ((dice[turn % dice.length] ?? 0) + turn) % streams.length;
    const next = streams[which]?.shift();
    if (next) result.push({ ...next, position: String(result.length + 1) as Position });
    if (streams[which]?.length === 0) streams.splice(which, 1);
  }
  return result;
}

test('the order in which unrelated streams stand in the log changes no card', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.array(fc.nat(996), { minLength: 9, maxLength: 31 }), async (told, dice) => {
      const { events } = await historyOf(told);
      const other = interleaved(events, dice);
      const [cards, others] = [FactsSoFar.of(events).cards(), FactsSoFar.of(other).cards()];
      expect(others.map(numbersOf)).toEqual(cards.map(numbersOf));
      expect(others.map(evidenceOf)).toEqual(cards.map(evidenceOf));
    }),
    runs(12),
  );
});

/** Indicators left out and weights of its own: what a superior may publish. */
const scheme: fc.Arbitrary<Scheme> = fc
  .array(fc.integer({ min: 0, max: 10 }), { minLength: 20, maxLength: 20 })
  .map((dice) => {
    let turn = 0;
    const weight = () => (dice[turn++ % dice.length] ?? 0) / 10;
    const dimensions = defaultScheme.dimensions.map(({ id, indicators }) => ({
      ...{ id, weight: weight() },
      indicators: indicators.map((each) => ({ ...each, weight: weight() })).filter((each) => each.weight > 0),
    }));
    return { id: 'other', version: 1, dimensions: dimensions.filter((dimension) => dimension.weight > 0) };
  });
const measuring = fc.record({ asOf: day, scheme: fc.oneof(fc.constant(defaultScheme), scheme) });

test('the points of a difference add up to it, between any days and schemes, and back again', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(happenings, measuring, measuring, async (happened, from, to) => {
      const facts = FactsSoFar.of((await historyOf(happened)).events);
      for (const branchId of BRANCHES) {
        if (!facts.card(branchId, from.asOf) || !facts.card(branchId, to.asOf)) continue;
        const asked = { year: 2025, knownAt: null, throughPosition: START };
        const { difference, indicators } = scorecardDifference(facts.of(branchId), { ...asked, from, to });
        const back = scorecardDifference(facts.of(branchId), { ...asked, from: to, to: from });
        expect(back.indicators.map(({ id }) => id).sort()).toEqual(indicators.map(({ id }) => id).sort());
        if (difference === null) continue;
        const [sum, sumBack] = [pointsOf(indicators), pointsOf(back.indicators)];
        // each of at most 12 is rounded to 4 decimals, the difference to 2
        expect(Math.abs(sum - difference)).toBeLessThanOrEqual(12 * 0.00005 + 0.005 + 1e-9);
        expect(Math.abs(sum + sumBack)).toBeLessThanOrEqual(24 * 0.00005 + 1e-9);
        if (difference !== 0) told++;
      }
    }),
    runs(40),
  );
  expect(told).toBeGreaterThan(5);
});

function pointsOf(indicators: readonly { readonly points: number }[]): number {
  return indicators.reduce((all, { points }) => all + points, 0);
}
