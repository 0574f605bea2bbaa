import { wrap } from './display-width.js';

/** Lines of a text whose further lines are set in by so many columns. */
export function hanging(text: string, columns: number, width: number): readonly string[] {
  const blanks = ' '.repeat(columns);
  const [first = '', ...rest] = wrap(text.trimStart(), width - columns);
  const before = text.slice(0, text.length - text.trimStart().length);
  return [before + first, ...rest.map((line) => blanks + line)];
}
