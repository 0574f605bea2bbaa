import { DatabaseSync } from '@photostructure/sqlite';
import { Arrivals } from './arrivals.js';

it('does not sleep through a commit that comes between looking into the log and waiting', async () => {
  const db = new DatabaseSync(':memory:');
  const abort = new AbortController();
  const arrivals = new Arrivals(db);
  // the first poll always wakes; from here on only a commit does
  await arrivals.outgrown(arrivals.count, abort.signal);
  const seen = arrivals.count;
  arrivals.notify();
  let woken = false;
  const waiting = arrivals.outgrown(seen, abort.signal).then(() => {
    woken = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(woken).toBe(true);
  abort.abort();
  await waiting;
  db.close();
});
