import type { SetFold } from '#kernel/need.js';
import type { Tag } from '#kernel/read-model.js';
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

/** The recognitions that hold a place: granted, and not revoked since; a revoked one gives its place back. */
export function holdersOf({ orgId, year, award }: Places): SetFold<ReadonlySet<string>, PlacesEvent> {
  const isOne = (data: Places) => data.orgId === orgId && data.year === year && data.award === award;
  return {
    initial: new Set(),
    on: {
      RecognitionGranted: (holders, { data }) => (isOne(data) ? new Set(holders).add(data.recognitionId) : holders),
      RecognitionRevoked: (holders, { data }) => new Set([...holders].filter((id) => id !== data.recognitionId)),
    },
  };
}
