import { type Row, readTable } from './csv-table.js';
import { recordedAt } from './recorded-at.js';
import { type Roster, readRoster } from './roster.js';

export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly orgId: string;
}

/** One line of an import file, and the row that it was read from. */
export interface Fact {
  readonly row: Row;
  readonly line: {
    readonly command: string;
    readonly commandId: string;
    readonly at: string;
    readonly actor: Actor;
    /** A field that is undefined was not given and does not appear in the line. */
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** What a row says: the command, what tells it from others of its kind, the day of the fact, the command's fields. */
export interface Statement {
  readonly command: string;
  readonly id: readonly string[];
  readonly on?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  /** The column that says when this was recorded, if it is not `at`. */
  readonly atColumn?: string;
  /** Who recorded it, if the column `by` does not say so. */
  readonly actor?: Actor;
}

/** A folder of tables: its rows, who recorded them, and who belonged to which branch on a day. */
export interface Sample {
  readonly roster: Roster;
  rows(file: string, columns: readonly string[]): Row[];
  actor(row: Row, column: string): Actor;
  /** Who said it: the column `by` where it is filled, otherwise the member in person. */
  speaker(row: Row, memberId: () => string, on: string): Actor;
  fact(row: Row, statement: Statement): Fact;
}

/** Columns that every table may have, beside its own. */
const SHARED = ['note', 'source', 'at', 'by'];

export function openSample(folder: string): Sample {
  const actors = new Map(
    readTable(folder, 'actors.csv', ['by', 'id', 'role', 'orgId', 'who']).map((row) => [
      row.text('by'),
      { id: row.text('id'), role: row.text('role'), orgId: row.text('orgId') },
    ]),
  );
  const actor = (row: Row, column: string): Actor => {
    const name = row.text(column);
    return actors.get(name) ?? row.fail(column, `"${name}" is not in actors.csv`);
  };
  const roster = readRoster(folder);
  return {
    roster,
    rows: (file, columns) => readTable(folder, file, [...columns, ...SHARED]),
    actor,
    speaker: (row, memberId, on) => {
      if (row.optional('by') !== undefined) return actor(row, 'by');
      const id = memberId();
      return { id, role: 'member', orgId: roster.branchOf(id, on) ?? row.fail('by', `${id} is in no branch on ${on}`) };
    },
    fact: (row, statement) => {
      const recorded = at(row, statement);
      return {
        row,
        line: {
          command: statement.command,
          commandId: commandId(row, statement),
          at: recorded,
          actor: statement.actor ?? actor(row, 'by'),
          data: { ...statement.data, note: row.optional('note'), source: source(row) },
        },
      };
    },
  };
}

/** Made of what the row says, so that the same row has the same commandId in every build. */
function commandId(row: Row, { command, id }: Statement): string {
  const made = [
    command,
    ...id.map((part) => (/^\d{4}-\d{2}-\d{2}$/.test(part) ? part.replaceAll('-', '') : part)),
  ].join('-');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(made)) {
    row.fail(
      'at',
      `the ids of this row make "${made}", which cannot be a commandId (letters, digits, _ and -, at most 64)`,
    );
  }
  return made;
}

function at(row: Row, { on, atColumn = 'at' }: Statement): string {
  const cell = row.optional(atColumn);
  const expected = on === undefined ? '2025-03-04 09:30' : 'empty, 09:30, +2, +2 09:30 or 2025-03-04 09:30';
  return recordedAt(cell, on) ?? row.fail(atColumn, `"${cell ?? ''}" is no time of recording; expected ${expected}`);
}

/** `system#reference` */
function source(row: Row): { system: string; reference: string } | undefined {
  const cell = row.optional('source');
  if (cell === undefined) return undefined;
  const [system, reference, ...rest] = cell.split('#');
  if (!system || !reference || rest.length > 0) return row.fail('source', `"${cell}" should read system#reference`);
  return { system, reference };
}
