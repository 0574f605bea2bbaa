import type { FormalismSignal, Scorecard } from '#domain/scoring/scorecard.js';
import type { LocalDate } from '#kernel/local-date.js';
import { formalismSignals } from '#projections/formalism-signals/formalism-signals.js';
import type { BranchYear } from './branch-year.js';
import { FactsSoFar, indicatorsOf } from './cards.js';
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
    private readonly before: Seen,
    private readonly after: Seen,
  ) {}

  static async by(attack: Attack, { asOf = '2026-06-30', honest = middlingYear }: Against = {}): Promise<Attacked> {
    return new Attacked(await seen(honest(), asOf), await seen(attack(honest()), asOf));
  }

  /** Points of the total, 2 decimals. */
  get points(): number {
    return Math.round(100 * (this.after.total - this.before.total)) / 100;
  }

  /** The indicators whose value rose, as shown before and after; from null to anything counts as well. */
  get raised(): Readonly<Record<string, readonly [number | null, number | null]>> {
    const were = new Map(indicatorsOf(this.before.card).map(({ id, value }) => [id, value]));
    const rises = indicatorsOf(this.after.card).flatMap(({ id, value }) => {
      const was = were.get(id) ?? null;
      return value !== null && (was === null || value > was) ? [[id, [was, value]] as const] : [];
    });
    return Object.fromEntries(rises);
  }

  /** The signals of formalism that it raises, or raises more often. */
  get signals(): readonly string[] {
    const were = new Map(this.before.signals.map(({ id, count }) => [id, count]));
    return this.after.signals.filter(({ id, count }) => count > (were.get(id) ?? 0)).map(({ id }) => id);
  }
}

/** What a reader sees of a branch's year on a day. */
interface Seen {
  readonly card: Scorecard;
  readonly total: number;
  readonly signals: readonly FormalismSignal[];
}

async function seen(year: BranchYear, asOf: LocalDate): Promise<Seen> {
  const bureau = await year.bureau();
  const card = FactsSoFar.of(await bureau.log()).card('b1', asOf);
  if (card?.total === undefined || card.total === null) throw new Error(`no total as of ${asOf}`);
  const signals = await bureau.answer(formalismSignals, { branchId: 'b1', year: 2025 }, asOf);
  return { card, total: card.total, signals: signals.signals };
}

/** It gains points, and a signal says so. */
export async function isSignalled(signal: string, attack: Attack, against: Against = {}): Promise<void> {
  const attacked = await Attacked.by(attack, against);
  expect(attacked.points).toBeGreaterThan(0);
  expect(attacked.signals).toContain(signal);
}

/** Neither the total nor any indicator is higher for it. */
export async function gainsNothing(attack: Attack, against: Against = {}): Promise<void> {
  const attacked = await Attacked.by(attack, against);
  expect(attacked.raised).toEqual({});
  expect(attacked.points).toBeLessThanOrEqual(0);
}
