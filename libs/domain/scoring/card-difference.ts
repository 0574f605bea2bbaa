import type { Bilingual } from '#kernel/texts.js';
import { digestOf } from './digest.js';
import { findIndicator } from './indicators/indicators.js';
import { pointsOf } from './measure.js';
import type { PublishedCard } from './published-card.js';
import { rounded, TOTAL_DECIMALS } from './rounding.js';
import type { DimensionId } from './scheme.js';
import type { ScoredIndicator } from './scorecard.js';
import { explained } from './wording.js';

type Numbers = Pick<ScoredIndicator, 'value' | 'numerator' | 'denominator'>;

/** An indicator that two cards have differently. */
export interface ChangedIndicator {
  readonly id: string;
  readonly dimension: DimensionId;
  readonly before: Numbers;
  readonly after: Numbers;
  /** By how much it moves the total, 2 decimals: counted from numbers as shown, so that the last one may be off by one. */
  readonly points: number;
  /** Events that only the later number rests on, and only the earlier one. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface CardDifference {
  readonly differs: boolean;
  readonly total: { readonly before: number | null; readonly after: number | null };
  /** Null where either has no total. */
  readonly difference: number | null;
  /** In the order of the scheme. */
  readonly indicators: readonly ChangedIndicator[];
  /** The digest of the later one. */
  readonly digest: string;
  readonly sentence: Bilingual;
}

/**
 * Two cards of the same branch, year, day and scheme: a published one, and what the facts give as they are known now.
 * Two cards are the same if their digests are.
 */
export function cardDifference(before: PublishedCard, after: PublishedCard): CardDifference {
  const digest = digestOf(after);
  const differs = digest !== digestOf(before);
  const indicators = differs ? changed(before, after) : [];
  const difference =
    before.total === null || after.total === null ? null : rounded(after.total - before.total, TOTAL_DECIMALS);
  const total = { before: before.total, after: after.total };
  return { differs, total, difference, indicators, digest, sentence: inWords(differs, total, indicators) };
}

function changed(before: PublishedCard, after: PublishedCard): readonly ChangedIndicator[] {
  const [pointsBefore, pointsAfter] = [pointsOf(counted(before)), pointsOf(counted(after))];
  const earlier = new Map(before.dimensions.flatMap(({ indicators }) => indicators).map((each) => [each.id, each]));
  return after.dimensions.flatMap(({ id: dimension, indicators }) =>
    indicators.flatMap((is): readonly ChangedIndicator[] => {
      const was = earlier.get(is.id);
      if (!was) return [];
      const points = rounded((pointsAfter.get(is.id) ?? 0) - (pointsBefore.get(is.id) ?? 0), TOTAL_DECIMALS);
      const [cited, citing] = [new Set(was.evidence), new Set(is.evidence)];
      const added = is.evidence.filter((id) => !cited.has(id));
      const removed = was.evidence.filter((id) => !citing.has(id));
      const same = sameNumbers(was, is) && points === 0 && added.length + removed.length === 0;
      if (same) return [];
      return [{ id: is.id, dimension, before: numbersOf(was), after: numbersOf(is), points, added, removed }];
    }),
  );
}

const counted = ({ dimensions, total }: PublishedCard) => ({
  dimensions: dimensions.map(({ weight, score, indicators }) => ({ weight, value: score, indicators })),
  total,
});

const numbersOf = ({ value, numerator, denominator }: ScoredIndicator): Numbers => ({ value, numerator, denominator });

function sameNumbers(was: Numbers, is: Numbers): boolean {
  return was.value === is.value && was.numerator === is.numerator && was.denominator === is.denominator;
}

/** Events that a sentence names before it says how many more there are. */
const NAMED = 3;

function inWords(
  differs: boolean,
  { before, after }: CardDifference['total'],
  indicators: readonly ChangedIndicator[],
): Bilingual {
  if (!differs) return { zh: '按现在所知的事实，结果相同。', en: 'On the facts as known now it would be the same.' };
  const moved = before !== after;
  const opening = {
    zh: moved ? `现在会不同（总分由 ${before ?? '无'} 变为 ${after ?? '无'}），因为` : '现在会不同（总分不变），因为',
    en: moved
      ? `Would differ today (total ${after ?? 'none'} instead of ${before ?? 'none'}), because of`
      : 'Would differ today (with the same total), because of',
  };
  return explained(opening, indicators, ({ id, points, added, removed }) => {
    const name = findIndicator(id, 1)?.name ?? { zh: id, en: id };
    const events = [...added, ...removed];
    const shown = events.slice(0, NAMED);
    const more = events.length - shown.length;
    const change = `${points > 0 ? '+' : ''}${points}`;
    const zh = shown.length === 0 ? '' : `（事件 ${shown.join('、')}${more > 0 ? ` 等 ${events.length} 个` : ''}）`;
    const en = shown.length === 0 ? '' : ` (events ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
    return { zh: `${name.zh} ${change} 分${zh}`, en: `${name.en} ${change} points${en}` };
  });
}
