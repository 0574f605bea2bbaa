import { hashesOf, type MinutesSketch, similarity } from './minutes-sketch.js';

/** "Near-duplicate minutes: ≥ 0.8 Jaccard on character 4-grams". */
const ALIKE = 0.8;

/** How much two minutes are alike, 0.8 to 1; 0 for what is less. */
export function likeness(a: MinutesSketch, b: MinutesSketch): number {
  const alike = similarity(hashesOf(a), hashesOf(b), ALIKE);
  return alike < ALIKE ? 0 : alike;
}
