/** A line that counts up on a terminal, and nothing elsewhere. */
export function progress(unit: string): { update: (done: number) => void; end: () => void } {
  const started = Date.now();
  let last = 0;
  return {
    update(done) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - last < 100) return;
      last = now;
      const rate = Math.round((done * 1000) / Math.max(1, now - started));
      process.stderr.write(`\r${done} ${unit}, ${rate}/s `);
    },
    end() {
      if (process.stderr.isTTY && last > 0) process.stderr.write('\n');
    },
  };
}
