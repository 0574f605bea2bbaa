import { InvalidSetting } from './invalid-setting.js';

export interface WholeSetting {
  /** Where the variable is not set. */
  readonly usual: number;
  /** 0 if not given. */
  readonly least?: number;
  readonly most: number;
}

/** Environment variables as settings; a blank one is not set. */
export class Environment {
  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  text(name: string): string | undefined {
    return this.variables[name]?.trim() || undefined;
  }

  /** @throws InvalidSetting naming the variable */
  whole(name: string, { usual, least = 0, most }: WholeSetting): number {
    const given = this.text(name);
    if (given === undefined) return usual;
    const number = /^\d{1,12}$/.test(given) ? Number(given) : -1;
    if (number >= least && number <= most) return number;
    throw new InvalidSetting(name, {
      zh: ` ${least} 至 ${most} 的整数（不设则为 ${usual}）`,
      en: `a whole number from ${least} to ${most} (left out: ${usual})`,
    });
  }
}
