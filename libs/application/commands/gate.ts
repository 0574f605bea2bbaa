/**
 * Lets everybody pass, or one alone: whoever keeps losing races is given a moment in which nobody else of this process
 * begins anything. Those that have begun are not waited for.
 */
export class Gate {
  private closed: Promise<void> | undefined;

  /** Resolves when nobody has the gate for themselves. */
  async pass(): Promise<void> {
    while (this.closed) await this.closed;
  }

  /** Runs a task while the gate is closed to others; one such task at a time. */
  async alone<T>(task: () => Promise<T>): Promise<T> {
    // not by pass(): between its return and the next line somebody else could close it, too
    while (this.closed) await this.closed;
    let open = () => {};
    this.closed = new Promise((resolve) => {
      open = resolve;
    });
    try {
      return await task();
    } finally {
      this.closed = undefined;
      open();
    }
  }
}
