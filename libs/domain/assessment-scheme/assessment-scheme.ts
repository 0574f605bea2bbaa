import type { Aggregate, Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Scheme } from '../scoring/scheme.js';
import { assessmentSchemeTexts } from './assessment-scheme-texts.js';
import { publishAssessmentScheme } from './publish-assessment-scheme.js';
import { publishedVersions } from './published-versions.js';

export const assessmentSchemeEvents = {
  AssessmentSchemePublished: v1<{
    readonly schemeId: string;
    readonly version: number;
    readonly title: string;
    readonly dimensions: Scheme['dimensions'];
    readonly effectiveOn: LocalDate;
  }>(),
};

export type AssessmentSchemeEvent = EventOf<typeof assessmentSchemeEvents>;

/** A scheme by its versions, none of which ever changes. */
export type AssessmentScheme =
  | { readonly status: 'absent' }
  | { readonly status: 'published'; readonly versions: ReadonlyMap<number, Scheme> };

const evolve: Evolve<AssessmentScheme, AssessmentSchemeEvent> = {
  AssessmentSchemePublished: (state, { schemeId, version, dimensions }) => ({
    status: 'published',
    versions: new Map(publishedVersions(state)).set(version, { id: schemeId, version, dimensions }),
  }),
};

/** 评价方案: which indicators count, in which version, and how much. */
export const assessmentScheme = {
  name: 'assessmentScheme',
  events: assessmentSchemeEvents,
  initial: { status: 'absent' } as AssessmentScheme,
  evolve,
  commands: { publishAssessmentScheme },
  texts: assessmentSchemeTexts,
} satisfies Aggregate<AssessmentScheme, AssessmentSchemeEvent>;
