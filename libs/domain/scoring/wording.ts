import type { Bilingual } from '#kernel/texts.js';
import { rounded } from './rounding.js';

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

/** A number as people read it: at most two decimals. */
export function shown(value: number): string {
  return String(rounded(value, 2));
}
