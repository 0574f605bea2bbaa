import type { Scheme } from '../scoring/scheme.js';
import type { AssessmentScheme } from './assessment-scheme.js';

export function publishedVersions(state: AssessmentScheme): ReadonlyMap<number, Scheme> {
  return state.status === 'absent' ? new Map() : state.versions;
}
