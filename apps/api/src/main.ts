import { startServer } from './server.js';
import { optionsFrom } from './server-options.js';

const server = await startServer(optionsFrom(process.env));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
