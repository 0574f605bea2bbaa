import { type PulseSurveyEvent, pulseSurvey } from '#domain/pulse-survey/pulse-survey.js';
import { streamOf } from '#kernel/aggregate.js';
import type { Envelope } from '#kernel/event.js';
import type { Position } from '#kernel/position.js';
import type { BallotBox } from '../ports/ballot-box.js';
import type { Append, Appended, EventStore, StoredEvent, TagFilter } from '../ports/event-store.js';
import { StoreFailure } from '../ports/store-failure.js';

const CLOSED: PulseSurveyEvent['type'] = 'PulseSurveyClosed';

/** How long until it is tried again where another process holds the box, in ms. */
const RETRY_MS = 30_000;

/**
 * An event store beside a ballot box: whatever the way on which the closing of a survey comes into the log (a command, a
 * file of them, a batch), what the box holds of it is destroyed as soon as that is on disk. What can't be destroyed then,
 * or wasn't because the process was killed in between, is destroyed later: `sweep` at the start finds it.
 */
export class BallotDestroyingStore implements EventStore {
  private readonly owed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly ballots: BallotBox,
  ) {}

  async append(append: Append): Promise<Appended> {
    const appended = await this.store.append(append);
    if (appended.outcome !== 'written') return appended;
    const before = this.owed.size;
    for (const surveyId of surveysClosedBy(append)) this.owed.add(surveyId);
    if (this.owed.size > before) await this.destroyOwed();
    return appended;
  }

  /**
   * Destroys what is held of surveys whose closing is in the log.
   * @throws StoreFailure if the box can't be used; not if it is only busy, since then somebody else is about to
   */
  async sweep(): Promise<void> {
    try {
      for (const surveyId of await this.ballots.surveys()) {
        if (await this.isClosed(surveyId)) this.owed.add(surveyId);
      }
    } catch (error) {
      if (!(error instanceof StoreFailure && error.code === 'busy')) throw error;
      this.later(() => this.sweep());
    }
    await this.destroyOwed();
  }

  /** The closing stands whatever becomes of this, so that a failure is no failure of the command. */
  private async destroyOwed(): Promise<void> {
    for (const surveyId of this.owed) {
      try {
        await this.ballots.destroy(surveyId);
        this.owed.delete(surveyId);
      } catch {
        this.later(() => this.destroyOwed());
      }
    }
  }

  private later(work: () => Promise<void>): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void work().catch(() => this.later(work)), RETRY_MS).unref();
  }

  private async isClosed(surveyId: string): Promise<boolean> {
    for await (const batch of this.store.readStream(streamOf(pulseSurvey.name, surveyId))) {
      if (batch.some(({ bytes }) => typeOf(bytes) === CLOSED)) return true;
    }
    return false;
  }

  readStream(stream: string, from?: number): AsyncIterable<readonly StoredEvent[]> {
    return this.store.readStream(stream, from);
  }

  readAll(after: Position, until?: Position, tag?: TagFilter): AsyncIterable<readonly StoredEvent[]> {
    return this.store.readAll(after, until, tag);
  }

  readEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    return this.store.readEvents(ids);
  }

  setRevisions(sets: readonly string[]): Promise<readonly number[]> {
    return this.store.setRevisions(sets);
  }

  subscribe(after: Position, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    return this.store.subscribe(after, signal);
  }

  head(): Promise<Position> {
    return this.store.head();
  }

  close(): Promise<void> {
    clearTimeout(this.timer);
    return this.store.close();
  }
}

function surveysClosedBy({ writes }: Append): readonly string[] {
  const category = streamOf(pulseSurvey.name, '');
  return writes
    .filter(({ stream, events }) => stream.startsWith(category) && events.some(({ bytes }) => typeOf(bytes) === CLOSED))
    .map(({ stream }) => stream.slice(category.length));
}

function typeOf(bytes: string): string {
  return (JSON.parse(bytes) as Envelope).type;
}
