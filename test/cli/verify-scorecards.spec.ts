import { digestOf } from '#domain/scoring/digest.js';
import type { PublishedCard } from '#domain/scoring/published-card.js';
import type { Actor } from '#kernel/actor.js';
import { Ronghe } from './ronghe.js';
import { defectsOf, rewriteEvent } from './tampering.js';

const committee: Actor = { id: 'u-committee', role: 'superior', orgId: 'c1' };
const second: Actor = { ...committee, id: 'u-second' };
const secretary: Actor = { id: 'u-secretary', role: 'branch-officer', orgId: 'b1' };
const STREAM = 'branchAssessment-y1~b1';

/** The first example's year assessed: an edition, an upheld objection, a verification corrected by it, the next edition. */
const ASSESSED: readonly (readonly [command: string, actor: Actor, data: object])[] = [
  [
    'open-assessment-cycle',
    committee,
    {
      ...{ cycleId: 'y1', orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 },
      ...{ selfBy: '2026-01-20', reviewBy: '2026-01-25', publishBy: '2026-01-31' },
    },
  ],
  ['publish-scorecard', committee, { cycleId: 'y1', branchId: 'b1', asOf: '2026-01-20' }],
  [
    'object-to-scorecard',
    secretary,
    { cycleId: 'y1', branchId: 'b1', objectionId: 'o1', indicatorId: 'task-completion', grounds: '核实有误' },
  ],
  [
    'decide-scorecard-objection',
    second,
    { cycleId: 'y1', branchId: 'b1', objectionId: 'o1', upheld: true, reasons: '应更正' },
  ],
  [
    'verify-task-outcome',
    committee,
    {
      ...{ taskId: 't4', verifiedOn: '2026-01-20', outcome: 'partly', rating: 60, comment: '更正' },
      corrects: 'command:verify-task-outcome-22',
    },
  ],
  ['publish-scorecard', committee, { cycleId: 'y1', branchId: 'b1', asOf: '2026-01-20' }],
];

const original = new Ronghe();
let ronghe: Ronghe;

beforeAll(async () => {
  await original.importExample('a-one-branch');
  const lines = ASSESSED.map(([command, actor, data], index) => {
    const at = `2026-01-21T0${index + 1}:00:00Z`;
    return { command, commandId: `assessed-${index + 1}`, at, actor, data };
  });
  const { json } = await original.importLines(lines);
  expect(json).toMatchObject({ accepted: ASSESSED.length, refused: [] });
  await original.run('rebuild');
});
beforeEach(() => {
  ronghe = original.copy();
});
afterEach(() => ronghe.remove());
afterAll(() => original.remove());

interface Published {
  edition: number;
  scorecard: PublishedCard;
  digest: string;
  throughEventId: string;
}

const rewrite = <Data>(commandId: string, change: (data: Data) => object) => rewriteEvent(ronghe, commandId, change);
const defects = () => defectsOf(ronghe);

test('every published scorecard is made again from the events up to the last one folded, editions that differ, too', async () => {
  const { exitCode, json, stderr } = await ronghe.run('verify', '--json');
  expect({ exitCode, json }).toMatchObject({ exitCode: 0, json: { ok: true, log: { recomputed: 2, defectCount: 0 } } });
  expect(stderr).toContain('重新计算的记分卡与封存依据 scorecards and sealed evidence made again：2');
  expect(stderr).toContain('已公布的记分卡由同样的事件得出同样的结果');
});

test('a total that somebody raised is named, also where the digest was made to fit', async () => {
  rewrite<Published>('assessed-2', ({ scorecard }) => {
    const raised = { ...scorecard, total: 99.99 };
    return { scorecard: raised, digest: digestOf(raised) };
  });
  expect(await defects()).toEqual([
    expect.objectContaining({
      ...{ stream: STREAM, check: 'scorecard' },
      message: expect.stringMatching(/^\/scorecard\/total is 99\.99, the events give \d+\.\d+$/),
    }),
  ]);
});

test('a value deep in the card is named by its place', async () => {
  rewrite<Published>('assessed-6', ({ scorecard }) => {
    const [party, ...others] = scorecard.dimensions;
    const [first, ...more] = party?.indicators ?? [];
    const indicators = [{ ...first, numerator: 4 }, ...more];
    return { scorecard: { ...scorecard, dimensions: [{ ...party, indicators }, ...others] } };
  });
  expect(await defects()).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('/scorecard/dimensions/0/indicators/0/numerator is 4,'),
    }),
  ]);
});

test('a digest that is not that of its card is named', async () => {
  rewrite<Published>('assessed-2', () => ({ digest: '0'.repeat(64) }));
  expect(await defects()).toEqual([
    expect.objectContaining({ stream: STREAM, message: expect.stringContaining('/digest is "0000') }),
  ]);
});

test('weights that differ from the scheme of the cycle are named', async () => {
  rewrite<Published>('assessed-2', ({ scorecard }) => {
    const [party, ...others] = scorecard.dimensions;
    const reweighed = { ...scorecard, dimensions: [{ ...party, weight: 0.5 }, ...others] } as PublishedCard;
    return { scorecard: reweighed, digest: digestOf(reweighed) };
  });
  expect(await defects()).toEqual([
    expect.objectContaining({ message: '/scorecard/dimensions/0/weight is 0.5, the events give 0.25' }),
  ]);
});

test('a fact that was changed behind a published scorecard shows in every edition that rests on it', async () => {
  rewrite<{ rating: number }>('verify-task-outcome-22', () => ({ rating: 15 }));
  const found = (await defects()) as readonly { readonly stream: string; readonly message: string }[];
  expect(found).toEqual([expect.objectContaining({ stream: STREAM, check: 'scorecard' })]);
  expect(found[0]?.message).toContain('/scorecard/dimensions/1');
});

test('a last event that is none of those before it is named', async () => {
  rewrite<Published>('assessed-2', () => ({ throughEventId: 'e-none' }));
  expect(await defects()).toEqual([
    expect.objectContaining({
      ...{ stream: STREAM, check: 'scorecard' },
      message: "can't be made again: e-none, the last event folded, is not among those before it",
    }),
  ]);
});
