import { mkdirSync } from 'node:fs';
import { sqliteBallotBox } from '#adapters/ballots-sqlite/sqlite-ballot-box.js';
import { openSqliteEventStore } from '#adapters/event-sqlite/sqlite-event-store.js';
import { openEmbeddedKeys } from '#adapters/keys-embedded/embedded-keys.js';
import { openSqliteReadStore } from '#adapters/read-sqlite/sqlite-read-store.js';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { CommandRunner, type RunnerSetting } from '#application/commands/command-runner.js';
import type { ValueSources } from '#application/commands/decision-reads.js';
import { createCodec } from '#application/event-codec.js';
import type { Clock } from '#application/ports/clock.js';
import type { ReadStore } from '#application/ports/read-store.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { ProjectionRunner } from '#application/projections/projection-runner.js';
import { ReadModels } from '#application/questions/read-models.js';
import { RefusalTexts } from '#application/refusal-texts.js';
import { BallotDestroyingStore } from '#application/surveys/ballot-destroying-store.js';
import { PulseSurveys } from '#application/surveys/pulse-surveys.js';
import { aggregates } from '#domain/aggregates.js';
import { CALENDAR } from '#domain/calendar/working-days-need.js';
import { EFFECT_MONTHS, type EffectMonths, USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import { BALLOTS } from '#domain/pulse-survey/close-pulse-survey.js';
import { projections } from '#projections/read-models.js';
import { openCalendar } from './working-calendar.js';

export interface EmbeddedOptions {
  /** Holds the log, the keys and the read models; made if it isn't there. */
  readonly directory: string;
  /** IANA zone of local days. The log remembers the one it was begun with. */
  readonly zone?: string;
  readonly clock?: Clock;
  /** Holidays that the package doesn't know; `calendar.json` of the directory if not given. */
  readonly calendarFile?: string | undefined;
  /** How long improvement notices that are issued from now on have effect. */
  readonly effectMonths?: EffectMonths;
}

/** Everything on one machine: the log, the keys and the read models as files in one directory. */
export interface Embedded extends RunnerSetting {
  readonly directory: string;
  readonly readStore: ReadStore;
  readonly runner: CommandRunner;
  readonly projections: ProjectionRunner;
  readonly questions: ReadModels;
  readonly texts: RefusalTexts;
  readonly surveys: PulseSurveys;
  close(): Promise<void>;
}

export const DEFAULT_ZONE = 'Asia/Shanghai';

/** @throws StoreFailure if the directory or a file in it can't be used */
export async function openEmbedded({
  directory,
  zone = DEFAULT_ZONE,
  clock = Date.now,
  calendarFile,
  effectMonths = USUAL_EFFECT_MONTHS,
}: EmbeddedOptions): Promise<Embedded> {
  makeDirectory(directory);
  const calendar = openCalendar({ directory, calendarFile });
  const ballots = sqliteBallotBox({ directory });
  const eventStore = new BallotDestroyingStore(await openSqliteEventStore({ directory, zone }), ballots);
  await eventStore.sweep();
  const keys = await openEmbeddedKeys({ directory });
  const readStore = await openSqliteReadStore({ directory });
  const registry = new CommandRegistry(aggregates);
  const codec = createCodec(aggregates, zone);
  const values: ValueSources = {
    [CALENDAR]: async () => calendar,
    [EFFECT_MONTHS]: async () => effectMonths,
    [BALLOTS]: (surveyId) => ballots.tally(surveyId),
  };
  const setting: RunnerSetting = { registry, eventStore, keys, clock, zone, codec, values };
  return {
    ...setting,
    directory,
    readStore,
    runner: new CommandRunner(setting),
    projections: new ProjectionRunner({ eventStore, readStore, decode: codec.decode, projections }),
    questions: new ReadModels({ eventStore, readStore, codec, clock, zone }),
    texts: new RefusalTexts(aggregates),
    surveys: new PulseSurveys({ ...setting, ballots }),
    async close() {
      await eventStore.close();
      await ballots.close();
      await keys.close();
      await readStore.close();
    },
  };
}

/** Only the owner may look into it: names of members are sealed, but not everything is a name. */
function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StoreFailure(
      'unavailable',
      { zh: `无法建立数据目录：${detail}`, en: `the data directory can't be made: ${detail}` },
      { cause },
    );
  }
}
