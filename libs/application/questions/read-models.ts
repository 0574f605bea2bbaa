import type { Actor } from '#kernel/actor.js';
import { readInput } from '#kernel/input.js';
import { isLocalDate, localDay, readInstant } from '#kernel/local-date.js';
import { comparePositions, isPosition, type Position, START } from '#kernel/position.js';
import type { Clocks, Moment, ReadModel, Source, Timeline } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import type { EventCodec } from '../event-codec.js';
import { type Clock, nowOf } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import { type ReadStore, UnknownCollection } from '../ports/read-store.js';
import { ReadModelBehind } from '../projections/read-model-behind.js';
import { readableCollection } from '../projections/readable-collection.js';
import { inTurns } from './in-turns.js';
import { LogFold } from './log-fold.js';
import { Searches } from './searches.js';
import { byKey } from './selected-documents.js';

/** The moment that a reader asks for, as it comes from outside. */
export interface MomentRequest {
  /** `YYYY-MM-DD`; today if not given. */
  readonly asOf?: string;
  /** ISO 8601 instant. */
  readonly knownAt?: string;
}

export interface PageRequest {
  /** Null for whoever holds the files themselves, and with them every line as it is. */
  readonly reader: Actor | null;
  /** Continue after this line (as the page before said). */
  readonly after?: Position;
  readonly limit: number;
  /** Only facts of these days. */
  readonly from?: string;
  readonly to?: string;
  readonly knownAt?: string;
}

export interface Page<Line> {
  readonly lines: readonly Line[];
  /** Where the next page begins; undefined at the end. */
  readonly next: Position | undefined;
}

export interface Answered<Answer> {
  readonly answer: Answer;
  /**
   * Of an answer "as known at" an instant: how many of the events behind it were imported after that instant, so that
   * nobody can have known them here; undefined for other answers.
   */
  readonly importedAfter: number | undefined;
}

interface Asked<Params> {
  readonly params: Params;
  readonly clocks: Clocks;
}

/** What a view is made of. */
interface Found<Doc> extends Pick<Answered<unknown>, 'importedAfter'> {
  readonly documents: readonly Doc[];
  readonly throughPosition: Position;
}

export interface ReadModelParts {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly zone: string;
}

/**
 * Answers questions: from the read store as it stands, or, where a reader asks what was known at an instant, by folding
 * the events recorded by then with the same folds.
 */
export class ReadModels {
  private readonly searches: Searches;
  private readonly log: LogFold;

  constructor(private readonly parts: ReadModelParts) {
    this.searches = new Searches(parts.readStore);
    this.log = new LogFold(parts);
  }

  /** @throws Rejection for wrong parameters, a day or an instant in the future, or what doesn't exist */
  async ask<Params extends object, Doc, Answer>(
    model: ReadModel<Params, Doc, Answer>,
    given: unknown,
    request: MomentRequest = {},
  ): Promise<Answered<Answer>> {
    const params = readInput(model.params, given);
    const clocks: Clocks = { asOf: this.day(request.asOf), knownAt: this.instant(request.knownAt) };
    const { documents, throughPosition, importedAfter } = await this.found(model, params, clocks);
    const moment: Moment = { ...clocks, throughPosition };
    return { answer: await inTurns(model.view(documents, params, moment)), importedAfter };
  }

  /** The answer alone, as `ask`. */
  async answer<Params extends object, Doc, Answer>(
    model: ReadModel<Params, Doc, Answer>,
    given: unknown,
    request: MomentRequest = {},
  ): Promise<Answer> {
    return (await this.ask(model, given, request)).answer;
  }

  /**
   * A page of a timeline, in the order of the log.
   * @throws Rejection as `answer`; `not-found` where nothing that was recorded by then carries the tag
   */
  async page<Params extends object, Line>(
    timeline: Timeline<Params, Line>,
    given: unknown,
    page: PageRequest,
  ): Promise<Page<Line>> {
    const params = readInput(timeline.params, given);
    const knownAt = this.instant(page.knownAt);
    const days = { from: day(page.from, 'from') ?? '', to: day(page.to, 'to') ?? '9999-12-31' };
    const lines: Line[] = [];
    let last: Position | undefined;
    let exists = page.after !== undefined;
    for await (const batch of this.parts.eventStore.readAll(page.after ?? START, undefined, timeline.tag(params))) {
      for (const stored of batch) {
        const event = this.parts.codec.decode(stored);
        if (knownAt !== null && event.recordedAt > knownAt) continue;
        exists = true;
        if (event.occurredOn < days.from || event.occurredOn > days.to) continue;
        const told = page.reader === null ? event : (timeline.forReader?.(event, page.reader) ?? event);
        const line = timeline.line(told, params);
        if (line === undefined) continue;
        if (lines.length === page.limit) return { lines, next: last };
        lines.push(line);
        last = stored.position;
      }
    }
    if (!exists) throw new Rejection('not-found', timeline.about(params).field);
    return { lines, next: undefined };
  }

  private found<Params extends object, Doc>(
    model: ReadModel<Params, Doc>,
    params: Params,
    { asOf, knownAt }: Clocks,
  ): Promise<Found<Doc>> {
    return knownAt === null ? this.current(model, params, asOf) : this.replayed(model, params, { asOf, knownAt });
  }

