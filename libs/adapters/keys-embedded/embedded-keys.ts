import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BoundedMap } from '#adapters/sqlite/bounded-map.js';
import { closedFailure, sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import { KeyDestroyed, type Keys } from '#application/ports/keys.js';
import { deriveSecret } from './cipher.js';
import { type FoundKey, type KeyFile, openKeyFile } from './key-file.js';
import { masterKey } from './master-key.js';
import { alteredToken, openText, readToken, requireSubject, sealText } from './sealed-token.js';

export interface EmbeddedKeysOptions {
  /** Made if it isn't there; holds `keys.db` and `master.key`. */
  readonly directory: string;
}

/**
 * Keys in `keys.db`, each wrapped by the one in `master.key` beside it. Any number of processes may use them.
 * @throws StoreFailure `unavailable` for a master key that others may read, `corrupt` if the two files don't fit,
 *   `unknown-format` for a file that isn't ours
 */
export async function openEmbeddedKeys({ directory }: EmbeddedKeysOptions): Promise<Keys> {
  const path = join(directory, 'keys.db');
  const masterPath = join(directory, 'master.key');
  try {
    return new EmbeddedKeys(await openKeyFile(path, masterKey(masterPath, path)));
  } catch (error) {
    throw sqliteFailure(error, masterPath);
  }
}

const CACHED_KEYS = 10_000;
/** Texts opened in one piece, holding the event loop: about a millisecond's worth. */
const TEXTS_AT_ONCE = 200;

class EmbeddedKeys implements Keys {
  private readonly cache = new BoundedMap<Buffer>(CACHED_KEYS);
  private version = -1;
  private wanted = new Set<string>();
  private making: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly file: KeyFile) {}

  async seal(subject: string, texts: readonly string[]): Promise<readonly string[]> {
    const key = await this.standingKey(subject);
    return texts.map((text) => sealText(key, subject, text));
  }

  async derive(subject: string, context: string): Promise<string> {
    return deriveSecret(await this.standingKey(subject), `${subject}:${context}`);
  }

  async open(tokens: readonly string[]): Promise<readonly (string | undefined)[]> {
    const texts: (string | undefined)[] = [];
    for (const [index, token] of tokens.entries()) {
      if (index % TEXTS_AT_ONCE === TEXTS_AT_ONCE - 1) await nextTurn();
      texts.push(await this.openOne(token));
    }
    return texts;
  }

  async destroy(subject: string): Promise<void> {
    requireSubject(subject);
    await this.use(() => this.file.destroy(subject));
    this.cache.clear();
    await this.use(() => this.file.scrub());
  }

  async close(): Promise<void> {
    await this.making?.catch(() => {});
    if (this.closed) return;
    this.closed = true;
    this.cache.clear();
    this.file.close();
  }

  private async openOne(token: string): Promise<string | undefined> {
    const sealed = readToken(token);
    const key = await this.keyOf(sealed.subject);
    if (key === 'destroyed') return undefined;
    // a token of a subject that never had a key can't come from here
    if (key === 'none') throw alteredToken(sealed.subject);
    return openText(key, sealed);
  }

  /** The subject's key, made on first use. */
  private async standingKey(subject: string): Promise<Buffer> {
    requireSubject(subject);
    let key = await this.keyOf(subject);
    if (key === 'none') {
      await this.make(subject);
      key = await this.keyOf(subject);
    }
    if (typeof key === 'string') throw new KeyDestroyed(subject);
    return key;
  }

  /** Another process may have destroyed what is cached: then nothing cached is trusted. */
  private keyOf(subject: string): Promise<FoundKey> {
    return this.use(() => {
      const version = this.file.version();
      if (version !== this.version) this.cache.clear();
      this.version = version;
      const cached = this.cache.get(subject);
      if (cached) return cached;
      const found = this.file.find(subject);
      if (typeof found !== 'string') this.cache.set(subject, found);
      return found;
    });
  }

  /** Keys that are wanted together are made in one transaction: each one costs a write that waits for the disk. */
  private make(subject: string): Promise<void> {
    this.wanted.add(subject);
    this.making ??= nextTurn().then(() => {
      const subjects = [...this.wanted];
      this.wanted = new Set();
      this.making = undefined;
      return this.use(() => this.file.make(subjects));
    });
    return this.making;
  }

  private use<Result>(work: () => Result): Promise<Result> {
    return untilFree(this.file.path, () => {
      if (this.closed) throw closedFailure(this.file.path);
      return work();
    });
  }
}
