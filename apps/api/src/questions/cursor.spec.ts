import type { Position } from '#kernel/position.js';
import { cursorOf, positionOf } from './cursor.js';

it('a cursor leads back to its position', () => {
  for (const position of ['0', '7', '10452', '18446744073709551615'] as Position[]) {
    expect(positionOf(cursorOf(position))).toBe(position);
  }
});

it('whatever no page has given is refused', () => {
  const cursor = cursorOf('10452' as Position);
  const spelled = (text: string) => Buffer.from(text).toString('base64url');
  for (const wrong of [
    '',
    '10452',
    `${cursor}=`,
    `${cursor} `,
    cursor.slice(1),
    spelled('10452'),
    spelled('p1:-1'),
    spelled('p1:007'),
    spelled('p2:7'),
    '../..',
    '💥',
  ]) {
    expect(() => positionOf(wrong)).toThrow('invalid-cursor');
  }
});
