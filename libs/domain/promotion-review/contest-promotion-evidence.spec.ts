import { given, type Happened } from '#testing/given-when-then.js';
import {
  contestDecided,
  contested,
  ofW1,
  posting,
  reviewConcluded,
  reviewOpened,
  sealed,
} from '#testing/promotion-reviews.js';
import { as, enrolled, twoBranches } from '#testing/two-branches.js';
import { contestPromotionEvidence } from './contest-promotion-evidence.js';

const grounds = 'sealed-elsewhere';
const wanted = { reviewId: 'w1', objectionId: 'o1', evidenceEventId: 'e1', grounds };
const world = [...twoBranches, enrolled('m1', 'b1'), reviewOpened()];
const first = sealed(1, [posting('e1'), posting('e2')]);
const contest = (happened: readonly Happened[], change: object = {}, actor: object = as.member('m1')) =>
  given(...world, ...happened).when(
    contestPromotionEvidence,
    { ...wanted, ...change },
    {
      ...{ actor: actor as ReturnType<typeof as.member>, today: '2025-06-10' },
    },
  );

describe('contesting promotion evidence', () => {
  it('is for the member alone, in whatever role', () => {
    contest([first])
      .then('PromotionEvidenceContested')
      .holding({ ...wanted, ...ofW1, edition: 1 })
      .tagged('member', ['m1']);
    contest([first], {}, { id: 'm1', role: 'business-head', orgId: 'c9' }).then('PromotionEvidenceContested');
    for (const actor of [as.member('m2'), as.superior, as.officer]) {
      contest([first], {}, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('is about one event of the last edition', () => {
    contest([]).thenRejected('evidence-not-sealed', 'reviewId');
    contest([first], { evidenceEventId: 'e3' }).thenRejected('not-found', 'evidenceEventId');
    contest([first, sealed(2, [posting('e2')])]).thenRejected('not-found', 'evidenceEventId');
  });

  it('seals the grounds under the member’s own key', () => {
    const subject = contestPromotionEvidence.subject?.(wanted as never, { actor: as.superior }, {
      ...{ status: 'open', memberId: 'm1' },
    } as never);
    expect(subject).toBe('member-m1');
  });

  it('happens once to each event, whatever was decided', () => {
    const decided = [first, contested('o1', 'e1'), contestDecided('o1', 'e1', false)];
    contest(decided, { objectionId: 'o2' }).thenRejected('already-contested', 'evidenceEventId');
    contest(decided, { evidenceEventId: 'e2' }).thenRejected('already-exists', 'objectionId');
    contest(decided, { objectionId: 'o2', evidenceEventId: 'e2' }).then('PromotionEvidenceContested');
  });

  it('comes too late once the review is concluded', () => {
    contest([first, reviewConcluded('2025-01-08')]).thenRejected('review-concluded', 'reviewId');
  });
});
