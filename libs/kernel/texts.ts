/** A text for people, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** Fills `{name}` in both languages; a name without a value stays visible as `{name}`. */
export function fill(text: Bilingual, details: Readonly<Record<string, string | number>> = {}): Bilingual {
  const put = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return { zh: put(text.zh), en: put(text.en) };
}
