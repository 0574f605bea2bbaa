import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { Append, Appended } from '#application/ports/event-store.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

/**
 * A process that appends to a log, for the tests that race or kill it. Arguments: directory, name, how many appends.
 * It says `ready`, waits for a line, appends one event `name-n` to each of the streams `task-n`, twenty waiting at a
 * time, and says a line for each outcome as soon as it has it; in the end `done`. Once appends fail it says
 * `failed` and the code for each of them, and tries the last twenty again.
 */
const WAITING = 20;
const [directory = '', name = '', count = ''] = process.argv.slice(2);

const say = (line: string) => writeSync(1, `${line}\n`);

function appendOf(index: number): Append {
  const event = {
    id: `${name}-${index}`,
    bytes: JSON.stringify({ name, index, text: '融'.repeat(200) }),
    tags: [`task:${index}`],
  };
  return { writes: [{ stream: `task-${index}`, expected: 'absent', events: [event] }], checks: [], touches: [] };
}

function lineOf(outcome: Appended, index: number): string {
  return outcome.outcome === 'written' ? `written ${index} ${outcome.position}` : `${outcome.outcome} ${index}`;
}

const store = await openSqliteEventStore({ directory, zone: 'Asia/Shanghai' });
say('ready');
await once(process.stdin, 'data');
let next = 0;
let failing = false;
const attempt = async (index: number) => {
  say(await store.append(appendOf(index)).then((outcome) => lineOf(outcome, index), failed));
};
const failed = (error: unknown) => {
  failing = true;
  return `failed ${error instanceof StoreFailure ? error.code : String(error)}`;
};
const worker = async () => {
  while (next < Number(count) && !failing) await attempt(next++);
};
await Promise.all(Array.from({ length: WAITING }, worker));
if (failing) for (let index = next - WAITING; index < next; index++) await attempt(index);
else {
  await store.close();
  say('done');
}
process.exit();
