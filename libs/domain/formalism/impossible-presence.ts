import { explained } from '../scoring/wording.js';
import { type SessionTraces, type TracedSession, tracedEvents } from './session-traces.js';
import type { Signal } from './signal.js';

/** Two sessions at the same time, and how many people are recorded at both. */
interface Clash {
  readonly session: TracedSession;
  readonly other: TracedSession;
  readonly people: number;
}

/**
 * "One member at two places at once": named as attendee or guest of two sessions of a day whose times overlap, also of
 * different branches. A session without an end lasts its hours; one without a beginning can't be judged; where one ends
 * as the other begins, somebody may have walked over. Counted are people and pairs of sessions.
 */
export const impossiblePresence: Signal = {
  id: 'impossible-presence',
  name: { zh: '分身在场', en: 'Impossible presence' },
  find({ traces }) {
    const clashes = traces.own.flatMap((session) => clashesOf(session, traces));
    if (clashes.length === 0) return undefined;
    const count = clashes.reduce((sum, { people }) => sum + people, 0);
    return {
      count,
      evidence: clashes.flatMap(({ session, other }) => [...tracedEvents(session), ...tracedEvents(other)]),
      explanation: explained(
        {
          zh: `有 ${count} 人次被登记为同一时间出席两场活动`,
          en: `${count === 1 ? 'once somebody is' : `${count} times somebody is`} recorded at two sessions at the same time`,
        },
        clashes,
        ({ session, other, people }) => ({
          zh: `${session.content.heldOn} 的 ${session.id} 与 ${other.id}（${people} 人）`,
          en: `on ${session.content.heldOn} at ${session.id} and ${other.id} (${people === 1 ? '1 person' : `${people} people`})`,
        }),
      ),
    };
  },
};

/** Two sessions of the branch clash once, not twice. */
function clashesOf(session: TracedSession, traces: SessionTraces): readonly Clash[] {
  const time = timeOf(session);
  if (time === undefined) return [];
  const there = new Set(peopleAt(session));
  return traces.onDay(session.content.heldOn).flatMap((sessionId): Clash[] => {
    const other = sessionId === session.id ? undefined : traces.find(sessionId);
    if (other === undefined || other.content.heldOn !== session.content.heldOn) return [];
    if (other.branchId === session.branchId && other.id < session.id) return [];
    const otherTime = timeOf(other);
    if (otherTime === undefined || otherTime.from >= time.until || time.from >= otherTime.until) return [];
    const people = peopleAt(other).filter((memberId) => there.has(memberId)).length;
    return people === 0 ? [] : [{ session, other, people }];
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
