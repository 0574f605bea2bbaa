import type { CommandRequest } from '#application/commands/decider.js';
import type { Envelope } from '#kernel/event.js';
import { type Position, START } from '#kernel/position.js';
import { type Embedded, openEmbedded } from '../apps/composition/embedded.js';
import { type RawEvent, RawIndexedLog, RawLog } from './raw-log.js';
import type { RecordLine } from './records/record.js';
import { records } from './records/records.js';

/** What the measurements share: a log of so many events, the same events in raw files, and what is recorded next. */
export class Scene {
  private readonly next: Generator<RecordLine>;
  private taken = 0;
  private copied: Position = START;

  private constructor(
    readonly directory: string,
    readonly events: number,
    readonly rounds: number,
    readonly system: Embedded,
    readonly raw: RawLog,
    readonly rawIndexed: RawIndexedLog,
  ) {
    this.next = records(events);
  }

  /** @param directory holds a log of `events` events, made from `records(events)` */
  static async open(options: { directory: string; events: number; rounds: number }): Promise<Scene> {
    const { directory, events, rounds } = options;
    const system = await openEmbedded({ directory });
    const scene = new Scene(directory, events, rounds, system, new RawLog(directory), new RawIndexedLog(directory));
    for (let left = events; left > 0; left--) scene.takeLine();
    for await (const batch of scene.newEvents()) {
      scene.raw.write(batch, 1000);
      scene.rawIndexed.write(batch, 1000);
    }
    return scene;
  }

  /** Lines of the record that were taken so far. */
  get lines(): number {
    return this.taken;
  }

  /** The next commands, recorded now. */
  commands(count: number): readonly CommandRequest[] {
    return Array.from({ length: count }, () => {
      const { command, commandId, actor, data } = this.takeLine();
      return { command, commandId, actor, data };
    });
  }

  /** What was written to the log since it was asked for last. */
  async *newEvents(): AsyncGenerator<readonly RawEvent[]> {
    for await (const batch of this.system.eventStore.readAll(this.copied)) {
      this.copied = batch.at(-1)?.position ?? this.copied;
      yield batch.map(({ bytes }) => rawEvent(bytes));
    }
  }

  async close(): Promise<void> {
    this.raw.close();
    this.rawIndexed.close();
    await this.system.close();
  }

  private takeLine(): RecordLine {
    const { value, done } = this.next.next();
    if (done) throw new Error('the record has ended');
    this.taken++;
    return value;
  }
}

function rawEvent(bytes: string): RawEvent {
  const { id, stream, revision, metadata }: Envelope = JSON.parse(bytes);
  const tags = Object.entries(metadata.tags).flatMap(([kind, ids]) => ids.map((each) => `${kind}:${each}`));
  return { id, stream, revision, bytes, tags };
}
