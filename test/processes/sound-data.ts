import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { eventIdOf } from '#application/commands/event-id.js';
import type { StoredEvent, TagFilter } from '#application/ports/event-store.js';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Envelope } from '#kernel/event.js';
import { comparePositions, START } from '#kernel/position.js';
import { isSealed } from '#kernel/sealed.js';
import { projections } from '#projections/read-models.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';

/** An event as another installation that was given the same commands must have it too. */
export interface Content {
  readonly id: string;
  readonly commandId: string;
  readonly stream: string;
  readonly revision: number;
  /** Everything else, with texts opened, without when it was imported and, unless imported, recorded. */
  readonly rest: string;
}

const SEALED = /sealed:[^"]+/g;
const FILES = ['events.db', 'keys.db', 'read.db'];

/**
 * Opens a data directory as the next process would, and checks everything that must hold whatever happened to the one
 * before: nothing twice, no gap, the same bytes, every text opens, indexes and read models as the log has them.
 * @returns the log's content, in order
 */
export async function soundData(directory: string): Promise<readonly Content[]> {
  const system = await openEmbedded({ directory });
  try {
    const content = await soundLog(system);
    await soundReadModels(system);
    return content;
  } finally {
    await system.close();
    for (const file of FILES) expect(integrityOf(join(directory, file))).toBe('ok');
  }
}

function integrityOf(path: string): unknown {
  const db = new DatabaseSync(path, { readOnly: true });
  const [answer] = db.prepare('PRAGMA integrity_check', { returnArrays: true }).get() as [string];
  db.close();
  return answer;
}

async function soundLog({ eventStore, codec, keys }: Embedded): Promise<readonly Content[]> {
  const stored = await all(eventStore.readAll(START));
  const texts = await openedTexts(keys, stored);
  const streams = new Map<string, string[]>();
  const tagged = new Map<string, string[]>();
  const content: Content[] = [];
  // thousands of single expectations would take longer than all the rest
  const wrong: string[] = [];
  for (const [index, { bytes, position }] of stored.entries()) {
    const envelope: Envelope = JSON.parse(bytes);
    const place = `${position} ${envelope.stream} ${envelope.revision}`;
    if (canonicalJson(envelope) !== bytes) wrong.push(`${place}: other bytes`);
    if (codec.decode({ bytes, position }).id !== eventIdOf(envelope.metadata.commandId)) wrong.push(`${place}: id`);
    if (comparePositions(position, stored[index - 1]?.position ?? START) <= 0) wrong.push(`${place}: position`);
    if (envelope.revision !== (streams.get(envelope.stream)?.length ?? 0)) wrong.push(`${place}: revision`);
    remember(streams, envelope.stream, position);
    for (const [kind, ids] of Object.entries(envelope.metadata.tags)) {
      for (const id of ids) remember(tagged, `${kind}:${id}`, position);
    }
    content.push(contentOf(envelope, texts));
  }
  expect(wrong).toEqual([]);
  expect(new Set(content.map(({ commandId }) => commandId)).size).toBe(content.length);
  for (const [stream, positions] of streams) await expectPositions(eventStore.readStream(stream), positions);
  for (const [tag, positions] of tagged) {
    const [kind, id] = tag.split(':') as [TagFilter['kind'], string];
    await expectPositions(eventStore.readAll(START, undefined, { kind, id }), positions);
  }
  await expectPositions(
    [await eventStore.readEvents(content.map(({ id }) => id))],
    stored.map(({ position }) => position),
  );
  return content;
}

function remember(index: Map<string, string[]>, key: string, position: string): void {
  const known = index.get(key);
  if (known) known.push(position);
  else index.set(key, [position]);
}

/** An index of the log leads to the same events as the log itself. */
async function expectPositions(
  found: AsyncIterable<readonly StoredEvent[]> | readonly (readonly StoredEvent[])[],
  positions: readonly string[],
): Promise<void> {
  const there = (await all(found)).map(({ position }) => position).join();
  if (there !== positions.join()) expect(there).toBe(positions.join());
}

/** Every token of the log opens: its key was on disk before the event was. */
async function openedTexts(keys: Embedded['keys'], stored: readonly StoredEvent[]): Promise<Map<string, string>> {
  const tokens = stored.flatMap(({ bytes }) => bytes.match(SEALED) ?? []);
  const opened = await keys.open(tokens);
  expect(tokens.filter((_, index) => opened[index] === undefined)).toEqual([]);
  return new Map(tokens.map((token, index) => [token, opened[index] ?? '']));
}

function contentOf(envelope: Envelope, texts: ReadonlyMap<string, string>): Content {
  const { id, stream, revision, recordedAt, metadata, ...rest } = envelope;
  const { commandId, imported, actor, tags } = metadata;
  // what a directory's own keys have made differs from one to the next
  const open = (name: string, value: unknown) => {
    if (name === 'tokenHash') return 'of this directory';
    return isSealed(value) ? `opened:${texts.get(String(value))}` : value;
  };
  const when = imported === undefined ? {} : { recordedAt, source: imported.source };
  return { id, commandId, stream, revision, rest: JSON.stringify({ ...rest, ...when, actor, tags }, open) };
}

/** Read models are as the log has them up to their checkpoints; brought to the head, they still are. */
async function soundReadModels({ projections: runner, eventStore }: Embedded): Promise<void> {
  const compare = async (moment: string) => {
    for (const { name } of projections) {
      const { drifts, failure, movedOn } = await runner.compareWithLog(name);
      expect({ moment, name, drifts, failure, movedOn }).toEqual({ moment, name, drifts: [], movedOn: 0 });
    }
  };
  await compare('as found');
  for (const { behind, failed } of await runner.catchUp()) expect({ behind, failed }).toEqual({ behind: false });
  await compare('brought to the head');
  for (const { checkpoint } of await runner.status()) expect(checkpoint).toBe(await eventStore.head());
}

async function all(
  batches: AsyncIterable<readonly StoredEvent[]> | Iterable<readonly StoredEvent[]>,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}
