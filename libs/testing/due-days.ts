import type { Role } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { dueList } from '#projections/due-list/due-list.js';
import { ask, logOf } from './asked.js';
import type { Happened } from './given-when-then.js';

/** What has no day of its own happens on 1 January 2025 in these logs, unless it is said to be on another. */
export const on = (day: LocalDate, happened: Happened) => ({ day, happened });
export type Days = readonly (Happened | ReturnType<typeof on>)[];

const isDated = (each: Days[number]): each is ReturnType<typeof on> => 'day' in each;

const eventsOf = (days: Days) => {
  const log = logOf(...days.map((each) => (isDated(each) ? each.happened : each)));
  return log.map((event, index) => {
    const each = days[index];
    if (each === undefined || !isDated(each)) return event;
    const { day } = each;
    return { ...event, occurredOn: day, recordedOn: day, recordedAt: `${day}T02:00:00.000Z` };
  });
};

export interface Asking {
  readonly role: Role;
  /** b1 unless said. */
  readonly at?: string;
  readonly asOf: LocalDate;
  readonly knownAt?: string;
}

/** What waits for whoever has the role there: what, which, by when. */
export function waiting(days: Days, { role, at = 'b1', asOf, knownAt }: Asking) {
  const known = knownAt === undefined ? {} : { knownAt };
  const list = ask(dueList, { events: eventsOf(days), params: { branchId: at }, asOf, ...known });
  const theirs = dueList.forReader?.(list, { id: 'u-1', role, orgId: at }) ?? list;
  return theirs.items.map(({ what, itemId, dueOn }) => [what, itemId, dueOn]);
}

/** What waits for m1 in person. */
export function waitingForM1(days: Days, asOf: LocalDate) {
  const list = ask(dueList, { events: eventsOf(days), params: { branchId: 'b1', personId: 'm1' }, asOf });
  return list.items.map(({ what, itemId, dueOn }) => [what, itemId, dueOn]);
}

/** What waits in b1, for whomever. */
export function everyDue(days: Days, asOf: LocalDate) {
  return ask(dueList, { events: eventsOf(days), params: { branchId: 'b1' }, asOf });
}
