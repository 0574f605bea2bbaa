import type { Language } from '#kernel/texts.js';

/** Which of our languages a reader prefers, by Accept-Language (RFC 9110 §12.5.4); English if neither is named. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'en';
  const best = { zh: 0, en: 0 };
  for (const range of header.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag.split('-')[0];
    if (language === 'zh' || language === 'en') best[language] = Math.max(best[language], qualityOf(parameters));
  }
  return best.zh > best.en ? 'zh' : best.en > best.zh || best.zh === 0 ? 'en' : firstOf(header);
}

function qualityOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}

/** Of two that are equally welcome, the one named first. */
function firstOf(header: string): Language {
  return /(?:^|,)\s*zh\b/i.test(header.split(/(?:^|,)\s*en\b/i)[0] ?? '') ? 'zh' : 'en';
}
