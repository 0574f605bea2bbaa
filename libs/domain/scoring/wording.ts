import type { Bilingual } from '#kernel/texts.js';
import { rounded } from './rounding.js';
import type { Period } from './year.js';

/** Items that an explanation names before it says how many more there are. */
const NAMED = 8;

/** An opening, and a sentence for each of the first items; the others are counted. */
export function explained<T>(opening: Bilingual, items: readonly T[], say: (item: T) => Bilingual): Bilingual {
  if (items.length === 0) return { zh: `${opening.zh}。`, en: `${opening.en}.` };
  const sentences = items.slice(0, NAMED).map(say);
  const more = items.length - sentences.length;
  if (more > 0) sentences.push({ zh: `另有 ${more} 项`, en: `${more} more` });
  const zh = sentences.map((sentence) => sentence.zh).join('；');
  const en = sentences.map((sentence) => sentence.en).join('; ');
  return { zh: `${opening.zh}：${zh}。`, en: `${opening.en}: ${en}.` };
}

/** For items that are sentences already. */
export const asIs = (sentence: Bilingual): Bilingual => sentence;

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
