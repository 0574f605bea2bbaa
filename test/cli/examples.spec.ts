import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '#domain/scoring/scorecard.js';
import { EXAMPLES, Ronghe } from './ronghe.js';

interface ExpectedIndicator {
  readonly id: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

interface ExpectedCard {
  readonly branchId: string;
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly dimensions: readonly {
    readonly id: string;
    readonly score: number | null;
    readonly indicators: readonly ExpectedIndicator[];
  }[];
  readonly total: number | null;
  readonly coupling: { readonly c: number; readonly t: number; readonly d: number } | null;
}

function expectedOf(name: string): readonly ExpectedCard[] {
  return JSON.parse(readFileSync(join(EXAMPLES, `${name}.expected.json`), 'utf8')).scorecards;
}

/** A card without what the examples don't state. */
function numbersOf({ branchId, year, asOf, knownAt, dimensions, total, coupling }: Scorecard): ExpectedCard {
  return {
    ...{ branchId, year, asOf, knownAt, total },
    dimensions: dimensions.map(({ id, score, indicators }) => ({ id, score, indicators: indicators.map(partsOf) })),
    coupling: coupling && { c: coupling.c, t: coupling.t, d: coupling.d },
  };
}

const partsOf = ({ id, value, numerator, denominator }: ExpectedIndicator) => ({ id, value, numerator, denominator });

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

describe.each(['a-one-branch', 'b-two-branches', 'c-corrections'])('%s', (name) => {
  const ronghe = new Ronghe();
  afterAll(() => ronghe.remove());

  test('is imported whole, and a second time writes nothing', async () => {
    const lines = readFileSync(join(EXAMPLES, `${name}.ndjson`), 'utf8')
      .trim()
      .split('\n').length;
    expect((await ronghe.importExample(name)).json).toEqual({ accepted: lines, duplicates: 0, refused: [] });
    expect((await ronghe.importExample(name)).json).toEqual({ accepted: 0, duplicates: lines, refused: [] });
  });

  test.each(expectedOf(name))('gives the expected card as of $asOf, as known at $knownAt', async (expected) => {
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
