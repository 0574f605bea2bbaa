import { branchConcerned } from '#domain/member/concerned-branches.js';
import type { ExistingMember } from '#domain/member/membership.js';
import { lineage } from '#domain/needs.js';
import type { ExistingOrganization } from '#domain/organization/tree.js';
import { asksForActorsPlace, type Ground, mustStand, roleMayApply } from '#domain/policy/scope.js';
import type { Actor } from '#kernel/actor.js';
import type { Concern, MemberConcern } from '#kernel/command.js';
import type { Envelope, Recorded } from '#kernel/event.js';
import { readInput } from '#kernel/input.js';
import { type LocalDate, localDay } from '#kernel/local-date.js';
import { itemPath } from '#kernel/need.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import type { Append } from '../ports/event-store.js';
import { KeyDestroyed, type Keys } from '../ports/keys.js';
import { dayOfFact, decidedOn, type Input, mustBeAllowed } from './admission.js';
import { type IssuedToken, isAnonymous, senderOf, tokenOf } from './anonymity.js';
import type { CommandEntry } from './command-registry.js';
import { DecisionReads, type ReadSources } from './decision-reads.js';
import { entityIdOf, eventIdOf } from './event-id.js';
import { flatTags, tagsOf } from './event-tags.js';

/** A command as it reaches the runner: from HTTP, a file or the command line. */
export interface CommandRequest {
  /** kebab-case */
  readonly command: string;
  readonly commandId: string;
  readonly data: unknown;
  readonly actor: Actor;
  /** The revision that the client last saw of the stream (If-Match). */
  readonly expectedRevision?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Only of history loaded from files: when it was recorded, and where it comes from. */
  readonly imported?: { readonly recordedAt: string; readonly source: string };
}

/** What is to be appended, and what has been read for it. */
export interface Decision {
  readonly entry: CommandEntry;
  readonly event: Recorded;
  /** The one-time token that the sender is given, and nobody else. */
  readonly token?: string;
  readonly append: Append;
  readonly reads: DecisionReads;
}

export interface DeciderSetting extends ReadSources {
  readonly keys: Keys;
  readonly zone: string;
}

/** One attempt at a command, from its body to the append. Nothing is written here but keys of accepted texts. */
export class Decider {
  readonly reads: DecisionReads;

  constructor(
    private readonly setting: DeciderSetting,
    readonly entry: CommandEntry,
    private readonly request: CommandRequest,
  ) {
    this.reads = new DecisionReads(setting);
  }

  /**
   * @param now UTC instant of recording
   * @throws Rejection if a rule is broken
   */
  async decide(now: string): Promise<Decision> {
    const { command, aggregate } = this.entry;
    const { actor: sender } = this.request;
    if (!roleMayApply(command.by, sender)) throw new Rejection('not-permitted', 'actor');
    const given = await this.readBody();
    const main = await this.reads.stream(aggregate.name, this.streamId(given));
    const recordedAt = this.recordedAt(now, main.lastRecordedAt);
    const today = localDay(recordedAt, this.setting.zone);
    const tried = { sender, today, input: given, state: main.state, exists: main.revision !== 'absent' };
    const occurredOn = dayOfFact(this.entry, tried);
    const concerns = await this.branches(command.concerns(given, main.state), occurredOn);
    const ground = await this.ground(concerns, today);
    mustBeAllowed(this.entry, tried, ground);
    this.mustBeExpected(main.revision);
    mustStand(ground, occurredOn, {
      ...{ actor: sender, closing: command.closing === true, field: this.entry.fields.day ?? 'data' },
    });
    const { input, circumstances } = decidedOn(this.entry, tried, { occurredOn, ground });
    const { actor } = circumstances;
    const guards = command.guards?.(input, main.state) ?? [];
    await this.reads.guard(guards);
    const needed = await this.reads.given(command.needs?.(input, main.state) ?? {});
    const decided = command.decide(input, main.state, { ...needed, ...circumstances });
    const anonymous = isAnonymous(this.entry, given);
    const issued = anonymous ? await this.issued(input, main.stream) : undefined;
    const data = withToken(await this.sealed(decided.data, { input, actor, state: main.state }), issued);
    const revision = main.revision === 'absent' ? 0 : main.revision + 1;
    const from = senderOf(this.request, actor, anonymous);
    const envelope: Envelope = {
      id: eventIdOf(from.commandId),
      type: command.emits,
      schemaVersion: this.setting.codec.versionOf(command.emits),
      stream: main.stream,
      revision,
      recordedAt,
      occurredOn,
      data,
      metadata: {
        ...from,
        tags: tagsOf(ground, occurredOn, decided.tags ?? {}),
        ...(this.request.imported === undefined ? {} : { imported: { at: now, source: this.request.imported.source } }),
      },
    };
    return {
      entry: this.entry,
      reads: this.reads,
      event: { ...envelope, position: START, recordedOn: today },
      ...(issued === undefined ? {} : { token: issued.token }),
      append: {
        writes: [
          {
            stream: main.stream,
            expected: main.revision,
            events: [
              { id: envelope.id, bytes: this.setting.codec.encode(envelope), tags: flatTags(envelope.metadata.tags) },
            ],
          },
        ],
        checks: this.reads.checks(main.stream),
        touches: guards.filter(({ mode }) => mode === 'touch').map(({ set }) => ({ set })),
      },
    };
  }

