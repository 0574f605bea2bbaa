import type { Bilingual } from '#kernel/texts.js';
import { padEnd, wrap } from './display-width.js';

/** Columns of a terminal: where none says how many it has, and the least and most that are used. */
const WIDTH = { unknown: 100, least: 80, most: 120 };

/** How many columns a table takes on a terminal of so many. */
export function columnsOf(terminal = WIDTH.unknown): number {
  return Math.min(WIDTH.most, Math.max(WIDTH.least, terminal));
}

/** Chinese on the left, English on the right. */
export function sideBySide({ zh, en }: Bilingual, width: number): readonly string[] {
  const column = Math.floor((width - 7) / 2);
  const left = wrap(zh, column);
  const right = wrap(en, column);
  const lines = Math.max(left.length, right.length);
  return Array.from({ length: lines }, (_, index) =>
    `    ${padEnd(left[index] ?? '', column)} │ ${right[index] ?? ''}`.trimEnd(),
  );
}
