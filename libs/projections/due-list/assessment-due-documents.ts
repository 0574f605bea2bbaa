import type { AssessmentCycleEvent } from '#domain/assessment-cycle/assessment-cycle.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import { assessmentDues } from './assessment-dues.js';
import { type CycleDoc, type DueDoc, duesOf } from './due-item.js';

type Opened = Recorded<Extract<AssessmentCycleEvent, { type: 'AssessmentCycleOpened' }>>;
type Closed = Recorded<Extract<AssessmentCycleEvent, { type: 'AssessmentCycleClosed' }>>;

const CYCLE = 'cycle/';
export const cycleKey = (cycleId: string): string => `${CYCLE}${cycleId}`;

const dues = duesOf(assessmentDues);
const onDues = dues.on as FoldTable<DueDoc, AnyEvent>;

/**
 * What waits in an assessment cycle, and the cycles themselves. An event that opens or closes a cycle carries no branch's
 * tag, so that the history of a branch does not give these documents again; they keep both clocks instead.
 */
export const assessmentDueDocuments: Projection<DueDoc | CycleDoc, AnyEvent> = {
  name: 'assessment-dues',
  version: 2,
  keys(event: Recorded) {
    const waiting = dues.keys[event.type]?.(event) ?? [];
    return OF_CYCLE.has(event.type) ? [...waiting, cycleKey((event as Opened | Closed).data.cycleId)] : waiting;
  },
  on: {
    ...(onDues as FoldTable<DueDoc | CycleDoc, AnyEvent>),
    AssessmentCycleOpened(doc, event, key) {
      if (!key.startsWith(CYCLE)) return onDues.AssessmentCycleOpened?.(doc as DueDoc | undefined, event, key);
      const { cycleId, selfBy, reviewBy, publishBy } = (event as Opened).data;
      return { kind: 'cycle', cycleId, selfBy, reviewBy, publishBy };
    },
    AssessmentCycleClosed(doc, event) {
      if (doc?.kind !== 'cycle') throw new Error(`${event.type} (${event.id}) precedes its opening`);
      return { ...doc, closed: dated(event, (event as Closed).data.on) };
    },
  },
  indexes: ['branchId', 'waiter'],
};

const OF_CYCLE: ReadonlySet<string> = new Set(['AssessmentCycleOpened', 'AssessmentCycleClosed']);
