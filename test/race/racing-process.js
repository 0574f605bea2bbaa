import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { CommandRunner } from '#application/commands/command-runner.js';
import { Rejection } from '#kernel/rejection.js';
import { openEmbedded } from '../../dist/apps/composition/embedded.js';

/*
 * A process of the built program, for the tests in which two of them race. Argument: directory. It says `ready`; then
 * it runs the commands of each line that it is told, a JSON list, side by side, and says `outcomes` with the list of
 * their outcomes, and how many appends have met a conflict so far.
 */
const [directory = ''] = process.argv.slice(2);
const system = await openEmbedded({ directory });
let conflicts = 0;
const eventStore = Object.assign(Object.create(system.eventStore), {
  async append(append) {
    const appended = await system.eventStore.append(append);
    if (appended.outcome === 'conflict') conflicts++;
    return appended;
  },
});
const { registry, codec, keys, clock, zone } = system;
const runner = new CommandRunner({ registry, codec, keys, clock, zone, eventStore });
const outcome = ({ code, field, message }) => ({ status: 'refused', code, field, message });
const run = (command) =>
  runner.run(command).catch((error) => {
    if (error instanceof Rejection) return outcome(error);
    return { status: 'failed', code: error.code, message: String(error.stack) };
  });

console.log('ready');
for await (const line of createInterface(process.stdin)) {
  const outcomes = await Promise.all(JSON.parse(line).map(run));
  console.log(`outcomes ${JSON.stringify({ outcomes, conflicts })}`);
}
await system.close();
