/** Lets many wait for the next news, each for a limited time. */
export class WakeUps {
  private readonly sleepers = new Set<() => void>();

  wakeAll(): void {
    for (const wake of this.sleepers) wake();
  }

  /** Resolves at the next `wakeAll`, or after the time. */
  wait(timeMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeMs);
      this.sleepers.add(wake);
    });
  }
}
