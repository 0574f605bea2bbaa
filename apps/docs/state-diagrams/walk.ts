import { type CommandEntry, CommandRegistry } from '#application/commands/command-registry.js';
import { CommandRunner, type RunnerSetting } from '#application/commands/command-runner.js';
import { OverlayEventStore } from '#application/commands/overlay-event-store.js';
import { createCodec } from '#application/event-codec.js';
import type { EventStore } from '#application/ports/event-store.js';
import type { Keys } from '#application/ports/keys.js';
import { aggregates } from '#domain/aggregates.js';
import { Calendar } from '#domain/calendar/calendar.js';
import { CALENDAR } from '#domain/calendar/working-days-need.js';
import { EFFECT_MONTHS, USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import { roleMayApply } from '#domain/policy/scope.js';
import { BALLOTS } from '#domain/pulse-survey/close-pulse-survey.js';
import { type AnyAggregate, evolveWith } from '#kernel/aggregate.js';
import type { Recorded } from '#kernel/event.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import { SEALED_PREFIX } from '#kernel/sealed.js';
import { type Moment, saying, triedWith } from './bodies.js';
import { type Transition, transitionsIn } from './transitions.js';
import { ACTORS, WORLD } from './world.js';

const ZONE = 'Asia/Shanghai';
const FIRST = '2025-01-06';
/** Between two steps; every notice and every term is over by then. */
const STEP_DAYS = 20;
/** Steps after which nothing new is found. */
const DEEPEST = 8;

const registry = new CommandRegistry(aggregates);
const codec = createCodec(aggregates, ZONE);

async function* nothing(): AsyncGenerator<never> {}
const EMPTY: EventStore = {
  append: () => Promise.reject(new Error('nothing is written below')),
  ...{ readStream: nothing, readAll: nothing, subscribe: nothing },
  readEvents: async () => [],
  setRevisions: async (sets) => sets.map(() => 0),
  head: async () => START,
  close: async () => {},
};

/** Nobody reads what is made up here. */
const KEYS: Keys = {
  seal: async (_, texts) => texts.map(() => `${SEALED_PREFIX}x`),
  open: async (tokens) => tokens,
  derive: async () => 'x'.repeat(32),
  destroy: async () => {},
  close: async () => {},
};

/** Every weekday is worked: how long a notice lasts is not what is drawn. */
const CALENDAR_OF_WEEKDAYS = new Calendar({
  years: new Map([[2025, { holidays: [], makeUpDays: [] }]]),
  days: new Map(),
});

function runnerOn(eventStore: EventStore, day: LocalDate): CommandRunner {
  const values: NonNullable<RunnerSetting['values']> = {
    [CALENDAR]: async () => CALENDAR_OF_WEEKDAYS,
    [EFFECT_MONTHS]: async () => USUAL_EFFECT_MONTHS,
    [BALLOTS]: async () => [],
  };
  const clock = () => Date.parse(`${day}T10:00:00+08:00`);
  return new CommandRunner({ registry, codec, keys: KEYS, zone: ZONE, eventStore, clock, values });
}

/** Where the walk stands: what has happened, and what is known of the one thing that it is about. */
interface Place {
  readonly store: EventStore;
  readonly events: readonly Recorded[];
}

/**
 * Every way that the deciders let one stream of an aggregate go, told apart by what its state is made of: all commands are
 * tried in every state, by everybody, with bodies made from the rules of their fields, and what is accepted is followed.
 */
export async function transitionsOf(aggregate: AnyAggregate): Promise<readonly Transition[]> {
  const entries = registry.entries.filter((entry) => entry.aggregate === aggregate);
  const found = new Map<string, Transition>();
  const seen = new Set<string>();
  let places: readonly Place[] = [{ store: await world(), events: [] }];
  for (let depth = 1; depth <= DEEPEST && places.length > 0; depth++) {
    const next: Place[] = [];
    for (const place of places) {
      for (const reached of await stepsFrom(place, entries, addDays(FIRST, depth * STEP_DAYS))) {
        const last = transitionsIn(reached.events, aggregates).at(-1);
        if (last) found.set(JSON.stringify(last), last);
        const shape = shapeOf(
          reached.events.reduce((state: unknown, event) => evolveWith(aggregate, state, event), aggregate.initial),
        );
        if (seen.has(shape)) continue;
        seen.add(shape);
        next.push(reached);
      }
    }
    places = next;
  }
  return [...found.values()];
}

async function world(): Promise<EventStore> {
  const store = new OverlayEventStore(EMPTY);
  for (const given of WORLD) await runnerOn(store, FIRST).run(given);
  return store;
}

async function stepsFrom({ store, events }: Place, entries: readonly CommandEntry[], day: LocalDate) {
  const reached: Place[] = [];
  for (const entry of entries) {
    const at = { store, day, earlier: addDays(day, -STEP_DAYS - 5), lastEventId: events.at(-1)?.id };
    for (const { store: after, event } of await acceptedOf(entry, at)) {
      reached.push({ store: after, events: [...events, event] });
    }
  }
  return reached;
}

/** What comes of a command: one event for each yes or no that it can say. */
async function acceptedOf(entry: CommandEntry, at: Moment & { readonly store: EventStore }) {
  const accepted = new Map<string, { readonly store: EventStore; readonly event: Recorded }>();
  const layer = () => {
    const over = new OverlayEventStore(at.store);
    return { over, runner: runnerOn(over, at.day) };
  };
  let { over, runner } = layer();
  for (const body of triedWith(entry, at)) {
    const says = saying(entry, body);
    for (const actor of ACTORS.filter((each) => roleMayApply(entry.command.by, each))) {
      if (accepted.has(says)) break;
      try {
        const commandId = `${entry.route}-${at.day}-${says.replace('=', '-')}`;
        const { id } = await runner.run({ command: entry.route, commandId, actor, data: body });
        const [stored] = await over.readEvents([id]);
        if (!stored) throw new Error(`${id} was accepted and is not there`);
        accepted.set(says, { store: over, event: codec.decode(stored) });
        ({ over, runner } = layer());
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
  }
  return accepted.values();
}

/** What a state is made of, without its days, ids and numbers: two of the same shape go on in the same ways. */
function shapeOf(state: unknown): string {
  return JSON.stringify(shape(state));
}

function shape(value: unknown): unknown {
  if (typeof value === 'boolean' || value === undefined) return value;
  if (value instanceof Map) return distinct([...value.values()]);
  if (value instanceof Set || Array.isArray(value)) return distinct([...value]);
  if (typeof value !== 'object' || value === null) return 'x';
  const parts = Object.entries(value).map(([name, part]) => [name, name === 'status' ? part : shape(part)]);
  return Object.fromEntries(parts.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

const distinct = (values: readonly unknown[]) => [...new Set(values.map(shapeOf))].sort();
