import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { contestDecided, contested, ofW1, posting, reviewOpened, sealed } from '#testing/promotion-reviews.js';
import { as, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { decideEvidenceContest } from './decide-evidence-contest.js';

const wanted = { reviewId: 'w1', objectionId: 'o1', upheld: true, reasons: '经核实' };
const world = [...twoBranches, enrolled('m1', 'b1'), reviewOpened(), sealed(1, [posting('e1')])];
const decide = (happened: readonly Happened[], actor: Actor = as.superior, change: object = {}) =>
  given(...world, ...happened).when(decideEvidenceContest, { ...wanted, ...change }, { actor, today: '2025-06-10' });
const open = [contested('o1', 'e1')];

describe('deciding a contest of promotion evidence', () => {
  it('is for a superior who did not seal it', () => {
    decide(open)
      .then('EvidenceContestDecided')
      .holding({ ...wanted, ...ofW1, edition: 1, evidenceEventId: 'e1' })
      .tagged('member', ['m1']);
    const sealer: Actor = { id: 'u-sealer', role: 'superior', orgId: 'c1' };
    for (const actor of [sealer, as.officer, { ...as.officer, orgId: 'c1' }, elsewhere(as.superior)]) {
      decide(open, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member, who has contested it', () => {
    decide(open, { ...as.superior, id: 'm1' }).thenRejected('not-permitted', 'actor');
  });

  it('happens once to each contest that there is', () => {
    decide([]).thenRejected('not-found', 'objectionId');
    decide([...open, contestDecided('o1', 'e1', false)]).thenRejected('objection-decided', 'objectionId');
  });
});
