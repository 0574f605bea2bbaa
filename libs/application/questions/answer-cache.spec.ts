import { AnswerCache } from './answer-cache.js';

const textOf = (body: Uint8Array) => Buffer.from(body).toString();

/** A store of which only the stamp matters, and a count of the answers that were really made. */
function cacheOf() {
  const store = { state: 1, stamp: async () => String(store.state) };
  const cache = new AnswerCache(store);
  let made = 0;
  const ask = async (key: string, body = `${key} as of ${store.state}`, keep = true) =>
    textOf(
      await cache.get(key, async () => {
        made++;
        return { body: Buffer.from(body), keep };
      }),
    );
  return { store, ask, made: () => made };
}

test('an answer is made once, as long as nothing changes', async () => {
  const { ask, made } = cacheOf();
  expect([await ask('a'), await ask('a')]).toEqual(['a as of 1', 'a as of 1']);
  expect(await ask('b')).toBe('b as of 1');
  expect(made()).toBe(2);
});

test('it is made anew after anything changed', async () => {
  const { store, ask, made } = cacheOf();
  await ask('a');
  store.state = 2;
  expect(await ask('a')).toBe('a as of 2');
  expect(await ask('a')).toBe('a as of 2');
  expect(made()).toBe(2);
});

test('what changes while an answer is made is not missed', async () => {
  const { store, ask, made } = cacheOf();
  const cache = new AnswerCache(store);
  const body = await cache.get('a', async () => {
    store.state = 2;
    return { body: Buffer.from('half old'), keep: true };
  });
  expect(textOf(body)).toBe('half old');
  expect(textOf(await cache.get('a', async () => ({ body: Buffer.from('new'), keep: true })))).toBe('new');
  expect(await ask('a')).toBe('a as of 2');
  expect(made()).toBe(1);
});

test('the longest unused are forgotten first, and very long ones are not kept', async () => {
  const { ask, made } = cacheOf();
  const long = 'x'.repeat(1 << 23);
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8']) await ask(key, long);
  await ask('1', long);
  expect(made()).toBe(8);
  await ask('9', long); // takes the place of 2
  await ask('1', long);
  expect(made()).toBe(9);
  await ask('2', long);
  expect(made()).toBe(10);
  await ask('huge', `${long}x`);
  await ask('huge', `${long}x`);
  expect(made()).toBe(12);
});

test('what must not be kept is made each time', async () => {
  const { ask, made } = cacheOf();
  await ask('a', '张三', false);
  expect(await ask('a', '李四', false)).toBe('李四');
  expect(made()).toBe(2);
});

test('a question that fails is asked again', async () => {
  const cache = new AnswerCache({ stamp: async () => '1' });
  const failing = cache.get('a', async () => {
    throw new Error('not yet');
  });
  await expect(failing).rejects.toThrow('not yet');
  expect(textOf(await cache.get('a', async () => ({ body: Buffer.from('now'), keep: true })))).toBe('now');
});
