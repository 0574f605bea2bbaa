import { buildCommands } from './build.js';
import { BadRow } from './csv-table.js';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error('usage: node dist/samples/build-main.js FOLDER > FILE.ndjson');
  process.exit(2);
}
try {
  // The whole file or nothing: a bad row must not leave half a file behind a pipe.
  process.stdout.write([...buildCommands(folder), ''].join('\n'));
} catch (error) {
  if (!(error instanceof BadRow)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
