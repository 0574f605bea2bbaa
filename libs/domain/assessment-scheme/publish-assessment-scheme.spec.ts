import { given, type Happened } from '#testing/given-when-then.js';
import { as, twoBranches } from '#testing/two-branches.js';
import { defaultScheme } from '../scoring/scheme.js';
import { publishAssessmentScheme } from './publish-assessment-scheme.js';

const today = '2025-07-15';
const party = { id: 'party', weight: 0.3, indicators: [{ id: 'concern-response', version: 1, weight: 0.5 }] };
const business = { id: 'business', weight: 0.7, indicators: [{ id: 'task-completion', version: 1, weight: 1 }] };
const scheme = {
  schemeId: 'yl-2026',
  version: 1,
  title: '2026 年方案',
  dimensions: [party, business],
  effectiveOn: '2026-01-01',
};
const published = (version: number): Happened => [
  'assessmentScheme-yl-2026',
  { type: 'AssessmentSchemePublished', data: { ...scheme, version } },
];
const publish = (change: object, history: readonly Happened[] = []) =>
  given(...twoBranches, ...history).when(
    publishAssessmentScheme,
    { ...scheme, ...change },
    { actor: as.superior, today },
  );

test('a superior publishes a scheme, which may come into force later', () => {
  publish({}).then('AssessmentSchemePublished', scheme).on('2026-01-01');
});

test('nobody else does', () => {
  for (const actor of [as.officer, as.head, as.member('m1')]) {
    given(...twoBranches)
      .when(publishAssessmentScheme, scheme, { actor, today })
      .thenRejected('not-permitted', 'actor');
  }
});

test('a published version never changes; the next one is another', () => {
  publish({ title: '改名' }, [published(1)]).thenRejected('already-exists', 'version');
  publish({ version: 2 }, [published(1)]).then('AssessmentSchemePublished', { version: 2 });
});

test('the scheme that comes with the software is published as it stands, once, and gets new versions', () => {
  const own = { schemeId: 'default', version: 1, dimensions: defaultScheme.dimensions };
  publish(own).then('AssessmentSchemePublished', { schemeId: 'default' });
  publish({ ...own, dimensions: [party, business] }).thenRejected('already-exists', 'version');
  publish({ schemeId: 'default', version: 2 }).then('AssessmentSchemePublished', { version: 2 });
});

test('an indicator exists, in that version, and stays in its dimension', () => {
  const holding = (id: string, version = 1) => ({
    dimensions: [{ ...party, indicators: [{ id, version, weight: 1 }] }],
  });
  publish(holding('study-points')).thenRejected('not-found', 'dimensions[0].indicators[0].id');
  publish(holding('follow-through', 2)).thenRejected('not-found', 'dimensions[0].indicators[0].version');
  publish(holding('front-line')).thenRejected('indicator-of-another-dimension', 'dimensions[0].indicators[0].id');
});

test('nothing stands in it twice, and every weight is more than nothing', () => {
  publish({ dimensions: [party, party] }).thenRejected('invalid-list', 'dimensions');
  const [indicator] = party.indicators;
  publish({ dimensions: [{ ...party, indicators: [indicator, indicator] }] }).thenRejected(
    'invalid-list',
    'dimensions[0].indicators',
  );
  publish({ dimensions: [] }).thenRejected('invalid-list', 'dimensions');
  publish({ dimensions: [{ ...party, weight: 0 }] }).thenRejected('out-of-range', 'dimensions[0].weight');
});
