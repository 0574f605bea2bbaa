/** An environment variable, or an option, that makes no sense. */
export class InvalidSetting extends Error {
  constructor(
    readonly setting: string,
    expected: string,
  ) {
    super(`${setting}: 应为 expected ${expected}`);
    this.name = 'InvalidSetting';
  }
}
