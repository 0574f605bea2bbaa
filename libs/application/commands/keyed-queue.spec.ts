import { setImmediate as nextTurn } from 'node:timers/promises';
import { KeyedQueue } from './keyed-queue.js';

describe('tasks that name a key', () => {
  it('run one after the other, those of other keys beside them', async () => {
    const queue = new KeyedQueue();
    const said: string[] = [];
    const task = (name: string, turns: number) => async () => {
      said.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      said.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      queue.run('a', task('a1', 5)),
      queue.run('a', task('a2', 1)),
      queue.run('b', task('b1', 1)),
    ]);
    expect(results).toEqual(['a1', 'a2', 'b1']);
    expect(said.slice(0, 3)).toEqual(['a1 begins', 'b1 begins', 'b1 ends']);
    expect(said.slice(3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends']);
  });

  it('run also after one that failed, which fails for its caller only', async () => {
    const queue = new KeyedQueue();
    const outcomes = await Promise.allSettled([
      queue.run('a', () => Promise.reject(new Error('first'))),
      queue.run('a', async () => 'second'),
      queue.run('a', () => Promise.reject(new Error('third'))),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(await queue.run('a', async () => 'fourth')).toBe('fourth');
  });
});
