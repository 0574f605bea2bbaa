import 'reflect-metadata';
import { createReadStream, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { importCommands, importStrictly } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import { openEmbedded } from '../../dist/apps/composition/embedded.js';

/*
 * A process of the built program, for the tests that kill it. Arguments: directory, `import`, `import-strictly` or
 * `rebuild`, and for imports a file. It says `ready`, waits for a line, opens the directory and feeds the read models while it works.
 * It says `done N` as soon as the first N lines are acknowledged, `rebuilt N` after each rebuild (it never ends by
 * itself), in the end `closed`.
 */
const [directory = '', work = '', file = ''] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);

say('ready');
const told = createInterface(process.stdin);
await new Promise((resolve) => told.once('line', resolve));
told.close();
const system = await openEmbedded({ directory });
await system.projections.start();
say('opened');
if (work === 'import') {
  const lines = readLines(createReadStream(file));
  const report = await importCommands(system, lines, { source: basename(file), onProgress: (n) => say(`done ${n}`) });
  say(`report ${JSON.stringify(report)}`);
} else if (work === 'import-strictly') {
  const report = await importStrictly(system, () => readLines(createReadStream(file)), { source: basename(file) });
  say(`report ${JSON.stringify(report)}`);
} else {
  for (let round = 1; ; round++) {
    await system.projections.rebuild([]);
    say(`rebuilt ${round}`);
  }
}
await system.projections.stop();
await system.close();
say('closed');
