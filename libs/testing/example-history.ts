import { eventIdOf } from '#application/commands/event-id.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { type LocalDate, localDay, readInstant } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';

/** A line of a history in the import format of DOMAIN.md §7. */
export interface ExampleLine {
  readonly command: string;
  readonly commandId: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

type Data = Readonly<Record<string, unknown>>;

/** What each command becomes; those of aggregates that don't exist yet are left out. */
const EVENT_TYPES: Readonly<Record<string, string>> = {
  'establish-organization': 'OrganizationEstablished',
  'dissolve-organization': 'OrganizationDissolved',
  'appoint-officer': 'OfficerAppointed',
  'end-officer-term': 'OfficerTermEnded',
  'enroll-member': 'MemberEnrolled',
  'confirm-full-membership': 'FullMembershipConfirmed',
  'transfer-member': 'MemberTransferred',
  'end-membership': 'MembershipEnded',
  'set-annual-task': 'AnnualTaskSet',
  'revise-annual-task': 'AnnualTaskRevised',
  'report-task-progress': 'TaskProgressReported',
  'report-task-completed': 'TaskCompletionReported',
  'verify-task-outcome': 'TaskOutcomeVerified',
  'cancel-annual-task': 'AnnualTaskCancelled',
  'designate-key-post': 'KeyPostDesignated',
  'recommend-member-for-key-post': 'MemberRecommendedForKeyPost',
  'assign-member-to-key-post': 'MemberAssignedToKeyPost',
  'record-frontline-review': 'FrontlineReviewRecorded',
  'release-member-from-key-post': 'MemberReleasedFromKeyPost',
  'retire-key-post': 'KeyPostRetired',
  'record-study-session': 'StudySessionRecorded',
  'amend-study-session': 'StudySessionAmended',
  'void-study-session': 'StudySessionVoided',
  'complete-session-action': 'SessionActionCompleted',
  'raise-concern': 'ConcernRaised',
  'assign-concern': 'ConcernAssigned',
  'respond-to-concern': 'ConcernAnswered',
  'confirm-concern-resolved': 'ConcernResolved',
  'reject-concern-response': 'ConcernReopened',
  'record-talk': 'TalkRecorded',
  'complete-talk-follow-up': 'TalkFollowUpCompleted',
  'launch-initiative': 'InitiativeLaunched',
  'report-initiative-outcome': 'InitiativeOutcomeReported',
  'verify-initiative-outcome': 'InitiativeOutcomeVerified',
  'close-initiative': 'InitiativeClosed',
  'abandon-initiative': 'InitiativeAbandoned',
  'record-practice': 'PracticeRecorded',
  'endorse-practice': 'PracticeEndorsed',
  'promote-practice': 'PracticePromoted',
  'adopt-practice': 'PracticeAdopted',
  'report-practice-adoption': 'PracticeAdoptionReported',
  'withdraw-practice': 'PracticeWithdrawn',
  'issue-improvement-notice': 'ImprovementNoticeIssued',
  'submit-improvement-plan': 'ImprovementPlanSubmitted',
  'complete-improvement-action': 'ImprovementActionCompleted',
  'appeal-improvement-notice': 'ImprovementNoticeAppealed',
  'decide-appeal': 'AppealDecided',
};

/** The fields that say when a fact happened, and that name a stream (DOMAIN.md §2 and §3). */
const OWN_DATES = ['on', 'from', 'heldOn', 'setOn', 'enrolledOn', 'establishedOn', 'dissolvedOn', 'completedOn'];
const MORE_DATES = ['raisedOn', 'verifiedOn', 'reviewedOn', 'effectiveOn', 'issuedOn'];
const STREAMS: readonly (readonly [string, string])[] = [
  ['noticeId', 'improvementNotice'],
  ['sessionId', 'studySession'],
  ['concernId', 'concern'],
  ['talkId', 'talk'],
  ['postId', 'keyPost'],
  ['practiceId', 'practice'],
  ['initiativeId', 'initiative'],
  ['taskId', 'task'],
  ['memberId', 'member'],
  ['orgId', 'organization'],
];

/** What later events of a stream repeat, and where a member or a session stands. */
interface Stream {
  readonly first: Data;
  readonly revision: number;
  readonly branchId: unknown;
  readonly status: unknown;
  readonly heldOn: LocalDate | undefined;
}

/**
 * Commands that are known to be accepted, as the events that they become. No rule is looked at: for specs of folds and
 * views only.
 */
export class ExampleHistory {
  private readonly streams = new Map<string, Stream>();
  private readonly written: Recorded[] = [];

