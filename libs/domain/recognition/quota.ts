import type { SetFold } from '#kernel/need.js';
import type { Tag } from '#kernel/read-model.js';
import type { PartyConcerned } from '../evidence/party-concerned.js';
import type { RecognitionEvent } from './recognition.js';
import type { Award } from './terms.js';

/** What places are counted for: the awards of one kind that an organization gives for a year. */
export interface Places {
  readonly orgId: string;
  readonly year: number;
  readonly award: Award;
}

/** The set of recognitions granted on these places; a grant checks and touches it, so that no two take the last one. */
export const grantedOn = ({ orgId, year, award }: Places) => `recognitions-${orgId}-${year}-${award}`;

/** Under which an organization's quotas are kept. */
export const quotaKey = ({ year, award }: Pick<Places, 'year' | 'award'>) => `${year}/${award}`;

/** What every recognition of the organization is tagged with. */
export function placesTag(orgId: string, isBranch: boolean): Tag {
  return { kind: isBranch ? 'branch' : 'org', id: orgId };
}

type PlacesEvent = Extract<RecognitionEvent, { type: 'RecognitionGranted' | 'RecognitionRevoked' }>;

/** Who holds a place, by the id of the recognition that was granted; a revoked one gives its place back. */
export type Holders = ReadonlyMap<string, PartyConcerned>;

export function holdersOf({ orgId, year, award }: Places): SetFold<Holders, PlacesEvent> {
  const isOne = (data: Places) => data.orgId === orgId && data.year === year && data.award === award;
  return {
    initial: new Map(),
    on: {
      RecognitionGranted: (holders, { data }) =>
        isOne(data) ? new Map(holders).set(data.recognitionId, data.nominee) : holders,
      RecognitionRevoked: (holders, { data }) => new Map([...holders].filter(([id]) => id !== data.recognitionId)),
    },
  };
}
