import { StoreFailure } from '#application/ports/store-failure.js';
import { InvalidSetting } from '../../composition/invalid-setting.js';
import { startServer } from './server.js';
import { optionsFrom } from './server-options.js';

/** What whoever installs this can mend is said in a line; anything else keeps its stack. */
function cannotStart(error: unknown): never {
  const lines = error instanceof StoreFailure ? [error.text.zh, error.text.en] : [];
  if (error instanceof InvalidSetting) lines.push(error.message);
  if (lines.length === 0) throw error;
  process.stderr.write(`${lines.join(' · ')}\n`);
  process.exit(2);
}

async function start() {
  try {
    return await startServer(optionsFrom(process.env));
  } catch (error) {
    return cannotStart(error);
  }
}

const server = await start();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
