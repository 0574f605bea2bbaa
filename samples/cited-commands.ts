import type { Row } from './csv-table.js';

/** What a cell cites: the commandIds of rows that stand in these tables; an import finds the events that they wrote. */
export function citedCommands(row: Row, column: string): string[] {
  const commandIds = row.words(column);
  if (commandIds.length === 0) row.fail(column, 'is empty');
  return commandIds.map((commandId) => `command:${commandId}`);
}
