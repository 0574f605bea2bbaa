import { START } from '#kernel/position.js';
import { logOf } from '#testing/asked.js';
import { concluded, cycleClosed, cycleOpened, objected, objectionDecided, published } from '#testing/assessments.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { moved } from '#testing/organizations.js';
import { as, dissolved, elsewhere, taskSet, twoBranches } from '#testing/two-branches.js';
import { digestOf } from '../scoring/digest.js';
import { type PublishedCard, schemeOfCard } from '../scoring/published-card.js';
import { defaultScheme } from '../scoring/scheme.js';
import { score } from '../scoring/scorecard.js';
import { publishScorecard } from './publish-scorecard.js';

const today = '2025-12-31';
/** As the log has them: a branch's own events name it, so that they are among its facts. */
const organizations = twoBranches.map(([stream, { type, data }]): Happened => {
  const branchId = stream.replace('organization-', '');
  return [stream, { type, data: Object.assign({}, data, branchId.startsWith('b') ? { branchId } : {}) }];
});
const world = [...organizations, taskSet('t1', 'b1'), taskSet('t2', 'b2'), cycleOpened()];
const wanted = { cycleId: 'y1', branchId: 'b1', asOf: '2025-12-31' };
const publish = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(publishScorecard, { ...wanted, ...change }, { actor: as.superior, today });

interface Published {
  readonly scorecard: PublishedCard;
  readonly digest: string;
}

describe('publishing a scorecard', () => {
  it('is for a superior of the branch', () => {
    publish({})
      .then('ScorecardPublished', { ...wanted, year: 2025, edition: 1 })
      .on(today);
    for (const actor of [as.officer, as.headAbove, elsewhere(as.superior), { ...as.superior, orgId: 'b1' }]) {
      given(...world)
        .when(publishScorecard, wanted, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('keeps the card that the facts give by the scheme of the cycle, its digest and the last event folded', () => {
    const { scorecard, digest, ...rest } = publish({}).data as Published;
    const asked = { year: 2025, asOf: '2025-12-31', knownAt: null, throughPosition: START };
    const facts = branchFactsOf(
      'b1',
      logOf(...world).map((event, index) => ({ ...event, id: `event-${index}` })),
    );
    const expected = score(facts, defaultScheme, asked);
    const { throughPosition, dutyFacts, signals, digest: sealed, ...card } = expected;
    expect(scorecard).toEqual(card);
    expect(digest).toBe(sealed);
    expect(digestOf(scorecard)).toBe(digest);
    expect(schemeOfCard(scorecard)).toEqual(defaultScheme);
    expect(rest).toEqual({ ...wanted, year: 2025, edition: 1, throughEventId: `event-${world.length - 1}` });
  });

  it('goes by another scheme where the cycle does', () => {
    const dimensions = defaultScheme.dimensions.map((dimension) => ({ ...dimension, weight: 0.3 }));
    const scheme = { id: 'yl', version: 3, dimensions };
    const { data } = given(...organizations, cycleOpened({ scheme })).when(publishScorecard, wanted, {
      ...{ actor: as.superior, today },
    });
    expect(schemeOfCard((data as Published).scorecard)).toEqual(scheme);
  });

  it('is about a day on which there is a card, not a later one than today', () => {
    publish({ asOf: '2026-01-01' }).thenRejected('date-in-future', 'asOf');
    publish({ asOf: '2024-12-31' }).thenRejected('not-found', 'asOf');
    publish({ asOf: '2025-01-01' }).then('ScorecardPublished', { asOf: '2025-01-01' });
  });

  it('makes one edition, and the next only after an objection was upheld', () => {
    publish({}, published()).thenRejected('edition-stands', 'branchId');
    publish({}, published(), objected('o1')).thenRejected('objection-open', 'branchId');
    publish({}, published(), objected('o1'), objectionDecided('o1', false)).thenRejected('edition-stands', 'branchId');
    const upheld = [published(), objected('o1'), objectionDecided('o1', true)];
    publish({}, ...upheld).then('ScorecardPublished', { edition: 2 });
    publish({}, ...upheld, objected('o2')).thenRejected('objection-open', 'branchId');
    publish({}, ...upheld, objected('o2'), objectionDecided('o2', false)).then('ScorecardPublished', { edition: 2 });
    publish({}, ...upheld, published(2)).thenRejected('edition-stands', 'branchId');
  });

  it('is of a branch below the committee of the cycle; a next edition follows wherever the branch went', () => {
    publish({ branchId: 'c1' }).thenRejected('not-permitted', 'actor');
    const gone = moved('b1', 'c9', '2025-12-01');
    const next = [published(), objected('o1'), objectionDecided('o1', true), gone];
    const there = { actor: elsewhere(as.superior), today };
    given(...world, gone)
      .when(publishScorecard, wanted, there)
      .thenRejected('branch-outside-cycle', 'branchId');
    given(...world, ...next)
      .when(publishScorecard, wanted, there)
      .then('ScorecardPublished', { edition: 2 });
  });

  it('comes too late once the assessment is concluded or, as long as nobody objected, the cycle closed', () => {
    publish({}, published(), concluded('2025-12-01')).thenRejected('assessment-concluded', 'branchId');
    publish({}, cycleClosed('2025-12-01')).thenRejected('cycle-closed', 'cycleId');
    const upheld = [published(), objected('o1'), objectionDecided('o1', true)];
    publish({}, ...upheld, cycleClosed('2025-12-01')).then('ScorecardPublished', { edition: 2 });
  });

  it('is still done from above when the branch has been dissolved', () => {
    publish({}, dissolved('b1', '2025-12-01')).then('ScorecardPublished');
  });
});
