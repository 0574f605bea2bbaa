import type { Keys } from '#application/ports/keys.js';
import type { ReadStore } from '#application/ports/read-store.js';
import type { ProjectionRunner } from '#application/projections/projection-runner.js';
import { AnswerCache } from '#application/questions/answer-cache.js';
import type { ReadAccess } from '#application/questions/read-access.js';
import type { Answered, MomentRequest, ReadModels } from '#application/questions/read-models.js';
import { openTexts } from '#application/questions/sealed-texts.js';
import type { Actor } from '#kernel/actor.js';
import { readInput } from '#kernel/input.js';
import { type ReadModel, sourcesOf, storedSourcesOf, type Timeline } from '#kernel/read-model.js';
import { cursorOf } from './cursor.js';
import type { QuestionRequest } from './question-request.js';

export interface AnsweringParts {
  readonly questions: ReadModels;
  readonly access: ReadAccess;
  readonly projections: ProjectionRunner;
  readonly keys: Keys;
  readonly readStore: ReadStore;
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

interface Made extends Answered<Uint8Array> {
  /** Whether personal texts stand in it, opened or closed: these are not kept in memory. */
  readonly personal: boolean;
}

/**
 * Answers questions to readers: parameters first, then whether this reader may ask, then the answer with as much of it
 * as is theirs.
 */
export class Answering {
  private readonly cache: AnswerCache;

  constructor(private readonly parts: AnsweringParts) {
    this.cache = new AnswerCache(parts.readStore);
  }

  /**
   * The answer as it is sent.
   * @throws Rejection, ReadModelBehind
   */
  async answer(model: ReadModel, asked: Asked): Promise<Answered<Uint8Array>> {
    const { access, projections, patienceMs } = this.parts;
    const { question, reader } = asked;
    await access.check(model, readInput(model.params, question.params), reader);
    const { asOf, knownAt, after } = question.reserved;
    if (knownAt !== undefined) return this.made(model, asked, { knownAt, ...(asOf === undefined ? {} : { asOf }) });
    if (after !== undefined) {
      for (const { from } of storedSourcesOf(model)) await projections.reached(from.name, after, patienceMs);
    }
    const day = asOf ?? this.parts.questions.today();
    const key = JSON.stringify([model.name, question.params, day, reader.id, reader.role, reader.orgId]);
    const body = await this.cache.get(key, async () => {
      const { answer, personal } = await this.made(model, asked, { asOf: day });
      return { body: answer, keep: !personal && !sourcesOf(model).some(({ fromLog }) => fromLog) };
    });
    return { answer: body, importedAfter: undefined };
  }

  private async made(model: ReadModel, { question, reader }: Asked, moment: MomentRequest): Promise<Made> {
    const { answer, importedAfter } = await this.parts.questions.ask(model, question.params, moment);
    const theirs = model.forReader ? model.forReader(answer, reader) : answer;
    const open = await openTexts(this.parts.keys, theirs, { reader, opens: model.opens });
    return { answer: Buffer.from(JSON.stringify(open)), importedAfter, personal: open !== theirs };
  }

  /** A page of a timeline, read from the log itself, which is never behind. */
  async page(timeline: Timeline, { question: { params, reserved }, reader }: Asked): Promise<Answered<Uint8Array>> {
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
    const answer: TimelinePage = { items, next: next === undefined ? null : cursorOf(next) };
    return { answer: Buffer.from(JSON.stringify(answer)), importedAfter: undefined };
  }
}
