import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { adoptPractice } from './adopt-practice.js';
import { endorsePractice } from './endorse-practice.js';
import { practiceTexts } from './practice-texts.js';
import { promotePractice } from './promote-practice.js';
import { recordPractice } from './record-practice.js';
import { reportPracticeAdoption } from './report-practice-adoption.js';
import type { AdoptionVerdict, PracticeKind } from './terms.js';
import { withdrawPractice } from './withdraw-practice.js';

/** Stands on every event of a practice that its own branch, or a superior of it, records. */
interface OfPractice {
  readonly practiceId: string;
  /** The branch that recorded it. */
  readonly branchId: string;
}

/** Stands on the events of an adoption. */
interface OfAdoption {
  readonly practiceId: string;
  /** The branch that adopts it. */
  readonly branchId: string;
  /** The branch that recorded it. */
  readonly ownerBranchId: string;
}

export const practiceEvents = {
  PracticeRecorded: v1<
    OfPractice & {
      readonly kind: PracticeKind;
      readonly title: string;
      readonly situation: string;
      readonly action: string;
      readonly result: string;
      readonly taskIds: readonly string[];
      readonly initiativeId?: string;
    }
  >(),
  PracticeEndorsed: v1<OfPractice & { readonly on: LocalDate; readonly reason: string }>(),
  PracticePromoted: v1<
    OfPractice & { readonly toOrgIds: readonly string[]; readonly on: LocalDate; readonly guidance: string }
  >(),
  PracticeAdopted: v1<OfAdoption & { readonly on: LocalDate; readonly plan: string }>(),
  PracticeAdoptionReported: v1<
    OfAdoption & { readonly on: LocalDate; readonly verdict: AdoptionVerdict; readonly experience: string }
  >(),
  PracticeWithdrawn: v1<OfPractice & { readonly on: LocalDate; readonly reason: string }>(),
};

export type PracticeEvent = EventOf<typeof practiceEvents>;

interface Recorded extends OfPractice {
  /** The local day of recording. */
  readonly recordedOn: LocalDate;
  readonly endorsedOn?: LocalDate;
  readonly promotedTo: readonly string[];
  /** Since when, by branch. */
  readonly adoptions: ReadonlyMap<string, LocalDate>;
}

export type Practice =
  | { readonly status: 'absent' }
  | ({ readonly status: 'recorded' } & Recorded)
  /** `withdrawnOn` is the first day without it. */
  | ({ readonly status: 'withdrawn'; readonly withdrawnOn: LocalDate } & Recorded);

const evolve: Evolve<Practice, PracticeEvent> = {
  PracticeRecorded: (_, { practiceId, branchId }, { occurredOn }) => ({
    status: 'recorded',
    ...{ practiceId, branchId, recordedOn: occurredOn },
    promotedTo: [],
    adoptions: new Map(),
  }),
  PracticeEndorsed: (state, { on }) => ({ ...created(state), endorsedOn: on }),
  PracticePromoted: (state, { toOrgIds }) => {
    const practice = created(state);
    return { ...practice, promotedTo: [...practice.promotedTo, ...toOrgIds] };
  },
  PracticeAdopted: (state, { branchId, on }) => {
    const practice = created(state);
    return { ...practice, adoptions: new Map(practice.adoptions).set(branchId, on) };
  },
  PracticeAdoptionReported: (state) => state,
  PracticeWithdrawn: (state, { on }) => ({ ...created(state), status: 'withdrawn', withdrawnOn: on }),
};

const OF_ITS_OWNER: ReadonlySet<string> = new Set(['PracticeRecorded', 'PracticeEndorsed', 'PracticePromoted']);

/** 经验与教训: what a branch learned, who took it up, and whether it worked there. */
export const practice = {
  name: 'practice',
  events: practiceEvents,
  initial: { status: 'absent' } as Practice,
  evolve,
  commands: {
    recordPractice,
    endorsePractice,
    promotePractice,
    adoptPractice,
    reportPracticeAdoption,
    withdrawPractice,
  },
  texts: practiceTexts,
  // that it was withdrawn is a fact as well; those who adopted it keep what they made of it
  counts: ({ status }, { type }) => status !== 'withdrawn' || !OF_ITS_OWNER.has(type),
} satisfies Aggregate<Practice, PracticeEvent>;
