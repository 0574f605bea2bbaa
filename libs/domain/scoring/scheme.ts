import type { Bilingual } from '#kernel/texts.js';

export const DIMENSIONS = ['party', 'business', 'integration'] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Readonly<Record<DimensionId, Bilingual>> = {
  party: { zh: '党建', en: 'party' },
  business: { zh: '业务', en: 'business' },
  integration: { zh: '融合', en: 'integration' },
};

/** Which indicators count, in which version, and how much. A published version never changes. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  readonly dimensions: readonly {
    readonly id: DimensionId;
    readonly weight: number;
    readonly indicators: readonly { readonly id: string; readonly version: number; readonly weight: number }[];
  }[];
}

const first = (id: string, weight: number) => ({ id, version: 1, weight });

/** Scheme `default`, version 1, as SCORING.md has it. */
export const defaultScheme: Scheme = {
  id: 'default',
  version: 1,
  dimensions: [
    {
      id: 'party',
      weight: 0.25,
      indicators: [first('organizational-life', 0.4), first('concern-response', 0.3), first('follow-through', 0.3)],
    },
    {
      id: 'business',
      weight: 0.35,
      indicators: [
        first('task-completion', 0.4),
        first('task-timeliness', 0.15),
        first('key-task-delivery', 0.3),
        first('business-review', 0.15),
      ],
    },
    {
      id: 'integration',
      weight: 0.4,
      indicators: [
        first('business-linkage', 0.25),
        first('key-task-support', 0.3),
        first('front-line', 0.25),
        first('dual-learning', 0.1),
        first('practice-spread', 0.1),
      ],
    },
  ],
};

export const schemeName = ({ id, version }: Pick<Scheme, 'id' | 'version'>): string => `${id}@${version}`;

/** The schemes that come with the software, by `id@version`. */
export const schemes: ReadonlyMap<string, Scheme> = new Map(
  [defaultScheme].map((scheme) => [schemeName(scheme), scheme]),
);
