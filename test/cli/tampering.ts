import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Ronghe } from './ronghe.js';

/** Writes an event anew, so that nothing of it alone is wrong: only what it says. */
export function rewriteEvent<Data>(ronghe: Ronghe, commandId: string, change: (data: Data) => object): void {
  const db = new DatabaseSync(join(ronghe.directory, 'events.db'));
  const like = `%"commandId":"${commandId}"%`;
  const row = db.prepare('SELECT bytes FROM event WHERE bytes LIKE ?').get(like) as { readonly bytes: string };
  const envelope = JSON.parse(row.bytes) as { readonly data: Data };
  const bytes = canonicalJson({ ...envelope, data: { ...envelope.data, ...change(envelope.data) } });
  const { changes } = db.prepare('UPDATE event SET bytes = ? WHERE bytes = ?').run(bytes, row.bytes);
  db.close();
  expect(changes).toBe(1);
}

/** What `verify` finds wrong with the log; there is something. */
export async function defectsOf(ronghe: Ronghe): Promise<unknown> {
  const { exitCode, json } = await ronghe.run('verify', '--json');
  expect(exitCode).toBe(1);
  return (json as { log: { defects: unknown } }).log.defects;
}
