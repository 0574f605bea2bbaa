import { lineage } from '#domain/needs.js';
import { ancestorsOn } from '#domain/organization/tree.js';
import type { Actor } from '#kernel/actor.js';
import { localDay } from '#kernel/local-date.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import type { CommandRegistry } from '../commands/command-registry.js';
import { DecisionReads } from '../commands/decision-reads.js';
import { StreamCache } from '../commands/stream-cache.js';
import type { EventCodec } from '../event-codec.js';
import { type Clock, nowOf } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';

export interface ReadAccessParts {
  readonly registry: CommandRegistry;
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly zone: string;
}

/** Who may ask what: a branch sees itself, a superior its subtree, by the tree of today. */
export class ReadAccess {
  private readonly cache: StreamCache;

  constructor(private readonly parts: ReadAccessParts) {
    this.cache = new StreamCache(parts.eventStore, parts.codec, 2_000);
  }

  /** @throws Rejection `not-permitted` (role or scope), `not-found` (no such organization, for those who may ask) */
  async check<Params extends object>(
    question: Pick<ReadModel<Params> | Timeline<Params>, 'readers' | 'about' | 'alsoFromBelow' | 'person'>,
    params: Params,
    actor: Actor,
  ): Promise<void> {
    const { orgId, field } = question.about(params);
    if (question.person?.(params) === actor.id) return this.mustExist(orgId, field);
    if (!question.readers.includes(actor.role)) throw new Rejection('not-permitted', 'actor');
    if (orgId === actor.orgId) return this.mustExist(orgId, field);
    const ancestors = await this.ancestors(orgId, field);
    if (ancestors.includes(actor.orgId)) return;
    if (question.alsoFromBelow && (await this.placeOf(actor)).includes(orgId)) return;
    throw new Rejection('not-permitted', 'actor');
  }

  /** What is above the actor's organization; nothing where there is no such organization. */
  private async placeOf({ orgId }: Actor): Promise<readonly string[]> {
    return this.ancestors(orgId, 'actor').catch((error: unknown) => {
      if (error instanceof Rejection && error.code === 'not-found') return [];
      throw error;
    });
  }

  private async mustExist(orgId: string, field: string): Promise<void> {
    await this.ancestors(orgId, field);
  }

  private async ancestors(orgId: string, field: string): Promise<readonly string[]> {
    const { registry, eventStore: store, codec } = this.parts;
    const reads = new DecisionReads({ registry, store, codec, cache: this.cache, settle: async () => {} });
    const chain = await reads.closure(lineage(orgId, field));
    if (await reads.stale()) return this.ancestors(orgId, field); // another process may have moved it
    return ancestorsOn(chain, orgId, localDay(nowOf(this.parts.clock), this.parts.zone));
  }
}
