import { Command } from 'commander';
import { isLoopback } from '#api/auth/trusted-keys.js';
import { optionsFrom } from '#api/server-options.js';
import type { GlobalOptions } from './data.js';
import { say } from './outcome.js';

interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

export function serveCommand(): Command {
  return new Command('serve')
    .option('--host <address>', '监听地址，默认仅本机 · address to bind; only this machine unless told otherwise')
    .option('--port <number>', '端口，默认 3000 · port, 3000 unless told otherwise; 0 for any free one')
    .description('启动接口服务 · serve the HTTP API')
    .action(async ({ host, port }: ServeOptions, command: Command) => {
      const { data } = command.optsWithGlobals<GlobalOptions>();
      const options = optionsFrom({
        ...process.env,
        RONGHE_DATA: data,
        ...(host === undefined ? {} : { RONGHE_HOST: host }),
        ...(port === undefined ? {} : { RONGHE_PORT: port }),
      });
      // only here: other commands start in half the time without it
      const { startServer } = await import('#api/server.js');
      const server = await startServer(options);
      if (!isLoopback(options.host)) {
        say(
          '警告：其他机器可以访问，而连接未加密；请在前面设置 TLS 反向代理。 · ' +
            'warning: other machines reach this server and nothing encrypts the connection; put TLS in front of it.',
        );
      }
      say(`正在提供服务 serving ${server.url}`);
      await untilTold();
      say('正在停止 stopping');
      await server.close();
    });
}

/** Resolves at the first request to stop; the second ends the process as usual. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
