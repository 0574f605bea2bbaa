import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FoldedDocument, foldBatch, type Touch, touchesOf } from '#kernel/fold-batch.js';
import { comparePositions, type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { Document, ReadStore } from '../ports/read-store.js';
import { type LogSource, readDecoded } from './decoded-log.js';
import { firstDifference } from './first-difference.js';
import { failureOf, type ProjectionFailure } from './projection-failure.js';
import { readableCollection } from './readable-collection.js';

/** A document that isn't what the log makes of it. */
export interface Drift {
  readonly collection: string;
  readonly key: string;
  /** JSON pointer (RFC 6901) to the first difference; '' for a document that is missing or should not be there. */
  readonly path: string;
  /** What the log makes of it; undefined: nothing. */
  readonly expected: unknown;
  readonly found: unknown;
}

export interface Comparison {
  readonly projection: string;
  /** Undefined if there is nothing of this version to compare yet. */
  readonly collection?: string;
  /** The log was folded up to here. */
  readonly checkpoint: Position;
  readonly documents: number;
  /** Documents that went on beyond the checkpoint while they were compared: not judged. */
  readonly movedOn: number;
  readonly drifts: readonly Drift[];
  /** Where the log could not be folded; then nothing was compared. */
  readonly failure?: ProjectionFailure;
}

export interface CompareParts extends LogSource {
  readonly readStore: ReadStore;
}

/**
 * Documents held in memory at once. A larger collection is compared in several passes over the log, each of which
 * folds the keys of one part only: memory stays bounded, time grows with the number of parts.
 */
const DOCUMENTS_PER_PASS = 50_000;

/** Folds the log anew and compares the result with what readers see. Changes nothing. */
export async function compareWithLog(
  parts: CompareParts,
  projection: AnyProjection,
  documentsPerPass = DOCUMENTS_PER_PASS,
): Promise<Comparison> {
  const readable = await readableCollection(parts.readStore, projection);
  const empty = { projection: projection.name, checkpoint: START, documents: 0, movedOn: 0, drifts: [] };
  if (!readable) return empty;
  const documents = await count(parts.readStore, readable.collection);
  const passes = Math.max(1, Math.ceil(documents / documentsPerPass));
  const drifts: Drift[] = [];
  let movedOn = 0;
  for (let part = 0; part < passes; part++) {
    const pass = new Pass(projection, readable, (key) => passes === 1 || hash(key) % passes === part);
    const failure = await pass.fold(parts);
    if (failure) return { ...empty, ...readable, documents, failure };
    movedOn += await pass.compare(parts.readStore, drifts);
  }
  return { projection: projection.name, ...readable, documents, movedOn, drifts };
}

class Pass {
  private readonly expected = new Map<string, FoldedDocument>();

  constructor(
    private readonly projection: AnyProjection,
    private readonly readable: { readonly collection: string; readonly checkpoint: Position },
    private readonly mine: (key: string) => boolean,
  ) {}

  async fold(source: LogSource): Promise<ProjectionFailure | undefined> {
    for await (const batch of readDecoded(source, START, this.readable.checkpoint)) {
      const { touches, failure } = touchesOf(this.projection, batch.events);
      const folded = foldBatch(
        this.projection,
        touches.map((touch) => this.ofMine(touch)),
        this.expected,
      );
      const stopped = folded.failure ?? failure;
      if (stopped) return failureOf(stopped.event.position, stopped.error, stopped.event.id);
      if (batch.unreadable) return failureOf(batch.unreadable.position, batch.unreadable.error);
    }
    return undefined;
  }

  /** Compares with what is stored, and adds what differs. @returns how many documents had moved on */
  async compare(readStore: ReadStore, drifts: Drift[]): Promise<number> {
    let movedOn = 0;
    for await (const batch of readStore.scan(this.readable.collection)) {
      for (const document of batch) {
        if (!this.mine(document.key)) continue;
        if (this.isAhead(document)) movedOn++;
        else this.compareOne(document, drifts);
        this.expected.delete(document.key);
      }
      await nextTurn();
    }
    return movedOn + (await this.compareMissing(readStore, drifts));
  }

  /** What the log makes and the scan did not show. */
  private async compareMissing(readStore: ReadStore, drifts: Drift[]): Promise<number> {
    const missing = [...this.expected.values()].filter(({ body }) => body !== undefined);
    const keys = missing.map(({ key }) => key);
    const stored = await readStore.load(this.readable.collection, keys);
    const ahead = new Set(stored.filter((document) => this.isAhead(document)).map(({ key }) => key));
    for (const { key, body } of missing) {
      if (!ahead.has(key)) drifts.push({ ...this.at(key), path: '', expected: body, found: undefined });
    }
    return ahead.size;
  }

  private compareOne({ key, body }: Document, drifts: Drift[]): void {
    const expected = this.expected.get(key)?.body;
    if (expected === undefined) {
      drifts.push({ ...this.at(key), path: '', expected: undefined, found: body });
      return;
    }
    const difference = firstDifference(JSON.parse(JSON.stringify(expected)), body);
    if (difference) drifts.push({ ...this.at(key), ...difference });
  }

  private at(key: string): { readonly collection: string; readonly key: string } {
    return { collection: this.readable.collection, key };
  }

  private isAhead({ position }: Document): boolean {
    return comparePositions(position, this.readable.checkpoint) > 0;
  }

  private ofMine({ event, keys }: Touch): Touch {
    return { event, keys: keys.filter(this.mine) };
  }
}

async function count(readStore: ReadStore, collection: string): Promise<number> {
  let documents = 0;
  for await (const batch of readStore.scan(collection)) documents += batch.length;
  return documents;
}

/** Spreads keys over the passes. */
function hash(key: string): number {
  let value = 0;
  for (let i = 0; i < key.length; i++) value = (Math.imul(value, 31) + key.charCodeAt(i)) >>> 0;
  return value;
}
