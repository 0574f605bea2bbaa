import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '#testing/event-store-contract.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

eventStoreContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ronghe-events-'));
  return {
    open: () => openSqliteEventStore({ directory, zone: 'Asia/Shanghai' }),
    destroy: async () => rmSync(directory, { recursive: true }),
  };
});
