import { SHARED_REFUSALS } from '#domain/shared-texts.js';
import type { AnyAggregate } from '#kernel/aggregate.js';
import type { Refusal } from '#kernel/rejection.js';
import { type Bilingual, fill, type Sentence } from '#kernel/texts.js';

/** Finds the sentence for a refusal, in both languages. */
export class RefusalTexts {
  private readonly texts: ReadonlyMap<string, Sentence>;

  /** @throws Error if one code has two different texts */
  constructor(aggregates: readonly AnyAggregate[]) {
    const texts = new Map(Object.entries(SHARED_REFUSALS));
    for (const { name, texts: own } of aggregates) {
      for (const [code, text] of Object.entries(own.refusals)) {
        if (texts.has(code)) throw new Error(`${name}: the code ${code} has a text already`);
        texts.set(code, text);
      }
    }
    this.texts = texts;
  }

  get codes(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** A code without a text is shown as it is; a test finds it. */
  of({ code, details = {} }: Refusal): Bilingual {
    return fill(this.texts.get(code) ?? { zh: code, en: code }, details);
  }
}
