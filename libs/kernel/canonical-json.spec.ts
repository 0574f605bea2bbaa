import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { canonicalJson } from './canonical-json.js';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('the canonical JSON of a value', () => {
  it('is what another implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(canonicalize(any));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (any) => {
        expect(canonicalJson(JSON.parse(canonicalJson(any)))).toBe(canonicalJson(any));
        expect(JSON.parse(canonicalJson(any))).toEqual(JSON.parse(JSON.stringify(any)));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('orders names by their UTF-16 code units, as in the example of the RFC', () => {
    const names = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'C',
      '\u00f6': 'O',
    };
    expect(canonicalJson(names)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"C","ö":"O","€":"Euro","\ud83d\ude00":"Smiley","\ufb33":"Dalet"}',
    );
  });

  it('writes numbers as the RFC says', () => {
    const numbers = [-0, 1e-7, 0.1 + 0.2, 333333333.3333333, 1e30, 4.5, 2e-3, 1e21, 123456789012345680000, 5e-324];
    expect(canonicalJson(numbers)).toBe(
      '[0,1e-7,0.30000000000000004,333333333.3333333,1e+30,4.5,0.002,1e+21,123456789012345680000,5e-324]',
    );
  });

  it('does not exist for what JSON cannot say', () => {
    const unspeakable = [undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800', 1n, () => 1, Symbol('s')];
    for (const each of unspeakable) {
      expect(() => canonicalJson(each)).toThrow(TypeError);
      expect(() => canonicalJson({ a: [each] })).toThrow(TypeError);
    }
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow(TypeError);
    expect(() => canonicalJson(new Array(2))).toThrow(TypeError);
  });
});
