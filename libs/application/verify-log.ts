import { setImmediate as nextTurn } from 'node:timers/promises';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Envelope, Recorded } from '#kernel/event.js';
import { isLocalDate, readInstant } from '#kernel/local-date.js';
import { comparePositions, type Position, START } from '#kernel/position.js';
import { isSealed } from '#kernel/sealed.js';
import type { Bilingual } from '#kernel/texts.js';
import type { CommandRegistry } from './commands/command-registry.js';
import { eventIdOf } from './commands/event-id.js';
import type { EventCodec } from './event-codec.js';
import type { EventStore, StoredEvent } from './ports/event-store.js';
import type { Keys } from './ports/keys.js';
import { recomputationOf, recomputedDifference } from './recomputed.js';

/** What an event must satisfy, whoever wrote it. */
export const LOG_CHECKS = {
  order: { zh: '位置递增', en: 'positions only grow' },
  canonical: { zh: '字节即规范 JSON', en: 'the bytes are the canonical JSON of themselves' },
  known: { zh: '类型与版本为本程序所知', en: 'type and version are known to this build' },
  stream: { zh: '类型属于所在的流', en: 'the type belongs to the stream' },
  id: { zh: '事件编号由命令编号得出', en: 'the event id derives from the commandId' },
  revision: { zh: '流内版次从 0 连续', en: 'revisions of a stream run on from 0' },
  recordedAt: { zh: '登记时刻在流内不倒退', en: 'recordedAt never goes back in a stream' },
  occurredOn: { zh: '发生日期存在', en: 'occurredOn is a day that exists' },
  sealed: { zh: '个人文字已加密且能打开', en: 'personal texts are sealed, and open' },
  scorecard: { zh: '已公布的记分卡由同样的事件得出同样的结果', en: 'published scorecards come out the same again' },
  evidence: { zh: '已封存的依据由同样的事件得出同样的结果', en: 'sealed evidence comes out the same again' },
} as const satisfies Record<string, Bilingual>;

export type LogCheckName = keyof typeof LOG_CHECKS;

/** An event that fails a check. */
export interface LogDefect {
  readonly position: Position;
  /** As its bytes state them, where they can be read. */
  readonly eventId?: string;
  readonly stream?: string;
  readonly check: LogCheckName;
  readonly message: string;
}

export interface LogReport {
  readonly events: number;
  readonly streams: number;
  readonly throughPosition: Position;
  /** Personal texts that opened, and those whose key was destroyed. */
  readonly texts: { readonly opened: number; readonly erased: number };
  /** What was made again from the log: published scorecards, sealed evidence. */
  readonly recomputed: number;
  readonly defectCount: number;
  /** The first of them, in the order of the log. */
  readonly defects: readonly LogDefect[];
}

export interface VerifyLogParts {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly registry: CommandRegistry;
  readonly keys: Keys;
}

const MOST_NAMED = 100;
const SLICE = 500;

/**
 * Reads the whole log and checks each event by itself and against those before it in its stream. What was changed in
 * a way that keeps all this, an archive's proofs will find, not this.
 */
export async function verifyLog(
  parts: VerifyLogParts,
  onProgress: (events: number) => void = () => {},
): Promise<LogReport> {
  const verification = new Verification(parts);
  for await (const batch of parts.eventStore.readAll(START)) {
    for (let from = 0; from < batch.length; from += SLICE) {
      await verification.take(batch.slice(from, from + SLICE));
      onProgress(verification.report.events);
      await nextTurn();
    }
  }
  return verification.report;
}

