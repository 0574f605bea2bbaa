import type { Evidence } from '#domain/member-record/evidence-item.js';
import type { Actor } from '#kernel/actor.js';
import { Ronghe } from './ronghe.js';
import { defectsOf, rewriteEvent } from './tampering.js';

const committee: Actor = { id: 'u-committee', role: 'superior', orgId: 'c1' };
const second: Actor = { ...committee, id: 'u-second' };

/** The first example's m2 considered for a position: an edition, an upheld contest, the next edition, a conclusion. */
const REVIEWED: readonly (readonly [command: string, at: string, actor: Actor, data: object])[] = [
  [
    'open-promotion-review',
    '2026-01-19T01:00:00Z',
    committee,
    { reviewId: 'w1', memberId: 'm2', targetPosition: '科长', orgId: 'c1', openedOn: '2026-01-19' },
  ],
  ['seal-promotion-evidence', '2026-01-19T02:00:00Z', committee, { reviewId: 'w1' }],
  [
    'contest-promotion-evidence',
    '2026-01-20T02:00:00Z',
    { id: 'm2', role: 'member', orgId: 'b1' },
    {
      reviewId: 'w1',
      objectionId: 'o1',
      evidenceEventId: 'command:assign-member-to-key-post-24',
      grounds: '起始日期有误',
    },
  ],
  [
    'decide-evidence-contest',
    '2026-01-21T02:00:00Z',
    second,
    { reviewId: 'w1', objectionId: 'o1', upheld: true, reasons: '属实' },
  ],
  ['seal-promotion-evidence', '2026-01-22T02:00:00Z', committee, { reviewId: 'w1' }],
];

const original = new Ronghe();
let ronghe: Ronghe;

beforeAll(async () => {
  await original.importExample('a-one-branch');
  const lines = REVIEWED.map(([command, at, actor, data], index) => {
    return { command, commandId: `reviewed-${index + 1}`, at, actor, data };
  });
  const { json } = await original.importLines(lines);
  expect(json).toMatchObject({ accepted: REVIEWED.length, refused: [] });
  await original.run('rebuild');
});
beforeEach(() => {
  ronghe = original.copy();
});
afterEach(() => ronghe.remove());
afterAll(() => original.remove());

interface Sealed {
  readonly evidence: Evidence;
  readonly digest: string;
}

const rewrite = <Data>(commandId: string, change: (data: Data) => object) => rewriteEvent(ronghe, commandId, change);
const defects = () => defectsOf(ronghe);

const named = (message: string) => [
  expect.objectContaining({
    ...{ stream: 'promotionReview-w1', check: 'evidence', message: expect.stringContaining(message) },
  }),
];

test('every sealed edition is made again from the events up to the last one folded', async () => {
  const { exitCode, json } = await ronghe.run('verify', '--json');
  expect({ exitCode, json }).toMatchObject({ exitCode: 0, json: { ok: true, log: { recomputed: 2, defectCount: 0 } } });
});

test('an item that somebody left out is named', async () => {
  rewrite<Sealed>('reviewed-2', ({ evidence }) => ({ evidence: { ...evidence, items: evidence.items.slice(1) } }));
  expect(await defects()).toEqual(named('/evidence/items/0/'));
});

test('an upheld contest that somebody removed is named', async () => {
  rewrite<Sealed>('reviewed-5', ({ evidence }) => ({
    evidence: { ...evidence, items: evidence.items.map(({ contested, ...item }) => item) },
  }));
  expect(await defects()).toEqual(named('/contested'));
});

test('a digest that is not that of the evidence is named', async () => {
  rewrite<Sealed>('reviewed-2', () => ({ digest: '0'.repeat(64) }));
  expect(await defects()).toEqual(named('/digest is "0000'));
});
