import type { LocalDate } from '#kernel/local-date.js';
import type { Projection } from '#kernel/projection.js';
import type { AssessmentSchemeEvent } from '../assessment-scheme/assessment-scheme.js';
import { type Dated, dated } from './facts/dated.js';
import { type Scheme, schemeName } from './scheme.js';

/** A published version of a scheme; it never changes. */
export interface SchemeDoc extends Scheme {
  readonly kind: 'scheme';
  /** `ID@V` */
  readonly name: string;
  readonly title: string;
  readonly effectiveOn: LocalDate;
  readonly published: Dated;
}

/** 评价方案: every published version, one document each. */
export const assessmentSchemes: Projection<SchemeDoc, AssessmentSchemeEvent> = {
  name: 'assessment-schemes',
  version: 1,
  keys: ({ data }) => [schemeName({ id: data.schemeId, version: data.version })],
  on: {
    AssessmentSchemePublished(_, event, key) {
      const { schemeId: id, version, title, dimensions, effectiveOn } = event.data;
      const published = dated(event, effectiveOn);
      return { kind: 'scheme', name: key, id, version, title, dimensions, effectiveOn, published };
    },
  },
  indexes: ['name'],
};
