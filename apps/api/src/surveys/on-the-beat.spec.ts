import { setTimeout as pause } from 'node:timers/promises';
import { BEAT_MS, onTheBeat } from './on-the-beat.js';

/** How long it takes until there is an answer, in ms; timers may fire a little early. */
async function answered(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await onTheBeat(work).catch(() => {});
  return performance.now() - begun + 2;
}

describe('an answer on the beat', () => {
  it('comes no earlier for what is done at once, or fails at once', async () => {
    expect(await onTheBeat(async () => 'done')).toBe('done');
    const failing = onTheBeat(async () => {
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await answered(async () => 'done')).toBeGreaterThanOrEqual(BEAT_MS);
    expect(await answered(() => Promise.reject(new Error('refused')))).toBeGreaterThanOrEqual(BEAT_MS);
    expect(await answered(() => pause(BEAT_MS / 2))).toBeGreaterThanOrEqual(BEAT_MS);
  });

  it('comes on the next beat for what has missed the first', async () => {
    expect(await answered(() => pause(BEAT_MS + 10))).toBeGreaterThanOrEqual(2 * BEAT_MS);
  });
});
