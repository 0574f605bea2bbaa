import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { openEmbedded } from '../../dist/apps/composition/embedded.js';

/*
 * A process of the built program, for the test in which two of them make the same data directory. It says `ready`;
 * then it opens the directory of each line that it is told, closes it, and says `opened` or `failed` and why.
 */
console.log('ready');
for await (const directory of createInterface(process.stdin)) {
  try {
    const system = await openEmbedded({ directory });
    await system.close();
    console.log('opened');
  } catch (error) {
    console.log(`failed ${error.code} ${error.message}`);
  }
}
