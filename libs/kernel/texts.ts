/** A text for people, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** A text with gaps, such as `{award}`. */
export interface Sentence extends Bilingual {
  /** What people call the codes that fill a gap: `{ award: AWARD_NAMES }`. Programs are still given the code. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;
}

/** Fills `{gap}` in both languages; one without a value stays visible as `{gap}`. */
export function fill({ zh, en, names }: Sentence, details: Readonly<Record<string, string | number>> = {}): Bilingual {
  const put = (template: string, language: Language) =>
    template.replace(/\{(\w+)\}/g, (whole, gap: string) => {
      const value = String(details[gap] ?? whole);
      return names?.[gap]?.[value]?.[language] ?? value;
    });
  return { zh: put(zh, 'zh'), en: put(en, 'en') };
}
