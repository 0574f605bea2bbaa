import { PROMOTION_DECISION_NAMES } from '#domain/promotion-review/promotion-review-texts.js';
import type { PromotionEvidence } from '#projections/promotion-evidence/promotion-evidence.js';
import type { ShownEdition, ShownReview } from '#projections/promotion-evidence/shown-review.js';
import { hanging } from './hanging.js';
import { both } from './outcome.js';
import { columnsOf } from './side-by-side.js';

/** Promotion reviews for people: what was sealed, what the member contested, what was concluded on what. */
export function promotionPages({ orgId, asOf, reviews }: PromotionEvidence, columns?: number): string {
  const width = columnsOf(columns);
  return [
    `选拔任用依据 promotion evidence · ${orgId} · 截至 as of ${asOf}`,
    ...reviews.flatMap((review) => ['─'.repeat(width), ...reviewLines(review, width)]),
  ].join('\n');
}

function reviewLines(review: ShownReview, width: number): readonly string[] {
  const { reviewId, memberId, targetPosition, openedOn, editions, contests, conclusion } = review;
  const line = (text: string) => hanging(text, 4, width);
  return [
    ...line(`${memberId} → ${targetPosition} [${reviewId}] ${openedOn} 启动 opened`),
    ...editions.flatMap((edition) => editionLines(edition, width)),
    ...contests.flatMap(({ on, objectionId, edition, decision }) => {
      const decided = decision
        ? `${decision.upheld ? '成立 upheld' : '不成立 dismissed'}（${decision.on}：${decision.reasons}）`
        : '待决定 waits for its decision';
      return line(
        `  ${on} 本人对第 ${edition} 版提出异议 the member contested edition ${edition} [${objectionId}]：${decided}`,
      );
    }),
    ...(conclusion
      ? line(
          `  ${conclusion.on} 结论 concluded：${both(PROMOTION_DECISION_NAMES[conclusion.decision])} · ${conclusion.decidedBy} · ${conclusion.reasons}（引用 cites ${conclusion.citedEventIds.length}）`,
        )
      : line('  尚无结论 not concluded')),
  ];
}

function editionLines({ edition, sealedOn, items, digest, correctedSince }: ShownEdition, width: number) {
  return [
    ...hanging(`  第 ${edition} 版 edition ${edition} · ${sealedOn} 封存 sealed · ${items.length} 项 items`, 4, width),
    ...items.flatMap(({ text, eventIds }) => hanging(`    ${both(text)} [${eventIds.length}]`, 6, width)),
    ...hanging(`    摘要 digest ${digest}`, 6, width),
    ...correctedSince.flatMap(({ correctedOn, text }) =>
      hanging(`    ↳ ${correctedOn} 更正 corrected：${both(text)}`, 6, width),
    ),
  ];
}
