import { EVENT_TYPES, eventKind } from '#domain/record/event-kind.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import { WITHHELD } from '#kernel/sealed.js';
import { annuls } from '../record/corrections.js';

/** An event as a file keeps it, so that its line is worded when somebody reads it. */
export interface FiledEvent {
  readonly id: string;
  readonly type: string;
  readonly position: Position;
  readonly occurredOn: LocalDate;
  readonly recordedAt: string;
  readonly recordedOn: LocalDate;
  readonly actor: Actor;
  /** As whom the actor is shown to those who must not know them: as a member of the branch, like any. */
  readonly shownAs?: Actor;
  readonly imported?: Recorded['metadata']['imported'];
  readonly data: Readonly<Record<string, unknown>>;
}

/** What one stream has about a member. */
export interface DossierDoc {
  readonly kind: 'dossier';
  readonly memberId: string;
  readonly stream: string;
  /** In order of position. */
  readonly events: readonly FiledEvent[];
  /** All of it counts as if it had never been: nothing more is filed. */
  readonly annulled?: true;
}

/**
 * 党员档案: every event that names a member, by member and stream. Of what is in one person's own file only, nobody else whom
 * it names has anything; what counts as never having been is taken out again. Stored, a session would stand in the file
 * of everybody who was there: it is folded from the log when somebody reads one.
 */
export const dossierDocuments: Projection<DossierDoc> = {
  name: 'member-dossier',
  version: 1,
  keys: ({ stream, metadata }) => (metadata.tags.member ?? []).map((memberId) => `${memberId}/${stream}`),
  on: filing(EVENT_TYPES),
  indexes: [],
};

function filing(types: readonly string[]): FoldTable<DossierDoc, Recorded> {
  return Object.fromEntries(types.map((type) => [type, filed]));
}

function filed(doc: DossierDoc | undefined, event: Recorded, key: string): DossierDoc | undefined {
  const memberId = key.slice(0, key.indexOf('/'));
  const { confidential } = eventKind(event.type);
  const isAnother = confidential?.ownFileOf !== undefined && confidential.ownFileOf(event) !== memberId;
  if (doc === undefined && isAnother) return undefined;
  if (doc?.annulled) return doc;
  const { stream, type } = event;
  const { corrects } = event.data as { readonly corrects?: string };
  if (annuls({ type, corrects })) return { kind: 'dossier', memberId, stream, events: [], annulled: true };
  return { kind: 'dossier', memberId, stream, events: [...(doc?.events ?? []), filedEvent(event)] };
}

/** Without the minutes of a session: no line tells them, and each of those present would have a copy. */
function filedEvent(event: Recorded): FiledEvent {
  const { id, type, position, occurredOn, recordedAt, recordedOn, metadata, data } = event;
  const { minutes, ...rest } = data as Readonly<Record<string, unknown>>;
  const { actor, imported } = metadata;
  const hidden = eventKind(event.type).confidential?.isActor(event) === true;
  return {
    ...{ id, type, position, occurredOn, recordedAt, recordedOn, actor, data: rest },
    ...(hidden ? { shownAs: somebodyOf(rest, actor) } : {}),
    ...(imported === undefined ? {} : { imported }),
  };
}

function somebodyOf({ branchId }: FiledEvent['data'], { orgId }: Actor): Actor {
  return { id: WITHHELD, role: 'member', orgId: typeof branchId === 'string' ? branchId : orgId };
}