  /** What all sources hold, reflecting at least as much of the log as the one that is furthest behind. */
  private async current<Params extends object, Doc>(
    model: ReadModel<Params, Doc>,
    params: Params,
    asOf: string,
  ): Promise<Found<Doc>> {
    const asked = { params, clocks: { asOf, knownAt: null } };
    const first = await this.now(model, asked);
    const besides = (model.besides ?? []).map((source) => this.now(source, asked, first.documents));
    const all = [first, ...(await Promise.all(besides))];
    return {
      documents: all.flatMap(({ documents }) => documents),
      throughPosition: all.map((found) => found.throughPosition).reduce(earlier),
      importedAfter: undefined,
    };
  }

  /** What a source holds now. */
  private async now<Params extends object, Doc>(
    source: Source<Params, Doc>,
    asked: Asked<Params>,
    first: readonly Doc[] = [],
  ) {
    if (!source.fromLog) return this.stored(source, asked, first);
    const head = await this.parts.eventStore.head();
    return { ...(await this.log.folded(source, asked.params, { upTo: head })), throughPosition: head };
  }

  private async stored<Params extends object, Doc>(
    source: Source<Params, Doc>,
    { params, clocks }: Asked<Params>,
    first: readonly Doc[] = [],
  ) {
    for (;;) {
      const readable = await readableCollection(this.parts.readStore, source.from);
      if (!readable) throw new ReadModelBehind(source.from.name, START, { reason: 'timeout', checkpoint: START });
      try {
        const { collection, checkpoint } = readable;
        if (source.named) {
          const keys = source.named(first, params);
          const documents = source.search
            ? await this.searches.found(source.search, { collection, keys, params, clocks })
            : (await this.parts.readStore.load(collection, keys)).flatMap(({ body }) =>
                body === undefined ? [] : [body as Doc],
              );
          return { documents, throughPosition: checkpoint };
        }
        const found = await this.parts.readStore.find(collection, { where: source.select(params) });
        const selected = found.map(({ key, body }) => [key, body as Doc] as const);
        const documents = source.keys ? await this.withNamed(source, { collection, params, selected }) : selected;
        return { documents: documents.map(([, body]) => body), throughPosition: checkpoint };
      } catch (error) {
        if (!(error instanceof UnknownCollection)) throw error; // a rebuild has just switched to another one
      }
    }
  }

  /** The documents selected, and those that they name, and those that these name. */
  private async withNamed<Params extends object, Doc>(
    { keys }: Source<Params, Doc>,
    {
      collection,
      params,
      selected,
    }: { collection: string; params: Params; selected: readonly (readonly [string, Doc])[] },
  ): Promise<readonly (readonly [string, Doc])[]> {
    const found = new Map<string, Doc>(selected);
    const asked = new Set(found.keys());
    for (;;) {
      const wanted = (keys?.([...found.values()], params) ?? []).filter((key) => !asked.has(key));
      if (wanted.length === 0) return byKey(found);
      for (const key of wanted) asked.add(key);
      for (const { key, body } of await this.parts.readStore.load(collection, [...new Set(wanted)])) {
        if (body !== undefined) found.set(key, body as Doc);
      }
    }
  }

  /** As the first source has it; beside it, the others as of the same instant. */
  private async replayed<Params extends object, Doc>(
    model: ReadModel<Params, Doc>,
    params: Params,
    clocks: Clocks & { readonly knownAt: string },
  ): Promise<Found<Doc>> {
    const { knownAt } = clocks;
    const main = await this.log.folded(model, params, { knownAt });
    const documents = [...main.documents];
    for (const source of model.besides ?? []) {
      const found = source.keepsBothClocks
        ? await this.stored(source, { params, clocks }, main.documents)
        : await this.log.folded(source, params, { knownAt });
      documents.push(...found.documents);
    }
    return { ...main, documents };
  }

  /** The local day of now. */
  today(): string {
    return localDay(nowOf(this.parts.clock), this.parts.zone);
  }

  private day(asOf: string | undefined): string {
    const today = this.today();
    const wanted = day(asOf, 'asOf') ?? today;
    if (wanted > today) throw new Rejection('date-in-future', 'asOf', { today });
    return wanted;
  }

  private instant(knownAt: string | undefined): string | null {
    if (knownAt === undefined) return null;
    const instant = readInstant(knownAt);
    if (instant === undefined) throw new Rejection('invalid-date', 'knownAt');
    const now = nowOf(this.parts.clock);
    if (instant > now) throw new Rejection('date-in-future', 'knownAt', { today: now });
    return instant;
  }
}

const earlier = (a: Position, b: Position) => (comparePositions(b, a) < 0 ? b : a);

function day(text: string | undefined, field: string): string | undefined {
  if (text === undefined || isLocalDate(text)) return text;
  throw new Rejection('invalid-date', field);
}

/** @throws Rejection `invalid-number` for what no page has handed out */
export function readPosition(text: string, field: string): Position {
  if (isPosition(text)) return text;
  throw new Rejection('invalid-number', field);
}
