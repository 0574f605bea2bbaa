/**
 * Seals personal text (◆) under the key of its subject. Destroying a key erases every text sealed under it, wherever
 * copies of the ciphertext are.
 */
export interface Keys {
  /**
   * Seals texts under a subject's key, which is made, durably, on first use.
   * @param subject e.g. `member-m31`
   * @returns for each text a token `sealed:…` of printable ASCII; the same text gives another token each time
   * @throws KeyDestroyed if the subject's key was destroyed
   */
  seal(subject: string, texts: readonly string[]): Promise<readonly string[]>;
  /**
   * Opens tokens made by `seal`.
   * @returns for each token its text, or undefined if the subject's key was destroyed
   * @throws StoreFailure `corrupt` for a token that was altered or isn't one
   */
  open(tokens: readonly string[]): Promise<readonly (string | undefined)[]>;
  /**
   * A secret of 256 bits that follows from the subject's key and a context: the same each time, on every handle, and
   * not to be guessed without the key, which is made, durably, on first use.
   * @returns base64url
   * @throws KeyDestroyed if the subject's key was destroyed
   */
  derive(subject: string, context: string): Promise<string>;
  /** Destroys the subject's key for ever; no key can be made again for this subject. Idempotent. */
  destroy(subject: string): Promise<void>;
  close(): Promise<void>;
}

/** Nothing can be sealed for this subject any more: its data were erased. What a caller makes of it is a refusal. */
export class KeyDestroyed extends Error {
  readonly code = 'key-destroyed';

  constructor(readonly subject: string) {
    super(`the key of ${subject} was destroyed`);
    this.name = 'KeyDestroyed';
  }
}
