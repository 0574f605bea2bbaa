import { COUPLING_LEVELS, couplingOf } from './coupling.js';

test('two equal systems are coupled in full, and coordinated as far as they are developed', () => {
  const { c, t, d } = couplingOf(0.64, 0.64);
  expect([c, t]).toEqual([1, 0.64]);
  expect(d).toBeCloseTo(0.8, 12);
});

test('what lacks one side altogether is not coupled', () => {
  expect(couplingOf(0.8, 0)).toMatchObject({ c: 0, t: 0.4, d: 0, level: { zh: '极度失调' } });
  expect(couplingOf(0, 0)).toMatchObject({ c: 0, t: 0, d: 0 });
});

test('C = √[(1 − |u₁ − u₂|) · min/max]', () => {
  // u₁ .4, u₂ .9: √(.5 · .4444) = .4714; T .65; D √(.4714 · .65) = .5535
  const { c, t, d } = couplingOf(0.4, 0.9);
  expect(c).toBeCloseTo(0.4714, 4);
  expect(t).toBe(0.65);
  expect(d).toBeCloseTo(0.5535, 4);
});

test.each(COUPLING_LEVELS.map(({ zh }, level) => [level / 10, zh] as const))('from D = %s on: %s', (least, zh) => {
  // equal systems: D is the root of the value
  expect(couplingOf((least + 0.001) ** 2, (least + 0.001) ** 2).level.zh).toBe(zh);
});

test('D = 1 is in the last level', () => {
  expect(couplingOf(1, 1)).toMatchObject({ d: 1, level: { zh: '优质协调' } });
});
