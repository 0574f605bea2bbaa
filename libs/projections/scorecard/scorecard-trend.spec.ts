import { readFileSync } from 'node:fs';
import { ask } from '#testing/asked.js';
import { ExampleHistory } from '#testing/example-history.js';
import { integrationScorecard } from './integration-scorecard.js';
import { scorecardTrend } from './scorecard-trend.js';

const file = new URL('../../testing/examples/a-one-branch.ndjson', import.meta.url);
const events = ExampleHistory.of(readFileSync(file, 'utf8')).events();
const params = { branchId: 'b1', year: 2025 };
const trend = (asOf: string) => ask(scorecardTrend, { events, params, asOf });

test('each month of the year is the card as of its last day', () => {
  const { months } = trend('2026-02-01');
  expect(months).toHaveLength(12);
  for (const { asOf, total, dimensions, indicators } of months) {
    const card = ask(integrationScorecard, { events, params, asOf });
    expect({ asOf, total }).toEqual({ asOf, total: card.total });
    expect(dimensions).toEqual(card.dimensions.map(({ id, score }) => ({ id, score })));
    expect(indicators).toEqual(
      card.dimensions.flatMap((each) => each.indicators.map(({ id, value }) => ({ id, value }))),
    );
  }
  expect(months.map(({ asOf }) => asOf).slice(0, 2)).toEqual(['2025-01-31', '2025-02-28']);
});

test('the month that is not over is shown as of the day asked for', () => {
  expect(trend('2025-03-10').months.map(({ asOf }) => asOf)).toEqual(['2025-01-31', '2025-02-28', '2025-03-10']);
  expect(trend('2025-03-31').months.at(-1)?.asOf).toBe('2025-03-31');
});

test('where there is no card there is no trend', () => {
  const wrong = (change: object) => () =>
    ask(scorecardTrend, { events, params: { ...params, ...change }, asOf: '2026-02-01' });
  expect(wrong({ year: 2027 })).toThrow('not-found');
  expect(wrong({ branchId: 'b9' })).toThrow('not-found');
  expect(wrong({ scheme: 'default@9' })).toThrow('not-found (scheme)');
});
