import { tokenHash } from '#domain/policy/digest.js';
import { type Actor, ANONYMOUS_ID } from '#kernel/actor.js';
import type { Envelope } from '#kernel/event.js';
import { KeyDestroyed, type Keys } from '../ports/keys.js';
import type { CommandEntry } from './command-registry.js';
import type { CommandRequest } from './decider.js';
import { entityIdOf, eventIdOf } from './event-id.js';

/** What an envelope says of its sender. */
type Sender = Pick<Envelope['metadata'], 'commandId' | 'correlationId' | 'causationId' | 'actor'>;

/** Whether a body, read or not, makes the command an anonymous one. */
export function isAnonymous({ command }: CommandEntry, data: unknown): boolean {
  if (command.anonymousBy === undefined || typeof data !== 'object' || data === null) return false;
  const given = (data as Readonly<Record<string, unknown>>)[command.anonymousBy];
  return given !== undefined && given !== false;
}

/** Whom an anonymous event names: nobody, of the branch that it belongs to. */
export const nobodyOf = (orgId: string): Actor => ({ id: ANONYMOUS_ID, role: 'member', orgId });

/**
 * What is recorded of who sent a command, in the order of the envelope. Of an anonymous one nothing that a client has
 * chosen: an id may name its sender, and the commandId is what a retry shows that it comes from the same one.
 */
export function senderOf(
  { commandId, correlationId, causationId }: CommandRequest,
  by: Actor,
  anonymous: boolean,
): Sender {
  if (anonymous) return { commandId: anonymousId(commandId), actor: by };
  return {
    commandId,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(causationId === undefined ? {} : { causationId }),
    actor: { id: by.id, role: by.role, orgId: by.orgId },
  };
}

/** The commandId as an anonymous event records it: it follows from the client's, and not the other way round. */
function anonymousId(commandId: string): string {
  return entityIdOf(`anonymous/${commandId}`);
}

/** The event that a request becomes. */
export function recordedEventId(
  entry: CommandEntry,
  { commandId, data }: Pick<CommandRequest, 'commandId' | 'data'>,
): string {
  return eventIdOf(isAnonymous(entry, data) ? anonymousId(commandId) : commandId);
}

/** Every event that a commandId can have become. */
export function eventIdsOf(commandId: string): readonly string[] {
  return [eventIdOf(commandId), eventIdOf(anonymousId(commandId))];
}

/** A token, and what an event keeps of it. */
export interface IssuedToken {
  readonly token: string;
  /** SHA-256, lower-case hex. */
  readonly tokenHash: string;
}

/**
 * The one-time token of what is being created. It follows from a key in the vault and the commandId, which is recorded
 * nowhere: a retry gets the same one, and nobody else can ask for it.
 * @throws KeyDestroyed
 */
export async function tokenOf(
  keys: Keys,
  { subject, stream, commandId }: { readonly subject: string; readonly stream: string; readonly commandId: string },
): Promise<IssuedToken> {
  const token = await keys.derive(subject, `token/${stream}/${commandId}`);
  return { token, tokenHash: tokenHash(token) };
}

/** The token that the event was written with, for the same request again; undefined where that can't be shown. */
export async function tokenAgain(
  keys: Keys,
  made: Parameters<typeof tokenOf>[1],
  event: Pick<Envelope, 'data' | 'metadata'>,
): Promise<string | undefined> {
  // ids of lines in files are no secrets: whoever has seen the file could ask
  if (event.metadata.imported !== undefined) return undefined;
  try {
    const issued = await tokenOf(keys, made);
    return (event.data as { readonly tokenHash?: string }).tokenHash === issued.tokenHash ? issued.token : undefined;
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}
