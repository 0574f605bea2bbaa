import { MadeUpTexts } from '#testing/made-up-texts.js';
import { hashesOf, SKETCH_SIZE, similarity, sketchOf } from './minutes-sketch.js';

const alike = (a: string, b: string) => similarity(hashesOf(sketchOf(a)), hashesOf(sketchOf(b)));

describe('similarity', () => {
  test('is that of the sets of 4-grams, exact for short texts', () => {
    // 会议学习 议学习了 学习了党 习了党章 and 会议学习 议学习了 学习了宪 习了宪法: 2 of 6
    expect(alike('会议学习了党章', '会议学习了宪法')).toBeCloseTo(2 / 6, 12);
    expect(alike('会议学习了党章', '会议学习了党章')).toBe(1);
    expect(alike('会议学习了党章', '支部讨论发展对象')).toBe(0);
    // 400 grams in common, 50 more in each
    const [one, other] = new MadeUpTexts().pair({ shared: 400, other: 50 });
    expect(alike(one, other)).toBe(0.8);
    const [less, than] = new MadeUpTexts(2).pair({ shared: 399, other: 50 });
    expect(alike(less, than)).toBe(399 / 499);
  });

  test('goes by code points, and by sets: what is said twice counts once', () => {
    expect(alike('𠮷野家的门前', '𠮷野家的门')).toBeCloseTo(2 / 3, 12);
    expect(alike('一二三四一二三四', '一二三四一二三四一二三四')).toBe(1);
  });

  test('compares what is shorter than four characters as a whole', () => {
    expect(alike('略', '略')).toBe(1);
    expect(alike('略', '无')).toBe(0);
    expect(alike('略', '略写')).toBe(0);
  });

  test('is estimated for long texts, to a few percent', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [one, other] = new MadeUpTexts(seed).pair({ shared: 8000, other: 1000 });
      expect(Math.abs(alike(one, other) - 0.8)).toBeLessThan(0.06);
      expect(hashesOf(sketchOf(one))).toHaveLength(SKETCH_SIZE);
    }
    // one of them fits, the other doesn't
    const [long, short] = new MadeUpTexts(9).pair({ shared: 480, other: 20 });
    expect(Math.abs(alike(long + new MadeUpTexts(10).text(60), short) - 480 / 580)).toBeLessThan(0.06);
  });
});

describe('bands', () => {
  function meet(a: string, b: string): boolean {
    const bands = new Set(sketchOf(a).bands);
    return sketchOf(b).bands.some((band) => bands.has(band));
  }

  /** Of 300 pairs of texts of some 450 grams with this similarity, how many have a band in common. */
  function meeting(shared: number, other: number): number {
    let count = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const [one, theOther] = new MadeUpTexts(seed * 7919).pair({ shared, other });
      if (meet(one, theOther)) count++;
    }
    return count;
  }

  test('nearly all texts that are alike have one in common', () => {
    // 0.95, 0.85, 0.8: expected are 300.0, 299.6, 298.0
    expect(meeting(439, 11)).toBe(300);
    expect(meeting(413, 36)).toBeGreaterThanOrEqual(297);
    expect(meeting(400, 50)).toBeGreaterThanOrEqual(293);
  });

  test('few texts that are not have', () => {
    // 0.3: expected are 52; 0: none
    expect(meeting(207, 242)).toBeLessThan(80);
    expect(meeting(0, 450)).toBe(0);
  });

  test('stay what they are, since stored documents depend on them', () => {
    expect(sketchOf('会议学习了党章，讨论了老旧电梯评估的难点。')).toMatchInlineSnapshot(`
{
  "bands": [
    "0:amw3d6",
    "1:2zkytm",
    "2:1fp6rej",
    "3:wy0bm1",
    "4:p1fikd",
    "5:13ofqew",
    "6:8r2s7",
  ],
  "hashes": "TADMAEk6sgPXR7EZ/RFSHwb19FIPobdfqPk1db/W6HXOqoB7GmwkhMjSKIT2fKqOULwsqogblLLlCW7MuZjhzF/vHtmHww32",
}
`);
  });
});
