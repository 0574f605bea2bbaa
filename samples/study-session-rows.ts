import { expandMembers, readAttendance } from './attendance.js';
import type { Row } from './csv-table.js';
import type { Fact, Sample } from './sample.js';

interface Action {
  readonly actionId: string;
  readonly text: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** What later rows need to know of a session: to attend it, to amend it, to finish its actions. */
interface Meeting {
  readonly branchId: string;
  readonly heldOn: string;
  readonly actions: readonly Action[];
}

/** sessions.csv, session-actions.csv and session-corrections.csv */
export function* studySessionFacts(sample: Sample): Iterable<Fact> {
  const columns = ['sessionId', 'actionId', 'text', 'ownerId', 'dueOn', 'doneOn', 'result', 'doneAt', 'doneBy'];
  const actionRows = sample.rows('session-actions.csv', columns);
  const meetings = new Map<string, Meeting>();
  yield* recordings(sample, actionRows, meetings);
  yield* corrections(sample, meetings);
  yield* completions(sample, actionRows, meetings);
}

function* recordings(sample: Sample, actionRows: readonly Row[], meetings: Map<string, Meeting>): Iterable<Fact> {
  const actionsOf = (sessionId: string) =>
    actionRows.filter((row) => row.text('sessionId') === sessionId).map(readAction);
  const columns = [
    'sessionId',
    'branchId',
    'kind',
    'heldOn',
    'startsAt',
    'endsAt',
    'topic',
    'partyHours',
    'businessHours',
  ];
  for (const row of sample.rows('sessions.csv', [...columns, 'present', 'absent', 'guests', 'tasks', 'minutes'])) {
    const sessionId = row.text('sessionId');
    const actions = actionsOf(sessionId);
    const meeting = { branchId: row.text('branchId'), heldOn: row.date('heldOn'), actions };
    meetings.set(sessionId, meeting);
    const guestIds = expandMembers(row, 'guests');
    yield sample.fact(row, {
      command: 'record-study-session',
      id: [sessionId],
      on: meeting.heldOn,
      data: {
        sessionId,
        branchId: meeting.branchId,
        kind: row.text('kind'),
        heldOn: meeting.heldOn,
        startsAt: row.optional('startsAt'),
        endsAt: row.optional('endsAt'),
        topic: row.text('topic'),
        partyHours: row.number('partyHours'),
        businessHours: row.number('businessHours'),
        ...readAttendance(row, sample.roster, meeting),
        guestIds: guestIds.length > 0 ? guestIds : undefined,
        taskIds: row.words('tasks'),
        minutes: row.text('minutes'),
        actions,
      },
    });
  }
}

function* corrections(sample: Sample, meetings: Map<string, Meeting>): Iterable<Fact> {
  const columns = ['correction', 'sessionId', 'heldOn', 'topic', 'partyHours', 'businessHours', 'present', 'absent'];
  for (const row of sample.rows('session-corrections.csv', [...columns, 'tasks', 'actionsDue', 'reason'])) {
    const sessionId = row.text('sessionId');
    const reason = row.text('reason');
    const meeting = meetingOf(row, meetings);
    const day = row.text('at').slice(0, 10);
    if (row.choice('correction', ['amend', 'void']) === 'void') {
      yield sample.fact(row, { command: 'void-study-session', id: [sessionId], data: { sessionId, reason } });
      continue;
    }
    const heldOn = row.optionalDate('heldOn');
    const actions = row.optional('actionsDue') === undefined ? undefined : movedActions(row, meeting.actions);
    const amended = { ...meeting, ...(heldOn && { heldOn }), ...(actions && { actions }) };
    meetings.set(sessionId, amended);
    const attendance = row.optional('present') === undefined ? {} : readAttendance(row, sample.roster, amended);
    yield sample.fact(row, {
      command: 'amend-study-session',
      id: [sessionId, day],
      data: {
        sessionId,
        heldOn,
        topic: row.optional('topic'),
        partyHours: row.optionalNumber('partyHours'),
        businessHours: row.optionalNumber('businessHours'),
        ...attendance,
        taskIds: row.optional('tasks') === undefined ? undefined : row.words('tasks').filter((word) => word !== '-'),
        actions,
        reason,
      },
    });
  }
}

function* completions(
  sample: Sample,
  actionRows: readonly Row[],
  meetings: ReadonlyMap<string, Meeting>,
): Iterable<Fact> {
  for (const row of actionRows) {
    const { branchId } = meetingOf(row, meetings);
    const on = row.optionalDate('doneOn');
    if (on === undefined) continue;
    const sessionId = row.text('sessionId');
    const actionId = row.text('actionId');
    const owner = { id: row.text('ownerId'), role: 'member', orgId: branchId };
    yield sample.fact(row, {
      command: 'complete-session-action',
      id: [sessionId, actionId],
      on,
      data: { sessionId, actionId, on, result: row.text('result') },
      atColumn: 'doneAt',
      actor: row.text('doneBy') === 'owner' ? owner : sample.actor(row, 'doneBy'),
    });
  }
}

function readAction(row: Row): Action {
  return {
    actionId: row.text('actionId'),
    text: row.text('text'),
    ownerId: row.text('ownerId'),
    dueOn: row.date('dueOn'),
  };
}

/** `a1=2025-06-20` moves one action's due date; an amendment carries the whole list. */
function movedActions(row: Row, actions: readonly Action[]): Action[] {
  const dueDates = new Map(
    row.words('actionsDue').map((word): [string, string] => {
      const [, actionId, dueOn] = /^([^=]+)=(\d{4}-\d{2}-\d{2})$/.exec(word) ?? [];
      if (actionId === undefined || dueOn === undefined || !actions.some((action) => action.actionId === actionId)) {
        return row.fail('actionsDue', `"${word}" should read like a1=2025-06-20, with an action of this session`);
      }
      return [actionId, dueOn];
    }),
  );
  return actions.map((action) => ({ ...action, dueOn: dueDates.get(action.actionId) ?? action.dueOn }));
}

function meetingOf(row: Row, meetings: ReadonlyMap<string, Meeting>): Meeting {
  const sessionId = row.text('sessionId');
  return meetings.get(sessionId) ?? row.fail('sessionId', `"${sessionId}" is not in sessions.csv`);
}
