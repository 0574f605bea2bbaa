import type { Scorecard } from '#domain/scoring/scorecard.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { BranchYear } from './branch-year.js';
import { indicatorsOf } from './cards.js';
import { middlingYear } from './middling-year.js';

export type Attack = (year: BranchYear) => BranchYear;

interface Against {
  /** When the year is over and all of it verified, unless said. */
  readonly asOf?: LocalDate;
  readonly honest?: () => BranchYear;
}

/** What an attack changes on a card, both histories having gone through the real deciders, folds and formulas. */
export class Attacked {
  private constructor(
    private readonly before: Scorecard,
    private readonly after: Scorecard,
  ) {}

  static async by(attack: Attack, { asOf = '2026-06-30', honest = middlingYear }: Against = {}): Promise<Attacked> {
    const cardOf = async (year: BranchYear) => {
      const card = (await year.facts()).card('b1', asOf);
      if (card?.total === undefined || card.total === null) throw new Error(`no total as of ${asOf}`);
      return card;
    };
    return new Attacked(await cardOf(honest()), await cardOf(attack(honest())));
  }

  /** Points of the total, 2 decimals. */
  get points(): number {
    return Math.round(100 * ((this.after.total ?? 0) - (this.before.total ?? 0))) / 100;
  }

  /** The indicators whose value rose, as shown before and after; from null to anything counts as well. */
  get raised(): Readonly<Record<string, readonly [number | null, number | null]>> {
    const were = new Map(indicatorsOf(this.before).map(({ id, value }) => [id, value]));
    const rises = indicatorsOf(this.after).flatMap(({ id, value }) => {
      const was = were.get(id) ?? null;
      return value !== null && (was === null || value > was) ? [[id, [was, value]] as const] : [];
    });
    return Object.fromEntries(rises);
  }
}

/** Neither the total nor any indicator is higher for it. */
export async function gainsNothing(attack: Attack, against: Against = {}): Promise<void> {
  const attacked = await Attacked.by(attack, against);
  expect(attacked.raised).toEqual({});
  expect(attacked.points).toBeLessThanOrEqual(0);
}
