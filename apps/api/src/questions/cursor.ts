import { isPosition, type Position } from '#kernel/position.js';
import { RequestRefused } from '../problems/request-refused.js';

/** Stands before the position inside a cursor, so that cursors of another kind can come later. */
const KIND = 'p1:';

/** Where a page continues, as a text that clients hand back as it is. */
export function cursorOf(position: Position): string {
  return Buffer.from(KIND + position).toString('base64url');
}

/** @throws RequestRefused `invalid-cursor` for what no page has given */
export function positionOf(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const position = text.slice(KIND.length);
  // one cursor, one spelling: base64url ignores what it doesn't know
  if (!text.startsWith(KIND) || !isPosition(position) || cursorOf(position) !== cursor) {
    throw new RequestRefused('invalid-cursor', { field: 'cursor' });
  }
  return position;
}
