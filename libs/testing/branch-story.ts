import { defaultScheme } from '#domain/scoring/scheme.js';
import { type Scorecard, type ScoredIndicator, score } from '#domain/scoring/scorecard.js';
import type { Actor, Role } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import { branchFactsOf } from './branch-facts-of.js';
import { ExampleHistory } from './example-history.js';

/** Who records something, and on which local day (at 10:00) if not on the day of the fact. */
export interface Recording {
  readonly by?: string;
  readonly recordedOn?: LocalDate;
}

interface SessionFields {
  readonly heldOn?: LocalDate;
  readonly kind?: string;
  readonly partyHours?: number;
  readonly businessHours?: number;
  readonly attendeeIds?: readonly string[];
  readonly absentees?: readonly { readonly memberId: string; readonly reason: string }[];
  readonly taskIds?: readonly string[];
  /** Due dates by actionId. */
  readonly actions?: Readonly<Record<string, LocalDate>>;
}

const ROLES: Readonly<Record<string, Role>> = { b1: 'business-head', c1: 'superior' };

/**
 * A branch b1 under a committee c1, for specs of what is scored: facts by their dates, with what doesn't matter filled
 * in. Acts from above the branch are recorded `by: 'c1'`.
 */
export class BranchStory {
  private readonly history = new ExampleHistory();
  private commands = 0;

  constructor(establishedOn: LocalDate = '2020-01-01') {
    const branch = { orgId: 'b1', name: '第一党支部', kind: 'branch', parentId: 'c1', establishedOn };
    this.record('establish-organization', branch, { on: establishedOn, by: 'c1' });
  }

  /** Full members m1 … mN from a day on. */
  members(count: number, from: LocalDate = '2020-01-01'): this {
    for (let index = 1; index <= count; index++) this.member(`m${index}`, { enrolledOn: from });
    return this;
  }

  member(
    memberId: string,
    fields: { readonly enrolledOn: LocalDate; readonly status?: string; readonly joinedOn?: LocalDate },
  ): this {
    const data = { memberId, branchId: 'b1', name: 'sealed:x', status: 'full', joinedOn: '2010-07-01', ...fields };
    return this.record('enroll-member', data, { on: fields.enrolledOn });
  }

  /** Anything else, in the words of DOMAIN.md §3. */
  record(command: string, data: Readonly<Record<string, unknown>>, how: Recording & { readonly on: LocalDate }): this {
    const orgId = how.by ?? 'b1';
    const actor: Actor = { id: `u-${orgId}`, role: ROLES[orgId] ?? 'superior', orgId };
    const at = `${how.recordedOn ?? how.on}T02:00:00.000Z`;
    this.history.add({ command, commandId: `command-${++this.commands}`, at, actor, data });
    return this;
  }

  task(
    taskId: string,
    fields: {
      readonly dueOn: LocalDate;
      readonly setOn?: LocalDate;
      readonly weight?: number;
      readonly emphasis?: string;
    },
  ): this {
    const setOn = fields.setOn ?? '2025-01-01';
    const year = Number(fields.dueOn.slice(0, 4));
    const data = { taskId, branchId: 'b1', year, title: taskId, emphasis: 'routine', weight: 1, ...fields, setOn };
    return this.record('set-annual-task', data, { on: setOn });
  }

  revise(
    taskId: string,
    on: LocalDate,
    change: Recording & { readonly dueOn?: LocalDate; readonly weight?: number; readonly emphasis?: string },
  ): this {
    const { by, recordedOn, ...fields } = change;
    return this.record('revise-annual-task', { taskId, on, reason: 'r', ...fields }, how(on, { by, recordedOn }));
  }

  cancel(taskId: string, on: LocalDate, recording: Recording = {}): this {
    return this.record('cancel-annual-task', { taskId, on, reason: 'r' }, how(on, recording));
  }

  complete(taskId: string, completedOn: LocalDate, recording: Recording = {}): this {
    return this.record('report-task-completed', { taskId, completedOn, result: 'r' }, how(completedOn, recording));
  }

  /** @returns the command's id, which a correction may name */
  verify(
    taskId: string,
    verifiedOn: LocalDate,
    found: { outcome: string; rating?: number; corrects?: string },
  ): string {
    const data = { taskId, verifiedOn, rating: 80, comment: 'c', ...found };
    this.record('verify-task-outcome', data, { on: verifiedOn, by: 'c1' });
    return `command:command-${this.commands}`;
  }

  post(postId: string, from: LocalDate, taskIds: readonly string[] = ['t1']): this {
    const data = { postId, branchId: 'b1', title: postId, kind: 'key', taskIds, capacity: 5, from };
    return this.record('designate-key-post', data, { on: from });
  }

  assign(postId: string, memberId: string, from: LocalDate, more: { secondment?: true } = {}): this {
    return this.record('assign-member-to-key-post', { postId, memberId, from, duty: 'd', ...more }, { on: from });
  }

  release(postId: string, memberId: string, on: LocalDate): this {
    return this.record('release-member-from-key-post', { postId, memberId, on, reason: 'r' }, { on });
  }

  retire(postId: string, on: LocalDate): this {
    return this.record('retire-key-post', { postId, on, reason: 'r' }, { on });
  }

