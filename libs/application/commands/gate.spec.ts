import { setImmediate as nextTurn } from 'node:timers/promises';
import { Gate } from './gate.js';

describe('a gate', () => {
  it('lets everybody pass while nobody is alone', async () => {
    const gate = new Gate();
    await expect(Promise.all([gate.pass(), gate.pass()])).resolves.toHaveLength(2);
  });

  it('keeps others waiting while somebody is alone, and lets one after the other be alone', async () => {
    const gate = new Gate();
    const said: string[] = [];
    const alone = (name: string) =>
      gate.alone(async () => {
        said.push(`${name} begins`);
        await nextTurn();
        said.push(`${name} ends`);
      });
    const passing = gate.alone(nextTurn).then(() => gate.pass());
    await Promise.all([
      alone('first'),
      alone('second'),
      alone('third'),
      passing,
      gate.pass().then(() => said.push('passed')),
    ]);
    expect(said.filter((each) => each !== 'passed')).toEqual(
      ['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    expect(said.at(-1)).toBe('passed');
  });

  it('opens again when the one who was alone has failed', async () => {
    const gate = new Gate();
    await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.pass()).resolves.toBeUndefined();
  });
});
