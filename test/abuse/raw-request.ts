import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long a server may take to answer or hang up, in ms. */
const PATIENCE_MS = 8_000;

/**
 * Sends bytes as they are, and reads what comes back until the server hangs up. Parts go one after another, so that the
 * server may answer in between.
 * @returns undefined if the server hung up without an answer
 */
export function sendRaw(url: string, parts: Iterable<string | Uint8Array>): Promise<RawAnswer | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const received: Buffer[] = [];
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error('the server neither answered nor hung up'));
    }, PATIENCE_MS);
    socket.on('data', (data) => received.push(data));
    socket.on('error', () => {}); // the close that follows tells all
    socket.on('close', () => {
      clearTimeout(late);
      resolve(parsed(Buffer.concat(received).toString()));
    });
    socket.on('connect', async () => {
      for (const part of parts) {
        if (socket.destroyed) return;
        if (!socket.write(part)) await new Promise((next) => socket.once('drain', next).once('close', next));
      }
    });
  });
}

function parsed(text: string): RawAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(first) ?? [];
  if (status === undefined) return undefined;
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(status), headers, body: text.slice(end + 4) };
}