  /** By somebody above the branch, unless said. */
  review(post: readonly [postId: string, memberId: string], reviewedOn: LocalDate, rating: string, by = 'c1'): this {
    const [postId, memberId] = post;
    const data = { postId, memberId, reviewedOn, rating, comment: 'sealed:x' };
    return this.record('record-frontline-review', data, { on: reviewedOn, by });
  }

  /** A task force of m1, without further members. */
  initiative(initiativeId: string, from: LocalDate, taskIds: readonly string[] = ['t1']): this {
    const data = { initiativeId, branchId: 'b1', kind: 'task-force', title: `突击队${initiativeId}`, purpose: 'p' };
    return this.record('launch-initiative', { ...data, taskIds, leadId: 'm1', memberIds: [], from }, { on: from });
  }

  outcome(initiativeId: string, on: LocalDate): this {
    return this.record('report-initiative-outcome', { initiativeId, on, outcome: 'o' }, { on });
  }

  /** By somebody above the branch, unless said. */
  verdict(initiativeId: string, on: LocalDate, verdict: string, by = 'c1'): this {
    return this.record('verify-initiative-outcome', { initiativeId, on, verdict, comment: 'c' }, { on, by });
  }

  abandon(initiativeId: string, on: LocalDate): this {
    return this.record('abandon-initiative', { initiativeId, on, reason: 'r' }, { on });
  }

  practice(practiceId: string, on: LocalDate, branchId = 'b1'): this {
    const data = { practiceId, branchId, kind: 'experience', title: `经验${practiceId}`, taskIds: [] };
    return this.record('record-practice', { ...data, situation: 's', action: 'a', result: 'r' }, { on });
  }

  endorse(practiceId: string, on: LocalDate): this {
    return this.record('endorse-practice', { practiceId, on, reason: 'r' }, { on, by: 'c1' });
  }

  adopt(practiceId: string, branchId: string, on: LocalDate): this {
    return this.record('adopt-practice', { practiceId, branchId, on, plan: 'p' }, { on, by: branchId });
  }

  /** Of an adoption: `[practiceId, branchId]`. */
  adoptionReport(adoption: readonly [practiceId: string, branchId: string], on: LocalDate, verdict: string): this {
    const [practiceId, branchId] = adoption;
    const data = { practiceId, branchId, on, verdict, experience: 'e' };
    return this.record('report-practice-adoption', data, { on, by: branchId });
  }

  withdraw(practiceId: string, on: LocalDate): this {
    return this.record('withdraw-practice', { practiceId, on, reason: 'r' }, { on });
  }

  session(sessionId: string, fields: SessionFields & { readonly heldOn: LocalDate }, recording: Recording = {}): this {
    const data = {
      ...{ sessionId, branchId: 'b1', kind: 'theory-study', topic: 't', partyHours: 1, businessHours: 0 },
      ...{ attendeeIds: ['m1'], absentees: [], taskIds: [], minutes: 'm' },
      ...fields,
      actions: actionsOf(fields.actions ?? {}),
    };
    return this.record('record-study-session', data, how(fields.heldOn, recording));
  }

  amend(sessionId: string, recordedOn: LocalDate, fields: SessionFields): this {
    const actions = fields.actions === undefined ? {} : { actions: actionsOf(fields.actions) };
    return this.record('amend-study-session', { sessionId, ...fields, ...actions, reason: 'r' }, { on: recordedOn });
  }

  voidSession(sessionId: string, recordedOn: LocalDate): this {
    return this.record('void-study-session', { sessionId, reason: 'r' }, { on: recordedOn });
  }

  done(sessionId: string, actionId: string, on: LocalDate): this {
    return this.record('complete-session-action', { sessionId, actionId, on, result: 'r' }, { on });
  }

  events(): readonly Recorded[] {
    return this.history.events();
  }

  card(asOf: LocalDate, year = 2025): Scorecard {
    const facts = branchFactsOf('b1', this.events());
    return score(facts, defaultScheme, { year, asOf, knownAt: null, throughPosition: START });
  }

  indicator(id: string, asOf: LocalDate, year = 2025): ScoredIndicator {
    const found = this.card(asOf, year).dimensions.flatMap(({ indicators }) => indicators);
    const indicator = found.find((each) => each.id === id);
    if (!indicator) throw new Error(`the card has no ${id}`);
    return indicator;
  }

  /** Numerator and denominator of an indicator. */
  parts(id: string, asOf: LocalDate, year = 2025): readonly [number, number] {
    const { numerator, denominator } = this.indicator(id, asOf, year);
    return [numerator, denominator];
  }
}

function how(
  on: LocalDate,
  { by, recordedOn }: { readonly by?: string | undefined; readonly recordedOn?: LocalDate | undefined },
) {
  return { on, ...(by === undefined ? {} : { by }), ...(recordedOn === undefined ? {} : { recordedOn }) };
}

function actionsOf(dueOn: Readonly<Record<string, LocalDate>>) {
  return Object.entries(dueOn).map(([actionId, due]) => ({ actionId, text: 't', ownerId: 'm1', dueOn: due }));
}
