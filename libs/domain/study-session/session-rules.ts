import { Rejection } from '#kernel/rejection.js';
import { mustBeTasksOf } from '../annual-task/linked-tasks.js';
import type { ExistingTask } from '../annual-task/terms.js';
import { mustFollow, mustNotPrecede } from '../dates.js';
import type { ExistingInitiative } from '../initiative/launched.js';
import { mustBeInitiativeOf } from '../initiative/linked-initiative.js';
import { type Members, mustOwnActions, mustTakePart } from './participants.js';
import type { SessionContent } from './terms.js';

/** Hours of one session, party and business together. */
const MAX_HOURS = 24;

/** What judging a session needs besides its content. */
export interface SessionGround {
  readonly branchId: string;
  readonly members: Members;
  readonly tasks: ReadonlyMap<string, ExistingTask>;
  /** Tasks that the session names already: a later cancellation doesn't unlink them. */
  readonly linkedBefore: readonly string[];
  /** The one that the session names, if it names one. */
  readonly initiative: ExistingInitiative | undefined;
}

/**
 * Judges a session as a whole: a new one, or one as an amendment leaves it.
 * @throws Rejection at the field of the content that breaks a rule
 */
export function mustHold(content: SessionContent, ground: SessionGround): void {
  const { startsAt, endsAt, partyHours, businessHours, heldOn } = content;
  // times of one day order as days do: as strings
  if (startsAt !== undefined && endsAt !== undefined) mustFollow(endsAt, startsAt, 'endsAt');
  const hours = partyHours + businessHours;
  if (hours <= 0 || hours > MAX_HOURS) throw new Rejection('out-of-range', 'partyHours', { min: 0.25, max: MAX_HOURS });
  mustTakePart(ground.branchId, content, ground.members);
  mustOwnActions(content, ground.members);
  for (const [index, { dueOn }] of content.actions.entries()) mustNotPrecede(dueOn, heldOn, `actions[${index}].dueOn`);
  mustLink(content, ground);
}

function mustLink({ taskIds }: SessionContent, { branchId, tasks, linkedBefore, initiative }: SessionGround): void {
  mustBeTasksOf(branchId, taskIds, tasks);
  for (const [index, taskId] of taskIds.entries()) {
    if (tasks.get(taskId)?.status === 'cancelled' && !linkedBefore.includes(taskId)) {
      throw new Rejection('task-cancelled', `taskIds[${index}]`, { taskId });
    }
  }
  mustBeInitiativeOf(branchId, initiative);
}
