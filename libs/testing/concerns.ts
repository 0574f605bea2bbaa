import { tokenHash } from '#domain/policy/digest.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

export const ofQ1 = { concernId: 'q1', branchId: 'b1' } as const;

/** What the raiser of the anonymous concern was given. */
export const TOKEN = 'a-token-that-nobody-else-has';

const STREAM = 'concern-q1';
const raiser: Actor = { id: 'm1', role: 'member', orgId: 'b1' };

/** Concern q1 of branch b1, raised by m1 on 3 March 2025. */
export function raised(): Happened {
  const data = { ...ofQ1, topic: 'process', text: 'sealed:x', raisedOn: '2025-03-03' };
  return [STREAM, { type: 'ConcernRaised', data }, raiser];
}

/** The same, raised by nobody knows whom. */
export function raisedAnonymously(): Happened {
  const data = { ...ofQ1, topic: 'process', text: 'sealed:x', raisedOn: '2025-03-03', anonymous: true };
  const by: Actor = { id: 'anonymous', role: 'member', orgId: 'b1' };
  return [STREAM, { type: 'ConcernRaised', data: { ...data, tokenHash: tokenHash(TOKEN) } }, by];
}

export function assignedTo(ownerId: string, dueOn: LocalDate = '2025-03-31'): Happened {
  return [STREAM, { type: 'ConcernAssigned', data: { ...ofQ1, ownerId, dueOn, text: 'sealed:x' } }];
}

export function answered(on: LocalDate): Happened {
  return [STREAM, { type: 'ConcernAnswered', data: { ...ofQ1, ownerId: 'm2', on, response: 'sealed:y' } }];
}

export function resolved(on: LocalDate): Happened {
  return [STREAM, { type: 'ConcernResolved', data: { ...ofQ1, ownerId: 'm2', on, reason: '已解决' } }];
}

export function reopened(on: LocalDate): Happened {
  const data = { ...ofQ1, ownerId: 'm2', on, reason: '仍要重复填报', dueOn: '2025-03-31' };
  return [STREAM, { type: 'ConcernReopened', data }];
}
