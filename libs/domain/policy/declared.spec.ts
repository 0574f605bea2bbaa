import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'libs/domain';

const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** Refuses persons for commands that state them in `never`, so that an objection can be decided by the same rules. */
const OBJECTIONS = 'objection/objections.ts';

test('who may is stated in `by` and `never`, where the policy table finds it: no rule refuses a person on its own', () => {
  const refusing = sources.filter(({ text }) => text.includes("'not-permitted', 'actor'")).map(({ name }) => name);
  expect(refusing.filter((name) => name !== OBJECTIONS)).toEqual([]);
});

test('a command that decides an objection states who never does', () => {
  const deciding = sources.filter(({ name, text }) => name !== OBJECTIONS && /\bmayDecide\(/.test(text));
  expect(deciding.filter(({ text }) => !/\bnever:/.test(text)).map(({ name }) => name)).toEqual([]);
});
