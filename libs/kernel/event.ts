import type { Actor } from './actor.js';
import type { LocalDate } from './local-date.js';
import type { Position } from './position.js';

/** Tags by kind: what history and search find an event by (DOMAIN.md §2). */
export type TagKind = 'org' | 'branch' | 'member' | 'task';
export type Tags = { readonly [K in TagKind]?: readonly string[] };

/** The event envelope of DOMAIN.md §2, without its position. Its canonical JSON is what is stored and hashed. */
export interface Envelope<Type extends string = string, Data = unknown> {
  /** UUIDv5 of the commandId and the index of the event among those of the command. */
  readonly id: string;
  readonly type: Type;
  readonly schemaVersion: number;
  readonly stream: string;
  /** Counts from 0 in the stream. */
  readonly revision: number;
  /** UTC, milliseconds; never decreasing within a stream. */
  readonly recordedAt: string;
  readonly occurredOn: LocalDate;
  readonly data: Data;
  readonly metadata: {
    readonly commandId: string;
    readonly correlationId?: string;
    readonly causationId?: string;
    readonly actor: Actor;
    readonly tags: Tags;
    readonly imported?: { readonly at: string; readonly source: string };
  };
}

/** An event as folds see it: lifted to its newest shape, with its place in the log and its local day. */
export type Recorded<Event extends AnyEvent = AnyEvent> = Event extends AnyEvent
  ? Envelope<Event['type'], Event['data']> & {
      readonly position: Position;
      /** The local day of recordedAt. */
      readonly recordedOn: LocalDate;
    }
  : never;

export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What every event may carry besides its own data. */
export interface Annotations {
  readonly note?: string;
  /** Where the fact already exists, so that nobody enters it twice. */
  readonly source?: { readonly system: string; readonly reference: string };
}

/** The versions of one event type's data; folds only know the newest. */
export class EventVersions<Shape> {
  declare readonly shape: Shape;

  private constructor(private readonly steps: readonly ((old: unknown) => unknown)[]) {}

  static first<Shape>(): EventVersions<Shape> {
    return new EventVersions<Shape>([]);
  }

  /** The newest version, counted from 1. */
  get version(): number {
    return this.steps.length + 1;
  }

  /** Adds a version: how data of the one before are read as the new shape. */
  to<Next>(lift: (old: Shape) => Next): EventVersions<Next> {
    return new EventVersions<Next>([...this.steps, lift as (old: unknown) => unknown]);
  }

  /**
   * Data of any version in the newest shape.
   * @throws Error for a version that this build doesn't know
   */
  lift(version: number, data: unknown): Shape {
    if (!Number.isInteger(version) || version < 1 || version > this.version) {
      throw new Error(`schema version ${version} is unknown; this build knows 1 to ${this.version}`);
    }
    return this.steps.slice(version - 1).reduce((shape, step) => step(shape), data) as Shape;
  }
}

/** States the first version of an event: `KeyPostDesignated: v1<{ … }>()`. */
export const v1 = <Shape>(): EventVersions<Shape & Annotations> => EventVersions.first<Shape & Annotations>();

export type EventTable = Readonly<Record<string, EventVersions<unknown>>>;

/** The union of `{ type, data }` over a table of event versions, each in its newest shape. */
export type EventOf<Table> = {
  [Type in keyof Table & string]: {
    readonly type: Type;
    readonly data: Table[Type] extends { readonly shape: infer Shape } ? Shape : never;
  };
}[keyof Table & string];
