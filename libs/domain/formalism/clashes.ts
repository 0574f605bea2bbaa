import type { LocalDate } from '#kernel/local-date.js';
import { eventsOf, type SessionTraces, type TracedSession } from './session-traces.js';
import type { Named } from './signal.js';

/** Two sessions at the same time, and how many people are recorded at both. */
export interface Clash {
  readonly kind: 'clash';
  readonly sessionId: string;
  readonly otherId: string;
  readonly heldOn: LocalDate;
  readonly people: number;
  readonly events: readonly Named[];
}

/** Two sessions of the branch clash once, not twice. */
export function clashesOf(session: TracedSession, traces: SessionTraces): readonly Clash[] {
  const time = timeOf(session);
  if (time === undefined) return [];
  const there = new Set(peopleAt(session));
  return traces.onDay(session.content.heldOn).flatMap((otherId): Clash[] => {
    const other = otherId === session.id ? undefined : traces.find(otherId);
    if (other === undefined || other.content.heldOn !== session.content.heldOn) return [];
    if (other.branchId === session.branchId && other.id < session.id) return [];
    const otherTime = timeOf(other);
    if (otherTime === undefined || otherTime.from >= time.until || time.from >= otherTime.until) return [];
    const people = peopleAt(other).filter((memberId) => there.has(memberId)).length;
    if (people === 0) return [];
    const { heldOn } = session.content;
    return [{ kind: 'clash', sessionId: session.id, otherId, heldOn, people, events: eventsOf(session, other) }];
  });
}

function peopleAt({ content }: TracedSession): readonly string[] {
  return [...(content.attendeeIds ?? []), ...(content.guestIds ?? [])];
}

/** In hours of the day. */
function timeOf({ content }: TracedSession): { readonly from: number; readonly until: number } | undefined {
  const { startsAt, endsAt, partyHours = 0, businessHours = 0 } = content;
  if (startsAt === undefined) return undefined;
  const from = hourOf(startsAt);
  return { from, until: endsAt === undefined ? from + partyHours + businessHours : hourOf(endsAt) };
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
}
