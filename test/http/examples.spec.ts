import type { Scorecard } from '#domain/scoring/scorecard.js';
import { EXAMPLE_NAMES, exampleLines, expectedCards, numbersOf } from '#testing/example-cards.js';
import { Served } from './served.js';

const IMPORTER = { id: 'u-importer', role: 'importer', orgId: 'c1' } as const;
const INSPECTOR = { id: 'u-inspector', role: 'inspector', orgId: 'c1' } as const;

describe.each(EXAMPLE_NAMES)('%s over HTTP', (name) => {
  let served: Served;

  beforeAll(async () => {
    served = await Served.start({}, Date.parse('2026-03-01T00:00:00Z'));
    const answer = await served.send('/v1/imports?source=example', {
      method: 'POST',
      headers: { ...(await served.bearer(IMPORTER)), 'content-type': 'application/x-ndjson' },
      body: `${exampleLines(name).join('\n')}\n`,
    });
    expect(answer.body).toEqual({ accepted: exampleLines(name).length, duplicates: 0, refused: [] });
  });
  afterAll(() => served.stop());

  it.each(expectedCards(name))('gives the expected card as of $asOf, as known at $knownAt', async (expected) => {
    const { branchId, year, asOf, knownAt } = expected;
    const known = knownAt === null ? '' : `&knownAt=${encodeURIComponent(knownAt)}`;
    const after = exampleLines(name).length; // every line has become an event
    const path = `/v1/integration-scorecard/${branchId}/${year}?asOf=${asOf}&after=${after}${known}`;
    const { status, body } = await served.get(path, INSPECTOR);
    expect(status).toBe(200);
    const card: Scorecard = JSON.parse(JSON.stringify(body));
    expect(numbersOf(card)).toEqual(expected);
  });
});
