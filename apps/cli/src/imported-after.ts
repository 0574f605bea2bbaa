import { say } from './outcome.js';

/** An answer "as known at" an instant says how many of its events were imported only after that. */
export function sayImportedAfter(count: number | undefined): void {
  if (count) say(`其中 ${count} 条为此后导入 · ${count} of the events were imported after that instant`);
}
