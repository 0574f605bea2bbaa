import fc from 'fast-check';
import { comparePositions, isPosition, type Position, START } from './position.js';

const position = fc.bigInt({ min: 0n, max: 10n ** 38n }).map((number) => String(number) as Position);

describe('a position in the log', () => {
  it('compares as the whole number that it is, also beyond what a number can hold', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const difference = BigInt(a) - BigInt(b);
        expect(Math.sign(comparePositions(a, b))).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
      }),
    );
    const [near, next] = ['9007199254740992', '9007199254740993'] as Position[];
    expect(comparePositions(near as Position, next as Position)).toBeLessThan(0);
    expect(comparePositions('10' as Position, '9' as Position)).toBeGreaterThan(0);
    expect(comparePositions(START, '1' as Position)).toBeLessThan(0);
  });

  it('is digits only, without leading zeros', () => {
    for (const text of ['0', '1', '10452', '9'.repeat(39)]) expect(isPosition(text)).toBe(true);
    for (const text of ['', '01', '-1', '+1', '1.0', '1e3', ' 1', '1\n', '9'.repeat(40), '１', 1, null]) {
      expect([text, isPosition(text)]).toEqual([text, false]);
    }
  });
});
