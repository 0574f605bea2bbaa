import { startServer } from '#api/server.js';
import { DEFAULTS } from '#api/server-options.js';
import { report } from './child.js';

/** What both servers report when they listen. */
export interface Listening {
  readonly url: string;
}

const [directory = ''] = process.argv.slice(2);
const server = await startServer({
  ...DEFAULTS,
  directory,
  port: 0,
  logLevel: 'warn',
  requestsPerMinute: 1_000_000_000,
});
report({ url: server.url } satisfies Listening);
process.once('disconnect', () => void server.close());
