import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';

/** A row that cannot be turned into a command: says where to look and what was expected there. */
export class BadRow extends Error {
  constructor(
    readonly file: string,
    readonly row: number,
    readonly column: string,
    readonly problem: string,
  ) {
    super(`${file}, row ${row}, column ${column}: ${problem}`);
    this.name = 'BadRow';
  }
}

/** One row of a table, read cell by cell. `rowNumber` counts as a spreadsheet does: the header is row 1. */
export class Row {
  constructor(
    readonly file: string,
    readonly rowNumber: number,
    private readonly cells: Readonly<Record<string, string>>,
  ) {}

  fail(column: string, problem: string): never {
    throw new BadRow(this.file, this.rowNumber, column, problem);
  }

  optional(column: string): string | undefined {
    const cell = this.cells[column];
    return cell === undefined || cell === '' ? undefined : cell;
  }

  text(column: string): string {
    return this.optional(column) ?? this.fail(column, 'is empty');
  }

  choice<Choice extends string>(column: string, choices: readonly Choice[]): Choice {
    const cell = this.text(column);
    return choices.find((choice) => choice === cell) ?? this.fail(column, `"${cell}" is none of ${choices.join(', ')}`);
  }

  number(column: string): number {
    return this.optionalNumber(column) ?? this.fail(column, 'is empty');
  }

  optionalNumber(column: string): number | undefined {
    const cell = this.optional(column);
    if (cell === undefined) return undefined;
    if (!/^-?\d+(\.\d+)?$/.test(cell)) this.fail(column, `"${cell}" is not a number`);
    return Number(cell);
  }

  date(column: string): string {
    return this.optionalDate(column) ?? this.fail(column, 'is empty');
  }

  optionalDate(column: string): string | undefined {
    const cell = this.optional(column);
    if (cell !== undefined && !isDate(cell)) this.fail(column, `"${cell}" is not a date like 2025-03-04`);
    return cell;
  }

  /** The words of a cell, in their order. */
  words(column: string): string[] {
    return this.optional(column)?.split(/\s+/u) ?? [];
  }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The rows of a CSV file with a header row; a file that is not there has none. A column left out reads as empty. */
export function readTable(folder: string, file: string, columns: readonly string[]): Row[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const [header, ...rows] = parseCsv(file, readFileSync(path, 'utf8'));
  if (header === undefined) throw new BadRow(file, 1, columns[0] ?? '', 'the header row is missing');
  header.forEach((column, index) => {
    if (!columns.includes(column))
      throw new BadRow(file, 1, column, `is not a column of this file (${columns.join(', ')})`);
    if (header.indexOf(column) !== index) throw new BadRow(file, 1, column, 'stands there twice');
  });
  return rows.flatMap((cells, index) => {
    const number = index + 2;
    if (cells.every((cell) => cell === '')) return [];
    if (cells.length !== header.length) {
      const column = header[Math.min(cells.length, header.length) - 1] ?? '';
      throw new BadRow(file, number, column, `the row has ${cells.length} cells, the header ${header.length}`);
    }
    return [new Row(file, number, Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])))];
  });
}

function parseCsv(file: string, content: string): string[][] {
  try {
    return parse(content, { bom: true, trim: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw new BadRow(file, (Number(error.records) || 0) + 1, '(all)', error.message);
    throw error;
  }
}
