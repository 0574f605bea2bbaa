import { MadeUpTexts } from '#testing/made-up-texts.js';
import { likeness } from './likeness.js';
import { hashesOf, similarity, sketchOf } from './minutes-sketch.js';

test('what is alike is told as exactly as if all had been compared, and what is not alike as nothing', () => {
  let alike = 0;
  for (let seed = 1; seed <= 400; seed++) {
    // from 0.6 to 1; every other pair longer than a sketch
    const [shared, other] = [300 + (seed % 97) + (seed % 2) * 400, seed % 100];
    const [one, copy] = new MadeUpTexts(seed).pair({ shared, other }).map(sketchOf);
    if (!one || !copy) throw new Error('no pair');
    const whole = similarity(hashesOf(one), hashesOf(copy));
    expect(likeness(one, copy)).toBe(whole < 0.8 ? 0 : whole);
    if (whole >= 0.8) alike++;
  }
  expect(alike).toBeGreaterThan(150);
  expect(alike).toBeLessThan(350);
});

test('a text and a small part of it are not alike', () => {
  const text = new MadeUpTexts(3).text(400);
  expect(likeness(sketchOf(text), sketchOf(text.slice(0, 100)))).toBe(0);
  expect(likeness(sketchOf(text.slice(0, 100)), sketchOf(text))).toBe(0);
});
