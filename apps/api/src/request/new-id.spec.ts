import { validate, version } from 'uuid';
import { newId } from './new-id.js';

it('makes ids that are all different, version 7, in the order of time', async () => {
  const first = newId();
  await new Promise((resolve) => setTimeout(resolve, 2));
  const ids = Array.from({ length: 2000 }, newId);
  expect(new Set(ids).size).toBe(2000);
  for (const id of ids) expect(validate(id) && version(id) === 7 && id > first).toBe(true);
});