class Verification {
  private events = 0;
  private position: Position = START;
  private readonly streams = new Map<string, { readonly revision: number; readonly recordedAt: string }>();
  private readonly texts = { opened: 0, erased: 0 };
  private readonly defects: LogDefect[] = [];
  private defectCount = 0;
  private recomputed = 0;
  /** The fields of each event type that hold personal text. */
  private readonly personal: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly parts: VerifyLogParts) {
    this.personal = new Map(parts.registry.entries.map(({ command, fields }) => [command.emits, fields.personal]));
  }

  get report(): LogReport {
    const { events, texts, recomputed, defects, defectCount, position } = this;
    return { events, streams: this.streams.size, throughPosition: position, texts, recomputed, defectCount, defects };
  }

  async take(batch: readonly StoredEvent[]): Promise<void> {
    const sealed: { readonly token: string; readonly of: Found }[] = [];
    for (const stored of batch) {
      this.events++;
      const found = this.read(stored);
      if (!found) continue;
      for (const token of this.personalTexts(found)) sealed.push({ token, of: found });
      if (found.event) await this.makeAgain(found, found.event);
    }
    await this.open(sealed);
  }

  /** Checks one event; undefined if nothing of it can be read. */
  private read(stored: StoredEvent): Found | undefined {
    const { position, bytes } = stored;
    if (comparePositions(position, this.position) <= 0) this.fail({ position }, 'order', `after ${this.position}`);
    this.position = position;
    const envelope = envelopeIn(bytes);
    if (!envelope) {
      this.fail({ position }, 'known', 'this is no event envelope');
      return undefined;
    }
    const found = { position, envelope };
    const event = this.known(found, stored);
    if (event) this.checkAlone(found, bytes);
    this.checkInStream(found);
    return event ? { ...found, event } : found;
  }

  private known(found: Found, stored: StoredEvent): Recorded | undefined {
    try {
      return this.parts.codec.decode(stored);
    } catch (error) {
      this.fail(found, 'known', messageOf(error));
      return undefined;
    }
  }

  private checkAlone(found: Found, bytes: string): void {
    const { id, type, stream, occurredOn, metadata } = found.envelope;
    if (canonicalJson(found.envelope) !== bytes) this.fail(found, 'canonical', 'written in another order or form');
    const aggregate = this.parts.registry.aggregates.get(stream.slice(0, stream.indexOf('-')));
    if (!aggregate || !(type in aggregate.events)) this.fail(found, 'stream', `${type} in ${stream}`);
    const derived = eventIdOf(metadata.commandId);
    if (id !== derived) this.fail(found, 'id', `${metadata.commandId} gives ${derived}`);
    if (!isLocalDate(occurredOn)) this.fail(found, 'occurredOn', String(occurredOn));
  }

  private checkInStream(found: Found): void {
    const { stream, revision, recordedAt } = found.envelope;
    const before = this.streams.get(stream);
    const next = before === undefined ? 0 : before.revision + 1;
    if (revision !== next) this.fail(found, 'revision', `${revision} where ${next} should be`);
    if (readInstant(recordedAt) !== recordedAt) this.fail(found, 'recordedAt', `${recordedAt} is no instant in UTC`);
    else if (before && recordedAt < before.recordedAt) {
      this.fail(found, 'recordedAt', `${recordedAt} after ${before.recordedAt}`);
    }
    this.streams.set(stream, { revision, recordedAt });
  }

  private personalTexts(found: Found): readonly string[] {
    const data = found.envelope.data as Readonly<Record<string, unknown>>;
    const tokens: string[] = [];
    for (const field of this.personal.get(found.envelope.type) ?? []) {
      const value = data[field];
      if (typeof value !== 'string') continue;
      if (isSealed(value)) tokens.push(value);
      else this.fail(found, 'sealed', `${field} is not sealed`);
    }
    return tokens;
  }

  private async makeAgain(found: Found, event: Recorded): Promise<void> {
    const check = recomputationOf(event);
    if (check === undefined) return;
    this.recomputed++;
    const difference = await recomputedDifference(this.parts, event);
    if (difference !== undefined) this.fail(found, check, difference);
  }

  private async open(sealed: readonly { readonly token: string; readonly of: Found }[]): Promise<void> {
    if (sealed.length === 0) return;
    try {
      for (const text of await this.parts.keys.open(sealed.map(({ token }) => token))) {
        this.texts[text === undefined ? 'erased' : 'opened']++;
      }
    } catch (error) {
      const [only, ...others] = sealed;
      if (only && others.length === 0) this.fail(only.of, 'sealed', messageOf(error));
      else for (const each of sealed) await this.open([each]); // to name the one that doesn't open
    }
  }

  private fail(found: { position: Position; envelope?: Envelope }, check: LogCheckName, message: string): void {
    this.defectCount++;
    if (this.defects.length >= MOST_NAMED) return;
    const { position, envelope } = found;
    const names = envelope === undefined ? {} : { eventId: envelope.id, stream: envelope.stream };
    this.defects.push({ position, ...names, check, message });
  }
}

interface Found {
  readonly position: Position;
  readonly envelope: Envelope;
  /** As folds see it; undefined where this build doesn't know it. */
  readonly event?: Recorded;
}

/** The envelope in the bytes of an event; undefined where what the checks look into isn't there. */
function envelopeIn(bytes: string): Envelope | undefined {
  try {
    const envelope: Envelope = JSON.parse(bytes);
    const { id, type, stream, recordedAt, data, metadata } = envelope;
    const texts = [id, type, stream, recordedAt, metadata.commandId];
    const isWhole = texts.every((text) => typeof text === 'string') && typeof data === 'object' && data !== null;
    return isWhole ? envelope : undefined;
  } catch {
    return undefined;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
