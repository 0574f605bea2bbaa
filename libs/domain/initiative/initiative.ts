import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { abandonInitiative } from './abandon-initiative.js';
import { closeInitiative } from './close-initiative.js';
import { initiativeTexts } from './initiative-texts.js';
import { launchInitiative } from './launch-initiative.js';
import { reportInitiativeOutcome } from './report-initiative-outcome.js';
import type { InitiativeKind, InitiativeVerdict } from './terms.js';
import { verifyInitiativeOutcome } from './verify-initiative-outcome.js';

/** Stands on every event of an initiative, so that a fold needs no other stream. */
interface OfInitiative {
  readonly initiativeId: string;
  readonly branchId: string;
  /** The tasks that it was launched for. */
  readonly taskIds: readonly string[];
}

export const initiativeEvents = {
  InitiativeLaunched: v1<
    OfInitiative & {
      readonly kind: InitiativeKind;
      readonly title: string;
      readonly purpose: string;
      readonly leadId: string;
      readonly memberIds: readonly string[];
      readonly from: LocalDate;
    }
  >(),
  InitiativeOutcomeReported: v1<OfInitiative & { readonly on: LocalDate; readonly outcome: string }>(),
  InitiativeOutcomeVerified: v1<
    OfInitiative & { readonly on: LocalDate; readonly verdict: InitiativeVerdict; readonly comment: string }
  >(),
  InitiativeClosed: v1<OfInitiative & { readonly on: LocalDate; readonly reason: string }>(),
  InitiativeAbandoned: v1<OfInitiative & { readonly on: LocalDate; readonly reason: string }>(),
};

export type InitiativeEvent = EventOf<typeof initiativeEvents>;

interface Launched extends OfInitiative {
  readonly leadId: string;
  readonly memberIds: readonly string[];
  readonly from: LocalDate;
  /** The earliest day of which an outcome was reported. */
  readonly outcomeFrom?: LocalDate;
}

export type Initiative =
  | { readonly status: 'absent' }
  | ({ readonly status: 'running' } & Launched)
  /** `endedOn` is the first day without it. */
  | ({ readonly status: 'closed' | 'abandoned'; readonly endedOn: LocalDate } & Launched);

const evolve: Evolve<Initiative, InitiativeEvent> = {
  InitiativeLaunched: (_, { initiativeId, branchId, taskIds, leadId, memberIds, from }) => ({
    status: 'running',
    ...{ initiativeId, branchId, taskIds, leadId, memberIds, from },
  }),
  InitiativeOutcomeReported: (state, { on }) => {
    const initiative = created(state);
    const { outcomeFrom } = initiative;
    return { ...initiative, outcomeFrom: outcomeFrom !== undefined && outcomeFrom <= on ? outcomeFrom : on };
  },
  InitiativeOutcomeVerified: (state) => state,
  InitiativeClosed: (state, { on }) => ({ ...created(state), status: 'closed', endedOn: on }),
  InitiativeAbandoned: (state, { on }) => ({ ...created(state), status: 'abandoned', endedOn: on }),
};

/** 载体: what a branch sets up to carry tasks, what came of it, and what the unit served says. */
export const initiative = {
  name: 'initiative',
  events: initiativeEvents,
  initial: { status: 'absent' } as Initiative,
  evolve,
  commands: {
    launchInitiative,
    reportInitiativeOutcome,
    verifyInitiativeOutcome,
    closeInitiative,
    abandonInitiative,
  },
  texts: initiativeTexts,
} satisfies Aggregate<Initiative, InitiativeEvent>;
