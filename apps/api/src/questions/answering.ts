import type { Keys } from '#application/ports/keys.js';
import type { ProjectionRunner } from '#application/projections/projection-runner.js';
import type { ReadAccess } from '#application/questions/read-access.js';
import type { Answered, ReadModels } from '#application/questions/read-models.js';
import { openTexts } from '#application/questions/sealed-texts.js';
import type { Actor } from '#kernel/actor.js';
import { readInput } from '#kernel/input.js';
import { type ReadModel, sourcesOf, type Timeline } from '#kernel/read-model.js';
import { cursorOf } from './cursor.js';
import type { QuestionRequest } from './question-request.js';

export interface AnsweringParts {
  readonly questions: ReadModels;
  readonly access: ReadAccess;
  readonly projections: ProjectionRunner;
  readonly keys: Keys;
  /** How long a reader waits at most for a position to be reflected, in ms. */
  readonly patienceMs: number;
}

export interface TimelinePage {
  readonly items: readonly unknown[];
  /** The cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** A question as somebody asks it. */
export interface Asked {
  readonly question: QuestionRequest;
  readonly reader: Actor;
}

/**
 * Answers questions to readers: parameters first, then whether this reader may ask, then the answer with as much of it
 * as is theirs.
 */
export class Answering {
  constructor(private readonly parts: AnsweringParts) {}

  /** @throws Rejection, ReadModelBehind */
  async answer(model: ReadModel, { question: { params, reserved }, reader }: Asked): Promise<Answered<unknown>> {
    const { questions, access, projections, keys, patienceMs } = this.parts;
    await access.check(model, readInput(model.params, params), reader);
    const { asOf, knownAt, after } = reserved;
    if (after !== undefined && knownAt === undefined) {
      for (const { from } of sourcesOf(model)) await projections.reached(from.name, after, patienceMs);
    }
    const { answer, importedAfter } = await questions.ask(model, params, {
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt }),
    });
    const theirs = model.forReader ? model.forReader(answer, reader) : answer;
    return { answer: await openTexts(keys, theirs, { reader, opens: model.opens }), importedAfter };
  }

  /** A page of a timeline, read from the log itself, which is never behind. */
  async page(timeline: Timeline, { question: { params, reserved }, reader }: Asked): Promise<Answered<TimelinePage>> {
    const { questions, access, keys } = this.parts;
    await access.check(timeline, readInput(timeline.params, params), reader);
    const { limit, cursor, from, to, knownAt } = reserved;
    const { lines, next } = await questions.page(timeline, params, {
      reader,
      limit,
      ...(cursor === undefined ? {} : { after: cursor }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(knownAt === undefined ? {} : { knownAt }),
    });
    // a line holds no personal text; if one ever did, it would stay closed
    const items = await openTexts(keys, lines, { reader, opens: undefined });
    return { answer: { items, next: next === undefined ? null : cursorOf(next) }, importedAfter: undefined };
  }
}
