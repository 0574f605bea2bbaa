// Runs in a thread of its own; in JavaScript, because a thread is started from a file as it is, without a build.
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';

const db = new DatabaseSync(workerData.path, { timeout: workerData.busyTimeoutMs });
db.exec(workerData.tuning);

/** One transaction: each step's statement is run for each row. @returns how many rows each step changed */
function transact(steps) {
  db.exec('BEGIN IMMEDIATE');
  try {
    const changes = steps.map(({ sql, rows }) => {
      const statement = db.prepare(sql);
      let changed = 0;
      for (const row of rows) changed += statement.run(...row).changes;
      return changed;
    });
    db.exec('COMMIT');
    return changes;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

parentPort.on('message', ({ id, steps }) => {
  try {
    parentPort.postMessage({ id, changes: transact(steps) });
  } catch ({ message, code, errcode }) {
    parentPort.postMessage({ id, error: { message, code, errcode } });
  }
});
