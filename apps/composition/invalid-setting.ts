import type { Bilingual } from '#kernel/texts.js';

/** An environment variable, or an option, that makes no sense. */
export class InvalidSetting extends Error {
  /** @param expected what to set instead, after 应为 and after "expected" */
  constructor(
    readonly setting: string,
    expected: Bilingual,
  ) {
    super(`${setting}: 应为${expected.zh} · expected ${expected.en}`);
    this.name = 'InvalidSetting';
  }
}
