import { packagedHolidays } from '#adapters/holidays-chinese-days/packaged-holidays.js';
import { Answering } from '#api/questions/answering.js';
import { CommandRunner, type RunnerSetting } from '#application/commands/command-runner.js';
import { OverlayEventStore } from '#application/commands/overlay-event-store.js';
import { createCodec } from '#application/event-codec.js';
import type { Clock } from '#application/ports/clock.js';
import { MemoryReadStore } from '#application/projections/memory-read-store.js';
import { ProjectionRunner } from '#application/projections/projection-runner.js';
import { ReadAccess } from '#application/questions/read-access.js';
import { ReadModels } from '#application/questions/read-models.js';
import { aggregates } from '#domain/aggregates.js';
import { wholeYears } from '#domain/calendar/arrangement.js';
import { Calendar } from '#domain/calendar/calendar.js';
import { CALENDAR } from '#domain/calendar/working-days-need.js';
import { EFFECT_MONTHS, USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import type { ReadModel } from '#kernel/read-model.js';
import { projections } from '#projections/read-models.js';
import { outcomeOf, type Sent } from '#testing/embedded-directory.js';
import { registry, ZONE } from '../scoring/bureau.js';
import { nothingBelow } from '../scoring/nothing-below.js';
import { readableKeys } from '../scoring/readable-keys.js';

const codec = createCodec(aggregates, ZONE);

/** The working days of China as an installation knows them that has no file of its own. */
export const calendar = new Calendar(wholeYears(packagedHolidays()));

/**
 * The real runner, deciders, folds, questions and calendar over a log in memory. Its clock stands where a test sets it, so
 * that the same commands give the same events, down to their ids.
 */
export class Agency {
  private now = 0;
  private count = 0;
  private readonly clock: Clock = () => this.now;
  readonly setting: RunnerSetting = {
    ...{ registry, codec, zone: ZONE, keys: readableKeys, clock: this.clock },
    eventStore: new OverlayEventStore(nothingBelow),
    values: { [CALENDAR]: async () => calendar, [EFFECT_MONTHS]: async () => USUAL_EFFECT_MONTHS },
  };
  private readonly runner = new CommandRunner(this.setting);
  private readonly readStore = new MemoryReadStore();
  readonly questions = new ReadModels({ ...this.setting, readStore: this.readStore });
  readonly projections = new ProjectionRunner({
    ...this.setting,
    ...{ readStore: this.readStore, decode: codec.decode, projections },
  });
  readonly answering = new Answering({
    ...{ questions: this.questions, projections: this.projections, keys: readableKeys, readStore: this.readStore },
    ...{ access: new ReadAccess(this.setting), patienceMs: 1000 },
  });

  /** One to which all of this happened on a day. @throws Rejection for the first that is refused */
  static async opened(day: LocalDate, sents: readonly Sent[]): Promise<Agency> {
    const agency = new Agency();
    agency.goTo(day);
    await agency.sendAll(sents);
    return agency;
  }

  /** @param time local, as `10:00` or `23:59:59.999` */
  goTo(day: LocalDate, time = '10:00'): void {
    this.now = Date.parse(`${day}T${time}+08:00`);
  }

  /** @throws Rejection */
  send({ commandId = `sent-${++this.count}`, ...sent }: Sent): ReturnType<CommandRunner['run']> {
    return this.runner.run({ commandId, ...sent });
  }

  /** @throws Rejection for the first that is refused */
  async sendAll(sents: readonly Sent[]): Promise<void> {
    for (const sent of sents) await this.send(sent);
  }

  /** The code of the refusal, or how it was accepted. */
  outcome(sent: Sent): Promise<string> {
    return outcomeOf(this.send(sent));
  }

  /** What a question answers about all that has been sent. */
  async answer<Params extends object, Doc, Answer>(
    model: ReadModel<Params, Doc, Answer>,
    params: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    await this.projections.catchUp();
    return this.questions.answer(model, params, {});
  }

  async log(): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for await (const batch of this.setting.eventStore.readAll(START)) events.push(...batch.map(codec.decode));
    return events;
  }
}

/** Somebody, by what they are and where. */
export const who = (role: Actor['role'], orgId: string, id = `u-${role}-${orgId}`): Actor => ({ id, role, orgId });