  /** The body, complete: ids left out are derived, `command:` references resolved. */
  async readBody(): Promise<Input> {
    const { body, fields } = this.entry;
    const given = { ...readInput(body, this.request.data) } as Record<string, unknown>;
    if (fields.newId !== undefined && given[fields.newId] === undefined) {
      given[fields.newId] = entityIdOf(this.request.commandId);
    }
    for (const field of fields.references) {
      if (typeof given[field] === 'string') given[field] = await this.resolved(given[field], field);
    }
    for (const field of fields.referenceLists) {
      const list = given[field];
      if (Array.isArray(list)) given[field] = await this.resolvedAll(list, field);
    }
    return given as Input;
  }

  streamId(input: Input): string {
    return this.entry.command.stream.by.map((field) => String(input[field])).join('~');
  }

  private async resolved(reference: string, field: string): Promise<string> {
    if (!reference.startsWith('command:')) return reference;
    const id = eventIdOf(reference.slice('command:'.length));
    await this.setting.settle();
    const [found] = await this.setting.store.readEvents([id]);
    if (!found) throw new Rejection('not-found', field);
    return id;
  }

  /** One event may be named in two ways, but not twice. */
  private async resolvedAll(references: readonly string[], field: string): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const [index, reference] of references.entries()) {
      ids.push(await this.resolved(reference, itemPath(field, index)));
    }
    if (new Set(ids).size < ids.length) throw new Rejection('invalid-list', field, { reason: 'twice' });
    return ids;
  }

  /** Never earlier than the stream's last event: a live clock that went back waits, a file is refused. */
  private recordedAt(now: string, last: string | undefined): string {
    const at = this.request.imported?.recordedAt ?? now;
    if (last === undefined || at >= last) return at;
    if (this.request.imported) throw new Rejection('date-order', 'at', { notBefore: last });
    return last;
  }

  private mustBeExpected(revision: number | 'absent'): void {
    const { expectedRevision } = this.request;
    if (expectedRevision !== undefined && expectedRevision !== (revision === 'absent' ? -1 : revision)) {
      throw new Rejection('revision-conflict', 'If-Match', { expected: expectedRevision, actual: revision });
    }
  }

  /** Members concerned as their branches on the day. */
  private branches(concerns: readonly (Concern | MemberConcern)[], day: LocalDate): Promise<readonly Concern[]> {
    return Promise.all(
      concerns.map(async (concern) => {
        if (!('memberId' in concern)) return concern;
        const member = await this.reads.existing('member', concern.memberId, concern.field);
        return branchConcerned(member as ExistingMember, day, concern.field);
      }),
    );
  }

  private async ground(concerns: readonly Concern[], today: LocalDate): Promise<Ground> {
    const merged: Map<string, ExistingOrganization> = new Map();
    for (const { orgId, field } of concerns) {
      for (const [id, state] of await this.reads.closure(lineage(orgId, field))) merged.set(id, state);
    }
    if (asksForActorsPlace(this.entry.command.by)) {
      for (const [id, state] of await this.placeOf(this.request.actor.orgId)) merged.set(id, state);
    }
    return { concerns, today, lineage: merged };
  }

  /** The actor's organization with all that is above it; nothing where there is no such organization. */
  private async placeOf(orgId: string): Promise<ReadonlyMap<string, ExistingOrganization>> {
    const { revision } = await this.reads.stream('organization', orgId);
    return revision === 'absent' ? new Map() : this.reads.closure(lineage(orgId, 'actor'));
  }

  private async issued(input: Input, stream: string): Promise<IssuedToken | undefined> {
    const subject = this.entry.command.tokenSubject?.(input);
    if (subject === undefined) return undefined;
    const made = { subject, stream, commandId: this.request.commandId };
    return tokenOf(this.setting.keys, made).catch((error: unknown) => {
      throw error instanceof KeyDestroyed
        ? new Rejection('key-destroyed', this.entry.command.anonymousBy ?? 'data')
        : error;
    });
  }

  private async sealed(
    data: unknown,
    { input, actor, state }: { readonly input: Input; readonly actor: Actor; readonly state: unknown },
  ): Promise<unknown> {
    const present = this.entry.fields.personal.filter((field) => typeof input[field] === 'string');
    if (present.length === 0) return data;
    const { subject } = this.entry.command;
    if (!subject) throw new Error(`${this.entry.name} has personal text but names no subject`);
    const texts = present.map((field) => String(input[field]));
    const about = subject(input, { actor }, state);
    const tokens = await this.setting.keys.seal(about, texts).catch((error: unknown) => {
      throw error instanceof KeyDestroyed ? new Rejection('key-destroyed', present[0] ?? 'data') : error;
    });
    return Object.assign({}, data, Object.fromEntries(present.map((field, index) => [field, tokens[index]])));
  }
}

function withToken(data: unknown, issued: IssuedToken | undefined): unknown {
  return issued === undefined ? data : Object.assign({}, data, { tokenHash: issued.tokenHash });
}
