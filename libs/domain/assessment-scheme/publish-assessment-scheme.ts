import { canonicalJson } from '#kernel/canonical-json.js';
import { commandOn, may } from '#kernel/command.js';
import { Choice, Decimal, EffectiveFrom, Id, ListOf, Text, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { findIndicator } from '../scoring/indicators/indicators.js';
import { DIMENSIONS, type DimensionId, defaultScheme, type Scheme, schemeName, schemes } from '../scoring/scheme.js';
import type { AssessmentScheme, AssessmentSchemeEvent } from './assessment-scheme.js';
import { publishedVersions } from './published-versions.js';

const weight = { min: 0.0001, max: 100, decimals: 4 };

class SchemeIndicator {
  @Id() readonly id!: string;
  /** A version that exists; another definition of the indicator is another version. */
  @Whole(1, 9999) readonly version!: number;
  @Decimal(weight) readonly weight!: number;
}

class SchemeDimension {
  @Choice(DIMENSIONS) readonly id!: DimensionId;
  @Decimal(weight) readonly weight!: number;
  @ListOf(SchemeIndicator, 'id', 1) readonly indicators!: readonly SchemeIndicator[];
}

export class PublishAssessmentScheme {
  @Id() readonly schemeId!: string;
  @Whole(1, 9999) readonly version!: number;
  @Text(200) readonly title!: string;
  @ListOf(SchemeDimension, 'id', 1) readonly dimensions!: readonly SchemeDimension[];
  @EffectiveFrom() readonly effectiveOn!: string;
}

/**
 * Weights need not add up to 1: what counts is their share. A scheme that comes with the software may be published as it
 * is, so that the record says since when it is in force.
 */
export const publishAssessmentScheme = commandOn<AssessmentScheme, AssessmentSchemeEvent>()({
  input: PublishAssessmentScheme,
  summary: { zh: '发布评价方案', en: 'Publish an assessment scheme' },
  by: [may.anySuperior],
  emits: 'AssessmentSchemePublished',
  stream: { by: ['schemeId'], must: 'may-exist' },
  concerns: () => [],
  decide(input, state, { actor }) {
    const { schemeId: id, version, dimensions } = input;
    mustBeNew({ id, version, dimensions }, publishedVersions(state));
    for (const [index, dimension] of dimensions.entries()) mustBeMeasurable(dimension, `dimensions[${index}]`);
    return { data: input, tags: { org: [actor.orgId] } };
  },
});

/** "A published scheme version never changes"; one that comes with the software is published as it stands, or not. */
function mustBeNew(scheme: Scheme, published: ReadonlyMap<number, Scheme>): void {
  const known = schemes.get(schemeName(scheme));
  const changed = known !== undefined && canonicalJson(scheme) !== canonicalJson(known);
  if (published.has(scheme.version) || changed) throw new Rejection('already-exists', 'version');
}

/** @throws Rejection `not-found` for an indicator or a version that doesn't exist, `indicator-of-another-dimension` */
function mustBeMeasurable({ id: dimension, indicators }: SchemeDimension, path: string): void {
  for (const [index, { id, version }] of indicators.entries()) {
    const field = `${path}.indicators[${index}]`;
    const own = dimensionOf(id);
    if (own === undefined) throw new Rejection('not-found', `${field}.id`);
    if (!findIndicator(id, version)) throw new Rejection('not-found', `${field}.version`);
    if (own !== dimension) throw new Rejection('indicator-of-another-dimension', `${field}.id`, { dimension: own });
  }
}

/** Every indicator belongs to the dimension in which SCORING.md has it. */
function dimensionOf(indicatorId: string): DimensionId | undefined {
  return defaultScheme.dimensions.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId))?.id;
}
