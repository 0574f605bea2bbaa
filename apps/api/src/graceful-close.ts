import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const SWEEP_MS = 25;

/** Closes a server in time: what is being answered is answered, and nobody is waited for who might still ask something. */
export class GracefulClose {
  /** Connections that have not asked anything yet: Node does not count them as idle. */
  private readonly silent = new Set<Socket>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.silent.add(socket);
      socket.once('close', () => this.silent.delete(socket));
    });
    server.on('request', ({ socket }) => this.silent.delete(socket));
  }

  /**
   * @param close begins to close and resolves when the last connection is gone
   * @param patienceMs how long answers that have begun may take
   */
  async run(close: () => Promise<unknown>, patienceMs: number): Promise<void> {
    // Node closes the connections that are idle now; those that become idle later would keep it waiting
    const sweep = setInterval(() => {
      this.server.closeIdleConnections();
      for (const socket of this.silent) socket.destroy();
    }, SWEEP_MS);
    const end = setTimeout(() => this.server.closeAllConnections(), patienceMs);
    try {
      await close();
    } finally {
      clearInterval(sweep);
      clearTimeout(end);
    }
  }
}
