import type { Scorecard } from '#domain/scoring/scorecard.js';
import { EXAMPLE_NAMES, type ExpectedCard, exampleLines, expectedCards, numbersOf } from '#testing/example-cards.js';
import { Ronghe } from './ronghe.js';

async function cardOf(ronghe: Ronghe, { branchId, year, asOf, knownAt }: ExpectedCard): Promise<Scorecard> {
  const known = knownAt === null ? [] : ['--known-at', knownAt];
  const { exitCode, stdout } = await ronghe.run(
    'scorecard',
    branchId,
    String(year),
    '--as-of',
    asOf,
    ...known,
    '--json',
  );
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
}

describe.each(EXAMPLE_NAMES)('%s', (name) => {
  const ronghe = new Ronghe();
  afterAll(() => ronghe.remove());

  test('is imported whole, and a second time writes nothing', async () => {
    const lines = exampleLines(name).length;
    expect((await ronghe.importExample(name)).json).toEqual({ accepted: lines, duplicates: 0, refused: [] });
    expect((await ronghe.importExample(name)).json).toEqual({ accepted: 0, duplicates: lines, refused: [] });
  });

  test.each(expectedCards(name))('gives the expected card as of $asOf, as known at $knownAt', async (expected) => {
    expect(numbersOf(await cardOf(ronghe, expected))).toEqual(expected);
  });
});

test('a card has the same digest in another directory, made from the same file', async () => {
  const digests: string[] = [];
  for (const ronghe of [new Ronghe(), new Ronghe()]) {
    await ronghe.importExample('c-corrections');
    const { stdout } = await ronghe.run('scorecard', 'b1', '2025', '--as-of', '2025-12-31', '--json');
    digests.push(JSON.parse(stdout).digest);
    ronghe.remove();
  }
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(digests[1]).toBe(digests[0]);
});
