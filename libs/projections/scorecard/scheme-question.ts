import { defaultScheme, type Scheme, schemeName, schemes } from '#domain/scoring/scheme.js';
import { assessmentSchemes, type SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { Optional, Text } from '#kernel/fields.js';
import type { Source } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { BranchYearParams } from '../branch-question.js';

/** The parameters of a question about a branch's year, measured by a scheme. */
export class ScorecardParams extends BranchYearParams {
  /** `ID@V`; `default@1` if not given. */
  @Optional() @Text(80) readonly scheme?: string;
}

/**
 * The published scheme that a question names. A scheme is no fact of a branch: what was known at an instant may be
 * measured by one that was published later.
 */
export const publishedScheme: Source<ScorecardParams, SchemeDoc> = {
  from: assessmentSchemes,
  select: ({ scheme }) => ({ name: scheme ?? schemeName(defaultScheme) }),
  tags: () => [],
  covers: () => true,
  keepsBothClocks: true,
};

/** @throws Rejection `not-found` for a scheme that there isn't */
export function schemeOf(documents: readonly object[], wanted = schemeName(defaultScheme), field = 'scheme'): Scheme {
  const scheme = schemes.get(wanted) ?? documents.find((doc): doc is SchemeDoc => isScheme(doc) && doc.name === wanted);
  if (!scheme) throw new Rejection('not-found', field, { scheme: wanted });
  return scheme;
}

const isScheme = (doc: object): doc is SchemeDoc => 'kind' in doc && doc.kind === 'scheme';
