import { readInput } from '#kernel/input.js';
import { isLocalDate, localDay, readInstant } from '#kernel/local-date.js';
import { isPosition, type Position, START } from '#kernel/position.js';
import { foldInto } from '#kernel/projection.js';
import type { Moment, ReadModel, Tag, Timeline } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import type { EventCodec } from '../event-codec.js';
import { type Clock, nowOf } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import { type ReadStore, UnknownCollection } from '../ports/read-store.js';
import { ReadModelBehind } from '../projections/read-model-behind.js';
import { readableCollection } from '../projections/readable-collection.js';
import { readTagged } from './tagged-events.js';

/** The moment that a reader asks for, as it comes from outside. */
export interface MomentRequest {
  /** `YYYY-MM-DD`; today if not given. */
  readonly asOf?: string;
  /** ISO 8601 instant. */
  readonly knownAt?: string;
}

export interface PageRequest {
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
  constructor(private readonly parts: ReadModelParts) {}

  /** @throws Rejection for wrong parameters, a day or an instant in the future, or what doesn't exist */
  async ask<Params extends object, Doc, Answer>(
    model: ReadModel<Params, Doc, Answer>,
    given: unknown,
    request: MomentRequest = {},
  ): Promise<Answered<Answer>> {
    const params = readInput(model.params, given);
    const asOf = this.day(request.asOf);
    const knownAt = this.instant(request.knownAt);
    const { documents, throughPosition, importedAfter } =
      knownAt === null ? await this.current(model, params) : await this.replayed(model, params, knownAt);
    const moment: Moment = { asOf, knownAt, throughPosition };
    return { answer: model.view(documents, params, moment), importedAfter };
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
        const line = timeline.line(event, params);
        if (line === undefined) continue;
        if (lines.length === page.limit) return { lines, next: last };
        lines.push(line);
        last = stored.position;
      }
    }
    if (!exists) throw new Rejection('not-found', timeline.about(params).field);
    return { lines, next: undefined };
  }

  private async current<Params extends object, Doc>(model: ReadModel<Params, Doc>, params: Params) {
    for (;;) {
      const readable = await readableCollection(this.parts.readStore, model.from);
      if (!readable) throw new ReadModelBehind(model.from.name, START, { reason: 'timeout', checkpoint: START });
      try {
        const found = await this.parts.readStore.find(readable.collection, { where: model.select(params) });
        return {
          documents: found.map(({ body }) => body as Doc),
          throughPosition: readable.checkpoint,
          importedAfter: undefined,
        };
      } catch (error) {
        if (!(error instanceof UnknownCollection)) throw error; // a rebuild has just switched to another one
      }
    }
  }

  /** Folds the tagged events recorded by the instant, in the order of the log. */
  private async replayed<Params extends object, Doc>(model: ReadModel<Params, Doc>, params: Params, knownAt: string) {
    const where = Object.entries(model.select(params));
    const matches = (doc: unknown): doc is Doc =>
      doc !== undefined && where.every(([name, value]) => (doc as Readonly<Record<string, unknown>>)[name] === value);
    for (let tags = model.tags(params); ; ) {
      const folded = await this.folded(model, { params, knownAt, tags });
      const documents = folded.documents.filter(matches);
      const further = (model.further?.(documents) ?? []).filter((tag) => !tags.some((each) => isSame(each, tag)));
      if (further.length === 0) return { ...folded, documents };
      tags = [...tags, ...further];
    }
  }

  private async folded<Params extends object>(
    { from, covers }: ReadModel<Params>,
    { params, knownAt, tags }: { readonly params: Params; readonly knownAt: string; readonly tags: readonly Tag[] },
  ) {
    const documents = new Map<string, unknown>();
    let throughPosition = START;
    let importedAfter = 0;
    for await (const batch of readTagged(this.parts.eventStore, tags)) {
      for (const stored of batch) {
        const event = this.parts.codec.decode(stored);
        if (event.recordedAt > knownAt) continue;
        throughPosition = event.position;
        if (event.metadata.imported !== undefined && event.metadata.imported.at > knownAt) importedAfter++;
        if (from.on[event.type] === undefined) continue;
        for (const key of new Set(from.keys(event))) {
          if (covers(key, params)) documents.set(key, foldInto(from, documents.get(key), event, key));
        }
      }
    }
    return { documents: [...documents.values()], throughPosition, importedAfter };
  }

  private day(asOf: string | undefined): string {
    const today = localDay(nowOf(this.parts.clock), this.parts.zone);
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

const isSame = (one: Tag, other: Tag) => one.kind === other.kind && one.id === other.id;

function day(text: string | undefined, field: string): string | undefined {
  if (text === undefined || isLocalDate(text)) return text;
  throw new Rejection('invalid-date', field);
}

/** @throws Rejection `invalid-number` for what no page has handed out */
export function readPosition(text: string, field: string): Position {
  if (isPosition(text)) return text;
  throw new Rejection('invalid-number', field);
}
