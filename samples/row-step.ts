import type { Row } from './csv-table.js';

/** What a row of a table with several kinds of steps says. */
export interface RowStep {
  readonly command: string;
  /** What tells it from others of its kind, besides the thing that all steps of the table are about. */
  readonly id: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A decision on an objection: `objectionId`, `upheld` (yes or no), and the reasons in `text`. */
export function decidedObjection(row: Row, command: string): RowStep {
  const objectionId = row.text('objectionId');
  const upheld = row.choice('upheld', ['yes', 'no']) === 'yes';
  return { command, id: [objectionId], data: { objectionId, upheld, reasons: row.text('text') } };
}
