import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';

/** What the events of all processes may hold, as far as the invariants look at it. */
interface Data {
  readonly on: LocalDate;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly issuedOn: LocalDate;
  readonly respondBy: LocalDate;
  readonly enrolledOn: LocalDate;
  readonly orgId: string;
  readonly branchId: string;
  readonly memberId: string;
  readonly award: string;
  readonly year: number;
  readonly quota: number;
  readonly recognitionId: string;
  readonly objectionId?: string;
  readonly noticeId: string;
  readonly followsNoticeId?: string;
  readonly target: object;
  readonly measure: string;
  readonly grade: string;
  readonly status: string;
  readonly upheld: boolean;
  readonly evidence: object;
  readonly citedEventIds: readonly string[];
}

/** An event as somebody reads it who knows nothing of the code. */
export interface Happened {
  readonly type: string;
  readonly stream: string;
  readonly recordedOn: LocalDate;
  readonly actorId: string;
  readonly data: Data;
}

export function happenedIn({ type, stream, recordedOn, metadata, data }: Recorded): Happened {
  return { type, stream, recordedOn, actorId: metadata.actor.id, data: data as Data };
}
