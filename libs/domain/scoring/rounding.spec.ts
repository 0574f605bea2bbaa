import { rounded } from './rounding.js';

test('half goes up, also where doubles write it a little lower', () => {
  expect(rounded(0.00005, 4)).toBe(0.0001);
  expect(rounded(1.005, 2)).toBe(1.01);
  expect(rounded(0.28125, 4)).toBe(0.2813);
});

test('what lies clearly below half goes down', () => {
  expect(rounded(0.28124, 4)).toBe(0.2812);
  expect(rounded(61.894, 2)).toBe(61.89);
});
