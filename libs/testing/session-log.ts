import type { StudySessionEvent } from '#domain/study-session/study-session.js';
import type { SessionContent } from '#domain/study-session/terms.js';
import type { AnyEvent, Recorded } from '#kernel/event.js';
import { localDay } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';

interface Told extends Partial<SessionContent> {
  /** b1 if not said. */
  readonly branchId?: string;
  /** Committees that it concerns; c1 if not said. */
  readonly org?: readonly string[];
  /** UTC; in the evening of the day of the fact if not said. */
  readonly at?: string;
}

type TellingEvent = Exclude<StudySessionEvent, { type: 'SessionActionCompleted' }>;

/** Sessions of several branches as the runner would write them, tags included; what doesn't matter is filled in. */
export class SessionLog {
  private readonly written: Recorded[] = [];
  private readonly contents = new Map<string, SessionContent & { readonly branchId: string }>();

  /** The branches themselves, so that cards can be asked for; from 2020 on. */
  branches(...ids: readonly string[]): this {
    for (const orgId of ids) {
      const data = { orgId, branchId: orgId, kind: 'branch', name: orgId, parentId: 'c1', establishedOn: '2020-01-01' };
      const event = { type: 'OrganizationEstablished', data };
      this.write(event, { stream: `organization-${orgId}`, on: '2020-01-01', org: ['c1'], member: [] });
    }
    return this;
  }

  record(sessionId: string, { branchId = 'b1', org = ['c1'], at, ...told }: Told = {}): this {
    const content = {
      ...{ kind: 'theory-study' as const, heldOn: '2025-03-10', topic: 't', partyHours: 1, businessHours: 1 },
      ...{ attendeeIds: ['m1'], absentees: [], taskIds: [], minutes: `minutes of ${sessionId}`, actions: [] },
      ...told,
    };
    this.contents.set(sessionId, { ...content, branchId });
    const event: TellingEvent = { type: 'StudySessionRecorded', data: { sessionId, branchId, ...content } };
    return this.writeSession(event, { on: content.heldOn, at, org, member: peopleOf(content) });
  }

  amend(sessionId: string, { branchId: _, org = ['c1'], at, ...changes }: Told): this {
    const before = this.contentOf(sessionId);
    const after = { ...before, ...changes };
    this.contents.set(sessionId, after);
    const data = { sessionId, branchId: before.branchId, ...changes, reason: 'r' };
    const member = [...peopleOf(before), ...peopleOf(after)];
    return this.writeSession({ type: 'StudySessionAmended', data }, { on: before.heldOn, at, org, member });
  }

  voidSession(sessionId: string, { at }: Pick<Told, 'at'> = {}): this {
    const { branchId, heldOn } = this.contentOf(sessionId);
    const data = { sessionId, branchId, reason: 'r' };
    return this.writeSession({ type: 'StudySessionVoided', data }, { on: heldOn, at, org: ['c1'], member: [] });
  }

  events(): readonly Recorded[] {
    return this.written;
  }

  private contentOf(sessionId: string) {
    const content = this.contents.get(sessionId);
    if (!content) throw new Error(`${sessionId} was not recorded`);
    return content;
  }

  private writeSession(event: TellingEvent, how: Omit<Parameters<SessionLog['write']>[1], 'stream'>): this {
    return this.write(event, { ...how, stream: `studySession-${event.data.sessionId}` });
  }

  private write(
    { type, data }: AnyEvent,
    how: {
      readonly stream: string;
      readonly on: string;
      readonly at?: string | undefined;
      readonly org: readonly string[];
      readonly member: readonly string[];
    },
  ): this {
    const number = this.written.length + 1;
    const recordedAt = how.at ?? `${how.on}T10:00:00.000Z`;
    const { branchId } = data as { readonly branchId: string };
    this.written.push({
      ...{ id: `event-${number}`, type, data, schemaVersion: 1, stream: how.stream, revision: 0 },
      ...{ recordedAt, recordedOn: localDay(recordedAt, 'Asia/Shanghai'), occurredOn: how.on },
      position: String(number) as Position,
      metadata: {
        commandId: `command-${number}`,
        actor: { id: 'u-1', role: 'branch-officer', orgId: branchId },
        tags: { org: how.org, branch: [branchId], member: [...new Set(how.member)] },
      },
    });
    return this;
  }
}

function peopleOf({ attendeeIds, absentees, guestIds = [] }: SessionContent): readonly string[] {
  return [...attendeeIds, ...absentees.map(({ memberId }) => memberId), ...guestIds];
}
