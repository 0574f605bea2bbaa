import type { Actor } from '#kernel/actor.js';
import type { Opens } from '#kernel/read-model.js';
import { isSealed, WITHHELD } from '#kernel/sealed.js';
import type { Keys } from '../ports/keys.js';

/** What a reader sees instead of a text whose key was destroyed. */
export const ERASED = '[erased]';

/** Who reads, and what the question declares about its texts. */
export interface Reading {
  readonly reader: Actor;
  readonly opens: Opens | undefined;
}

/** Where a text stands in an answer: in which property of what. */
interface Place {
  readonly property: string;
  readonly holder: Readonly<Record<string, unknown>>;
}

/**
 * Opens the personal texts (◆) of an answer at the edge, for those whom the question says; a member's own always. A
 * property that it doesn't name stays closed, so that a new confidential text is never open by oversight.
 * @param answer plain JSON; it is not changed
 */
export async function openTexts<T>(keys: Keys, answer: T, reading: Reading): Promise<T> {
  const tokens = new Set<string>();
  let sealed = false;
  mapped(answer, NOWHERE, (token, place) => {
    sealed = true;
    if (mayOpen(token, place, reading)) tokens.add(token);
    return token;
  });
  if (!sealed) return answer;
  const mine = [...tokens];
  const opened = await keys.open(mine);
  const texts = new Map(mine.map((token, index) => [token, opened[index] ?? ERASED]));
  // judged again place by place: a text may stand where it is open and where it is not
  return mapped(answer, NOWHERE, (token, place) =>
    mayOpen(token, place, reading) ? (texts.get(token) ?? WITHHELD) : WITHHELD,
  ) as T;
}

const NOWHERE: Place = { property: '', holder: {} };

function mayOpen(token: string, { property, holder }: Place, { reader, opens }: Reading): boolean {
  if (token.split(':')[2] === `member-${reader.id}`) return true;
  return opens !== undefined && Object.hasOwn(opens, property) && opens[property]?.(reader, holder) === true;
}

/** A copy with each sealed text replaced. */
function mapped(value: unknown, place: Place, replace: (token: string, place: Place) => string): unknown {
  if (typeof value === 'string') return isSealed(value) ? replace(value, place) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => mapped(part, place, replace));
  const holder = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(holder).map(([property, part]) => [property, mapped(part, { property, holder }, replace)]),
  );
}
