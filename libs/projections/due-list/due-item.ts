import type { Dated } from '#domain/scoring/facts/dated.js';
import type { Role } from '#kernel/actor.js';
import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';

/** Something that waits for somebody, from a day on, up to the day on which it was done. */
export interface DueItem {
  /** kebab-case: what is to be done. */
  readonly what: string;
  /** The action's, follow-up's or objection's; otherwise the thing's own. */
  readonly itemId: string;
  /** Undefined where nobody has set a day. */
  readonly dueOn?: LocalDate;
  /** In its place: which of the days of its cycle it is to be done by. */
  readonly by?: CycleDay;
  readonly since: Dated;
  /** Follows on an objection: it waits also when its cycle is closed. */
  readonly contested?: true;
  /** It does not wait while an objection holds it up. */
  readonly yields?: true;
  /** The first day on which it does not wait any more, done or not. */
  readonly until?: LocalDate;
  readonly done?: Dated;
  /** What it is about: plain, where that is work, sealed, where it is a concern. */
  readonly about?: string | PersonalText;
}

/** Of what follows on an objection. */
export const CONTESTED = { contested: true } as const;

/** What one thing asks of one person, or of whoever has a role in a branch. */
export interface DueDoc {
  readonly kind: 'dues';
  readonly branchId: string;
  readonly waiter: string;
  readonly stream: string;
  readonly items: readonly DueItem[];
  /** The objections that have held up what yields, each until it was decided. */
  readonly holds?: readonly Hold[];
  /** Who has already said something, where something waits for the word of several. */
  readonly heard?: readonly string[];
}

export interface Hold {
  readonly id: string;
  readonly since: Dated;
  readonly decided?: Dated;
}

/** The days by which a cycle's assessments and appraisals are to be done. */
export type CycleDay = 'selfBy' | 'reviewBy' | 'publishBy';

/** An assessment cycle: its days, and its end, after which nothing of it waits. */
export interface CycleDoc extends Readonly<Record<CycleDay, LocalDate>> {
  readonly kind: 'cycle';
  /** None: it is asked for by its key alone. */
  readonly branchId?: never;
  readonly waiter?: never;
  readonly cycleId: string;
  readonly closed?: Dated;
}

/**
 * What the events of one aggregate give somebody to do, or take from them. Every fold gets the document of each waiter
 * that the event touches, begun where there was none.
 */
export interface Dues<Event extends AnyEvent> {
  /** The stream that what waits belongs to, where it is another than the event's own. */
  stream?(event: Recorded<Event>): string;
  /** Persons by id, and roles as `holdersOf` names them. */
  readonly waiters: {
    readonly [Type in Event['type']]?: (event: Recorded<Extract<Event, { type: Type }>>) => readonly string[];
  };
  readonly on: {
    readonly [Type in Event['type']]?: (
      doc: DueDoc,
      event: Recorded<Extract<Event, { type: Type }>>,
    ) => DueDoc | undefined;
  };
}

/** Dues among those of other aggregates, by name at run time. */
export interface AnyDues {
  /** By event type: the keys of the documents that it touches. */
  readonly keys: Readonly<Record<string, (event: Recorded) => readonly string[]>>;
  readonly on: FoldTable<DueDoc, AnyEvent>;
}

interface OfBranch {
  readonly branchId?: string;
}

export function duesOf<Event extends AnyEvent>({ stream, waiters, on }: Dues<Event>): AnyDues {
  type Step = (doc: DueDoc, event: unknown) => DueDoc | undefined;
  type Waiters = (event: unknown) => readonly string[];
  const keys = Object.entries(waiters as Readonly<Record<string, Waiters>>).map(([type, of]) => [
    type,
    (event: Recorded) => of(event).map((waiter) => `${waiter}/${stream?.(event as Recorded<Event>) ?? event.stream}`),
  ]);
  const steps = Object.entries(on as Readonly<Record<string, Step>>).map(([type, step]) => [
    type,
    (doc: DueDoc | undefined, event: Recorded, key: string) => step(doc ?? begun(event, key), event),
  ]);
  return { keys: Object.fromEntries(keys), on: Object.fromEntries(steps) };
}

/** A document of somebody for whom nothing has waited there yet; what waits for a role belongs where the role is held. */
function begun({ data }: Recorded, key: string): DueDoc {
  const [waiter = '', stream = ''] = key.split('/');
  const { branchId = '' } = data as OfBranch;
  const held = waiter.indexOf('@');
  const place = held < 0 ? branchId : waiter.slice(held + 1);
  return { kind: 'dues', branchId: place, waiter, stream, items: [] };
}

/** Those who hold a role over a branch; never the id of a person, which has no such sign in it. */
export const holdersOf = (role: Role, branchId: string): string => `${role}@${branchId}`;

export const isFor = (doc: DueDoc, waiter: string | undefined): boolean => doc.waiter === waiter;

/** Each id once, without those that there aren't. */
export function distinct(ids: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

export function adding(doc: DueDoc, ...items: readonly DueItem[]): DueDoc {
  return { ...doc, items: [...doc.items, ...items] };
}

/** Ends what waits there: everything, or what is named. */
export function ending(doc: DueDoc, done: Dated, named: Partial<Pick<DueItem, 'what' | 'itemId'>> = {}): DueDoc {
  const { what, itemId } = named;
  const ends = (item: DueItem) =>
    item.done === undefined &&
    (what === undefined || item.what === what) &&
    (itemId === undefined || item.itemId === itemId);
  return { ...doc, items: doc.items.map((item) => (ends(item) ? { ...item, done } : item)) };
}

export function holding(doc: DueDoc, id: string, since: Dated): DueDoc {
  return { ...doc, holds: [...(doc.holds ?? []), { id, since }] };
}

export function releasing(doc: DueDoc, id: string, decided: Dated): DueDoc {
  return { ...doc, holds: (doc.holds ?? []).map((hold) => (hold.id === id ? { ...hold, decided } : hold)) };
}

export function hasOpen({ items }: DueDoc, what: string): boolean {
  return items.some((item) => item.what === what && item.done === undefined);
}
