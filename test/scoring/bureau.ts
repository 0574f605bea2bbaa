import { CommandRegistry } from '#application/commands/command-registry.js';
import { CommandRunner, type RunnerSetting } from '#application/commands/command-runner.js';
import { OverlayEventStore } from '#application/commands/overlay-event-store.js';
import { createCodec } from '#application/event-codec.js';
import { MemoryReadStore } from '#application/projections/memory-read-store.js';
import { ProjectionRunner } from '#application/projections/projection-runner.js';
import { ReadModels } from '#application/questions/read-models.js';
import { aggregates } from '#domain/aggregates.js';
import { EFFECT_MONTHS, USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import type { ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { projections } from '#projections/read-models.js';
import { nothingBelow } from './nothing-below.js';
import { readableKeys } from './readable-keys.js';

export const ZONE = 'Asia/Shanghai';
export const registry = new CommandRegistry(aggregates);
const codec = createCodec(aggregates, ZONE);

/** A command as somebody sends it on a local day, at ten in the morning. */
export interface Sent {
  /** kebab-case */
  readonly command: string;
  readonly commandId: string;
  readonly recordedOn: LocalDate;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The real deciders, folds and questions over a log in memory; its clock stands where the last command was sent. */
export class Bureau {
  private now = 0;
  private readonly setting: RunnerSetting = {
    ...{ registry, codec, zone: ZONE, keys: readableKeys },
    eventStore: new OverlayEventStore(nothingBelow),
    clock: () => this.now,
    values: { [EFFECT_MONTHS]: async () => USUAL_EFFECT_MONTHS },
  };
  private readonly runner = new CommandRunner(this.setting);
  private readonly readStore = new MemoryReadStore();
  readonly questions = new ReadModels({ ...this.setting, readStore: this.readStore });
  readonly live = new ProjectionRunner({
    ...this.setting,
    readStore: this.readStore,
    decode: codec.decode,
    projections,
  });

  /** @returns why it was refused; undefined if it was accepted */
  async send({ recordedOn, ...request }: Sent): Promise<Rejection | undefined> {
    this.goTo(recordedOn);
    try {
      await this.runner.run(request);
      return undefined;
    } catch (error) {
      if (error instanceof Rejection) return error;
      throw error;
    }
  }

  /** Ten in the morning of a local day. */
  goTo(day: LocalDate): void {
    this.now = Date.parse(`${day}T02:00:00.000Z`);
  }

  /** What the live read models answer on a day, brought up to date. */
  async answer<Params extends object, Doc, Answer>(
    model: ReadModel<Params, Doc, Answer>,
    params: object,
    on: LocalDate,
  ): Promise<Answer> {
    this.goTo(on);
    await this.live.catchUp();
    return this.questions.answer(model, params);
  }

  async log(): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for await (const batch of this.setting.eventStore.readAll(START)) events.push(...batch.map(codec.decode));
    return events;
  }
}
