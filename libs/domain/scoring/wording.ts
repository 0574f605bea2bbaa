import type { Bilingual } from '#kernel/texts.js';
import { rounded } from './rounding.js';
import type { Period } from './year.js';

/** Items that an explanation names before it says how many more there are. */
const NAMED = 8;

/** Sentences one after the other, in both languages; those left out are counted. */
export function listed(sentences: readonly Bilingual[]): Bilingual {
  const shown = sentences.slice(0, NAMED);
  const more = sentences.length - shown.length;
  const zh = shown.map((sentence) => sentence.zh).join('；');
  const en = shown.map((sentence) => sentence.en).join('; ');
  return more === 0 ? { zh, en } : { zh: `${zh}；另有 ${more} 项`, en: `${en}; ${more} more` };
}

/** An opening, and what it is made of. */
export function explained(opening: Bilingual, sentences: readonly Bilingual[]): Bilingual {
  if (sentences.length === 0) return { zh: `${opening.zh}。`, en: `${opening.en}.` };
  const { zh, en } = listed(sentences);
  return { zh: `${opening.zh}：${zh}。`, en: `${opening.en}: ${en}.` };
}

/** "1 task", "4 tasks". */
export function quantity(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month or a quarter of the year that the card is about. */
export function periodName({ first }: Period, months: 1 | 3): Bilingual {
  const month = Number(first.slice(5, 7));
  const quarter = (month + 2) / 3;
  return months === 1
    ? { zh: `${month} 月`, en: MONTHS[month - 1] ?? first }
    : { zh: `第 ${quarter} 季度`, en: `Q${quarter}` };
}

/** A number as people read it: at most two decimals. */
export function shown(value: number): string {
  return String(rounded(value, 2));
}
