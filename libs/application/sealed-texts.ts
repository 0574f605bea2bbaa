import type { Actor, Role } from '#kernel/actor.js';
import { isSealed } from '#kernel/sealed.js';
import type { Keys } from './ports/keys.js';

/** What a reader sees instead of a text whose key was destroyed, and instead of one that is not for them. */
export const ERASED = '[erased]';
export const WITHHELD = '[withheld]';

/** Roles that work with members' texts, within the scope that a question has already been checked for. */
const OPENING_ROLES: readonly Role[] = ['superior', 'branch-officer', 'business-head', 'party-worker', 'inspector'];

/**
 * Opens the personal texts (◆) of an answer at the edge, for those entitled; a member's own always.
 * @param answer plain JSON; it is not changed
 */
export async function openTexts<T>(keys: Keys, answer: T, reader: Actor): Promise<T> {
  const tokens = new Set<string>();
  collect(answer, tokens);
  if (tokens.size === 0) return answer;
  const mine = [...tokens].filter((token) => mayOpen(token, reader));
  const opened = await keys.open(mine);
  const texts = new Map(mine.map((token, index) => [token, opened[index] ?? ERASED]));
  return replaced(answer, texts) as T;
}

function mayOpen(token: string, reader: Actor): boolean {
  return OPENING_ROLES.includes(reader.role) || token.split(':')[2] === `member-${reader.id}`;
}

function collect(value: unknown, tokens: Set<string>): void {
  if (typeof value === 'string') {
    if (isSealed(value)) tokens.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, tokens);
}

function replaced(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return isSealed(value) ? (texts.get(value) ?? WITHHELD) : value;
  if (Array.isArray(value)) return value.map((part) => replaced(part, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaced(part, texts)]));
}
