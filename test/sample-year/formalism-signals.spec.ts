import { readFileSync } from 'node:fs';
import { type FormalismSignals, formalismSignals } from '#projections/formalism-signals/formalism-signals.js';
import { sampleBranches } from '../processes/sample-year.js';
import { RecordedYear } from './recorded-year.js';

/** When outcomes are verified and cards published. */
const AFTERWARDS = '2026-02-15';

/** Each sign where it was found, as in the READMEs: `Z1 late-entry 123`. */
let found: readonly string[];

beforeAll(async () => {
  const year = await RecordedYear.open();
  await year.whole();
  const ofBranches = await Promise.all(
    sampleBranches.map(async (branchId) => {
      const question = { name: branchId, model: formalismSignals, params: { branchId, year: 2025 } };
      const { signals } = (await year.answer(question, { asOf: AFTERWARDS })) as FormalismSignals;
      return signals.map(({ id, count }) => `${branchId} ${id} ${count}`);
    }),
  );
  found = ofBranches.flat();
  await year.close();
}, 120_000);

/** The rows of the table of signs: `| Z1 | \`late-entry\` | 123 | … |` */
function planted(readme: string): readonly string[] {
  const text = readFileSync(`samples/yunlan-2025/${readme}`, 'utf8');
  return [...text.matchAll(/^\| (Z\d) \| `([a-z-]+)` \| (\d+) \|/gmu)].map(([, ...cells]) => cells.join(' '));
}

it.each(['README.md', 'README.zh-CN.md'])(
  'signs of formalism are where %s says that they were planted, and nowhere else',
  (readme) => {
    expect(planted(readme).toSorted()).toEqual(found.toSorted());
  },
);

it('the strong branches have none', () => {
  expect(sampleBranches).toEqual(expect.arrayContaining(['Z3', 'Z4']));
  expect(found.filter((sign) => /^Z[34] /.test(sign))).toEqual([]);
});
