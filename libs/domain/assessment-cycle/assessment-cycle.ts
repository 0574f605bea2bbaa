import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Scheme } from '../scoring/scheme.js';
import { assessmentCycleTexts } from './assessment-cycle-texts.js';
import { closeAssessmentCycle } from './close-assessment-cycle.js';
import { openAssessmentCycle } from './open-assessment-cycle.js';

/** Stands on every event of a cycle. */
interface OfCycle {
  readonly cycleId: string;
  /** The committee whose branches are assessed: all below it. */
  readonly orgId: string;
  readonly year: number;
}

export const assessmentCycleEvents = {
  AssessmentCycleOpened: v1<
    OfCycle & {
      readonly schemeId: string;
      readonly schemeVersion: number;
      /** The whole of it, so that no fold needs another stream. */
      readonly scheme: Scheme;
      /** The branches below it on the day, by id: for whom something now waits. One that is founded later takes part, too. */
      readonly branchIds: readonly string[];
      readonly selfBy: LocalDate;
      readonly reviewBy: LocalDate;
      readonly publishBy: LocalDate;
    }
  >(),
  AssessmentCycleClosed: v1<OfCycle & { readonly on: LocalDate }>(),
};

export type AssessmentCycleEvent = EventOf<typeof assessmentCycleEvents>;

interface Opened extends OfCycle {
  readonly scheme: Scheme;
  readonly openedOn: LocalDate;
}

export type AssessmentCycle =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Opened)
  | ({ readonly status: 'closed'; readonly closedOn: LocalDate } & Opened);

const evolve: Evolve<AssessmentCycle, AssessmentCycleEvent> = {
  AssessmentCycleOpened: (_, { cycleId, orgId, year, scheme }, { occurredOn }) => ({
    status: 'open',
    ...{ cycleId, orgId, year, scheme, openedOn: occurredOn },
  }),
  AssessmentCycleClosed: (state, { on }) => ({ ...created(state), status: 'closed', closedOn: on }),
};

/** 考核周期: a committee's assessment of all branches below it, over one year and by one scheme. */
export const assessmentCycle = {
  name: 'assessmentCycle',
  events: assessmentCycleEvents,
  initial: { status: 'absent' } as AssessmentCycle,
  evolve,
  commands: { openAssessmentCycle, closeAssessmentCycle },
  texts: assessmentCycleTexts,
} satisfies Aggregate<AssessmentCycle, AssessmentCycleEvent>;
