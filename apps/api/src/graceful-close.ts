import type { Server } from 'node:http';

const SWEEP_MS = 25;

/**
 * Closes a server: what is being answered is answered, connections that wait for another request are not waited for,
 * and nothing is waited for longer than the time given.
 * @param close begins to close and resolves when the last connection is gone
 */
export async function closeGracefully(
  server: Server,
  close: () => Promise<unknown>,
  patienceMs: number,
): Promise<void> {
  // Node closes the connections that are idle now; those that become idle later would keep it waiting
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const end = setTimeout(() => server.closeAllConnections(), patienceMs);
  try {
    await close();
  } finally {
    clearInterval(sweep);
    clearTimeout(end);
  }
}
