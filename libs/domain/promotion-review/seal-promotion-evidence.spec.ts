import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { designated, released } from '#testing/key-posts.js';
import {
  contestDecided,
  contested,
  ofW1,
  onPost,
  posting,
  reviewConcluded,
  reviewOpened,
  sealed,
  tagged,
} from '#testing/promotion-reviews.js';
import { as, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { sealPromotionEvidence } from './seal-promotion-evidence.js';
import { itsEvidence } from './sealed-evidence.js';

const today = '2025-06-10';
const world = [...twoBranches, tagged(enrolled('m1', 'b1'), 'm1'), designated(), onPost(), reviewOpened()];
const POSTED = 'event-6';
const seal = (more: readonly Happened[] = [], actor: Actor = as.superior) =>
  given(...world, ...more).when(sealPromotionEvidence, { reviewId: 'w1' }, { actor, today });

/** The edition that a first sealing gives, as an event. */
function asSealed(): Happened {
  const [stream, { type, data }, by, tags] = sealed(1, [posting(POSTED)]);
  const { digest } = seal().data as { readonly digest: string };
  return [stream, { type, data: { ...(data as object), digest } }, by, tags];
}

describe('sealing promotion evidence', () => {
  it('keeps the facts that stand, with the digest of their canonical JSON and the last event folded', () => {
    const evidence = { memberId: 'm1', items: [posting(POSTED)] };
    seal()
      .then('PromotionEvidenceSealed')
      .holding({
        ...{ ...ofW1, edition: 1, evidence, throughEventId: `event-${world.length - 1}` },
        // sha256sum of {"items":[{"branchId":"b1","eventIds":["event-6"],…}],"memberId":"m1"}, made outside
        digest: 'b503dff4cbd0e43fdfc25225f069b288eb20b7f9d3382302b4c8fec6cd3bcad7',
      });
  });

  it('is for a superior or an officer of the organization, and never for the member', () => {
    seal([], { ...as.officer, orgId: 'c1' })
      .then('PromotionEvidenceSealed')
      .tagged('member', ['m1'])
      .on(today);
    for (const actor of [as.officer, elsewhere(as.superior), as.member('m1'), { ...as.superior, id: 'm1' }]) {
      seal([], actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('makes another edition only of other facts', () => {
    seal([asSealed()]).thenRejected('evidence-unchanged', 'reviewId');
    seal([asSealed(), tagged(released('m1', '2025-05-01'), 'm1')]).then('PromotionEvidenceSealed', { edition: 2 });
  });

  it('waits for every contest, and marks what was upheld', () => {
    const contest = [asSealed(), contested('o1', POSTED)];
    seal(contest).thenRejected('objection-open', 'reviewId');
    seal([...contest, contestDecided('o1', POSTED, false)]).thenRejected('evidence-unchanged', 'reviewId');
    const marked = { ...posting(POSTED), contested: [{ objectionId: 'o1', eventId: POSTED }] };
    seal([...contest, contestDecided('o1', POSTED, true)]).then('PromotionEvidenceSealed', {
      ...{ edition: 2, evidence: { memberId: 'm1', items: [marked] } },
    });
  });

  it('comes too late once the review is concluded', () => {
    seal([asSealed(), reviewConcluded('2025-01-08')]).thenRejected('review-concluded', 'reviewId');
  });

  it('gives the same digest for the same facts, whatever the order of their documents', () => {
    const docs = [
      { kind: 'membership', memberId: 'm1', stays: [] },
      { kind: 'practices-of', initiativeId: 'i1', practiceIds: [] },
    ] as const;
    const asked = { memberId: 'm1', reviewId: 'w1' };
    expect(itsEvidence([...docs].reverse(), asked)).toEqual(itsEvidence(docs, asked));
  });
});