  static of(ndjson: string): ExampleHistory {
    const history = new ExampleHistory();
    for (const line of ndjson.split('\n')) if (line.trim() !== '') history.add(JSON.parse(line) as ExampleLine);
    return history;
  }

  /** All events, or those recorded by an instant. */
  events(knownAt: string | null = null): readonly Recorded[] {
    return knownAt === null ? this.written : this.written.filter(({ recordedAt }) => recordedAt <= knownAt);
  }

  add(line: ExampleLine): void {
    const type = EVENT_TYPES[line.command];
    if (type === undefined) return;
    const recordedAt = readInstant(line.at) ?? line.at;
    const recordedOn = localDay(recordedAt, 'Asia/Shanghai');
    const stream = streamName(line.data);
    const before = this.streams.get(stream);
    const data = { ...repeated(line, before), ...line.data, ...resolved(line.data) };
    const dateField = [...OWN_DATES, ...MORE_DATES].find((field) => typeof line.data[field] === 'string');
    const isCorrection = type === 'StudySessionAmended' || type === 'StudySessionVoided';
    const own = dateField === undefined ? recordedOn : String(line.data[dateField]);
    this.streams.set(stream, {
      first: before?.first ?? line.data,
      revision: (before?.revision ?? -1) + 1,
      branchId: line.data.toBranchId ?? before?.branchId ?? line.data.branchId,
      status: type === 'FullMembershipConfirmed' ? 'full' : (before?.status ?? line.data.status),
      heldOn: typeof line.data.heldOn === 'string' ? line.data.heldOn : before?.heldOn,
    });
    this.written.push({
      id: eventIdOf(line.commandId),
      type,
      schemaVersion: 1,
      stream,
      revision: (before?.revision ?? -1) + 1,
      recordedAt,
      recordedOn,
      occurredOn: isCorrection ? (before?.heldOn ?? recordedOn) : own,
      position: String(this.written.length + 1) as Position,
      data,
      metadata: { commandId: line.commandId, actor: line.actor, tags: { branch: branchesOf(data) } },
    });
  }
}

function streamName(data: Data): string {
  for (const [field, category] of STREAMS) {
    if (typeof data[field] === 'string') return `${category}-${data[field]}`;
  }
  throw new Error('the line names no stream');
}

/** What the event states besides the command's fields (DOMAIN.md §2). */
function repeated({ command, data }: ExampleLine, before: Stream | undefined): Data {
  if (command === 'establish-organization') return data.kind === 'branch' ? { branchId: data.orgId } : {};
  if (command === 'transfer-member') return { fromBranchId: before?.branchId, status: before?.status };
  if (data.practiceId !== undefined && data.branchId !== undefined)
    return before ? { ownerBranchId: before.branchId } : {};
  if (data.orgId !== undefined) return before?.first.kind === 'branch' ? { branchId: data.orgId } : {};
  return ofStream(before);
}

/** `command:<commandId>` stands for the event that the command wrote. */
function resolved({ corrects }: Data): Data {
  return typeof corrects === 'string' ? { corrects: eventIdOf(corrects.slice('command:'.length)) } : {};
}

/** The branches that a history finds the event by. */
function branchesOf(data: Data): readonly string[] {
  const { branchId, fromBranchId, toBranchId, ownerBranchId } = data;
  const named = [branchId, fromBranchId, toBranchId, ownerBranchId].filter((id) => typeof id === 'string');
  return [...new Set(named)];
}

function ofStream(before: Stream | undefined): Data {
  if (!before) return {};
  const { year, taskIds } = before.first;
  return {
    branchId: before.branchId,
    ...(year === undefined ? {} : { year }),
    ...(repeatsTasks(before.first) ? { taskIds } : {}),
  };
}

/** Posts and initiatives repeat their tasks on each event; sessions and practices, which may name an initiative, don't. */
function repeatsTasks({ postId, initiativeId, sessionId, practiceId }: Data): boolean {
  return postId !== undefined || (initiativeId !== undefined && sessionId === undefined && practiceId === undefined);
}
