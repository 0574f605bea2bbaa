import type { Keys } from '#application/ports/keys.js';
import { SEALED_PREFIX } from '#kernel/sealed.js';

/** Seals nothing: the same text gives the same token, so that histories can be compared. For specs only. */
export const readableKeys: Keys = {
  seal: async (_, texts) => texts.map((text) => SEALED_PREFIX + Buffer.from(text).toString('base64url')),
  open: async (tokens) => tokens.map((token) => Buffer.from(token.slice(SEALED_PREFIX.length), 'base64url').toString()),
  derive: async (subject, context) => Buffer.from(`${subject}/${context}`).toString('base64url'),
  destroy: () => Promise.reject(new Error('no key to destroy')),
  close: async () => {},
};
