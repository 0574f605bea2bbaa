import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommands } from './build.js';

type Fields = Readonly<Record<string, unknown>>;
interface Line {
  readonly command: string;
  readonly commandId: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string; readonly orgId: string };
  readonly data: Fields;
}

const YEAR = fileURLToPath(new URL('./yunlan-2025', import.meta.url));
const text = [...buildCommands(YEAR)];
const lines = text.map((line): Line => JSON.parse(line));

const of = (...commands: string[]) => lines.filter(({ command }) => commands.includes(command));
const ids = (field: string, ...commands: string[]) => new Set(of(...commands).map(({ data }) => String(data[field])));
const list = (data: Fields, field: string): string[] => (Array.isArray(data[field]) ? data[field].map(String) : []);
const absentIds = (data: Fields): string[] =>
  Array.isArray(data.absentees) ? data.absentees.map((absentee: Fields) => String(absentee.memberId)) : [];

describe('the sample year of Yunlan', () => {
  it('gives each line an id of its own, so that an import may be repeated', () => {
    expect(new Set(lines.map(({ commandId }) => commandId)).size).toBe(lines.length);
    for (const { commandId } of lines) expect(commandId).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
  });

  it('stands in the order of recording and ends by 15 February 2026', () => {
    const times = lines.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(times.at(-1)?.slice(0, 10).localeCompare('2026-02-15')).toBeLessThanOrEqual(0);
  });

  it('has 108 members in six branches, all forty tasks and all twelve posts', () => {
    expect(countBy('branchId', 'enroll-member')).toEqual({ Z1: 14, Z2: 18, Z3: 22, Z4: 19, Z5: 21, Z6: 14 });
    expect(ids('taskId', 'set-annual-task').size).toBe(40);
    expect(ids('postId', 'designate-key-post').size).toBe(12);
  });

  it('is of the size of a real year', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2000);
    expect(lines.length).toBeLessThanOrEqual(2600);
    for (const count of Object.values(countBy('branchId', 'record-study-session'))) expect(count).toBeGreaterThan(40);
  });

  it('uses every command of its aggregates, but revokes no recognition and erases nobody', () => {
    expect([...new Set(lines.map(({ command }) => command))].toSorted()).toEqual(
      [
        ...['establish-organization', 'rename-organization', 'move-organization', 'dissolve-organization'],
        ...['appoint-officer', 'end-officer-term'],
        ...['enroll-member', 'confirm-full-membership', 'transfer-member', 'end-membership'],
        ...['set-annual-task', 'revise-annual-task', 'report-task-progress', 'report-task-completed'],
        ...['verify-task-outcome', 'cancel-annual-task'],
        ...['designate-key-post', 'recommend-member-for-key-post', 'assign-member-to-key-post'],
        ...['record-frontline-review', 'release-member-from-key-post', 'retire-key-post'],
        ...['record-study-session', 'amend-study-session', 'void-study-session', 'complete-session-action'],
        ...['raise-concern', 'assign-concern', 'respond-to-concern', 'confirm-concern-resolved'],
        ...['reject-concern-response', 'record-talk', 'complete-talk-follow-up'],
        ...['launch-initiative', 'report-initiative-outcome', 'verify-initiative-outcome'],
        ...['close-initiative', 'abandon-initiative'],
        ...['record-practice', 'endorse-practice', 'promote-practice'],
        ...['adopt-practice', 'report-practice-adoption', 'withdraw-practice'],
        ...['publish-assessment-scheme', 'open-assessment-cycle', 'close-assessment-cycle'],
        ...['submit-self-assessment', 'record-assessor-review', 'publish-scorecard'],
        ...['object-to-scorecard', 'decide-scorecard-objection', 'conclude-branch-assessment'],
        ...['set-recognition-quota', 'nominate-for-recognition', 'publicize-nomination', 'object-to-nomination'],
        ...['decide-nomination-objection', 'grant-recognition', 'decline-nomination'],
        ...['issue-improvement-notice', 'submit-statement', 'submit-improvement-plan', 'complete-improvement-action'],
        ...['review-improvement', 'lift-improvement-notice', 'appeal-improvement-notice', 'decide-appeal'],
        ...['record-self-appraisal', 'record-party-appraisal', 'record-business-appraisal', 'conclude-appraisal'],
        ...['object-to-appraisal', 'decide-appraisal-objection'],
        ...['open-promotion-review', 'seal-promotion-evidence', 'contest-promotion-evidence'],
        ...['decide-evidence-contest', 'conclude-promotion-review', 'open-pulse-survey', 'close-pulse-survey'],
      ].toSorted(),
    );
  });

  it('names no member, task, post, session, initiative or practice that is not there', () => {
    const members = ids('memberId', 'enroll-member');
    const tasks = ids('taskId', 'set-annual-task');
    const posts = ids('postId', 'designate-key-post');
    const sessions = ids('sessionId', 'record-study-session');
    const initiatives = ids('initiativeId', 'launch-initiative');
    const practices = ids('practiceId', 'record-practice');
    for (const { data } of lines) {
      const named = [
        ...list(data, 'attendeeIds'),
        ...list(data, 'guestIds'),
        ...absentIds(data),
        ...list(data, 'memberIds'),
      ];
      for (const memberId of [...named, ...given(data, 'memberId'), ...given(data, 'leadId')])
        expect(members).toContain(memberId);
      for (const taskId of [...list(data, 'taskIds'), ...given(data, 'taskId')]) expect(tasks).toContain(taskId);
      for (const postId of given(data, 'postId')) expect(posts).toContain(postId);
      for (const sessionId of given(data, 'sessionId')) expect(sessions).toContain(sessionId);
      for (const initiativeId of given(data, 'initiativeId')) expect(initiatives).toContain(initiativeId);
      for (const practiceId of given(data, 'practiceId')) expect(practices).toContain(practiceId);
    }
  });

  it('counts as present or absent only members of the branch on that day, and nobody as both', () => {
    const branchOn = (memberId: string, day: string): unknown =>
      of('enroll-member', 'transfer-member', 'end-membership')
        .filter(({ data }) => data.memberId === memberId && String(data.enrolledOn ?? data.on) <= day)
        .map(({ data }) => data.branchId ?? data.toBranchId)
        .at(-1);
    for (const { data } of of('record-study-session')) {
      const present = list(data, 'attendeeIds');
      const absent = absentIds(data);
      expect(present.filter((memberId) => absent.includes(memberId))).toEqual([]);
      const strangers = [...present, ...absent].filter((id) => branchOn(id, String(data.heldOn)) !== data.branchId);
      expect(strangers).toEqual([]);
    }
  });

  it('links a session, a post, an initiative and a practice only to tasks of its own branch', () => {
    const branchOf = new Map(of('set-annual-task').map(({ data }) => [data.taskId, data.branchId]));
    for (const { data } of of('record-study-session', 'designate-key-post', 'launch-initiative', 'record-practice')) {
      for (const taskId of list(data, 'taskIds'))
        expect([taskId, branchOf.get(taskId)]).toEqual([taskId, data.branchId]);
    }
  });

  it('has concerns and practical fixes in every branch but the silent one', () => {
    expect(countBy('branchId', 'raise-concern')).toEqual({ Z2: 4, Z3: 5, Z4: 5, Z5: 4, Z6: 4 });
    const z4 = of('respond-to-concern').find(({ data }) => data.concernId === 'Z4-c1');
    expect(z4?.data.on).toBe('2025-03-24');
    const [anonymous, ...others] = of('raise-concern').filter(({ data }) => data.anonymous === true);
    expect(others).toEqual([]);
    expect(anonymous?.actor.id).not.toMatch(/^M\d/);
  });

  it('lets nobody verify what the same person reported as completed', () => {
    const reporter = new Map(of('report-task-completed').map(({ data, actor }) => [data.taskId, actor.id]));
    for (const { data, actor } of of('verify-task-outcome')) expect(reporter.get(data.taskId)).not.toBe(actor.id);
  });

  it('tells what an inspector will look for in the year of Z4', () => {
    const find = (commandId: string) => lines.find((line) => line.commandId === commandId);
    expect(find('recommend-member-for-key-post-KP02-M061-20250115')?.actor.role).toBe('branch-officer');
    expect(find('assign-member-to-key-post-KP02-M061-20250120')?.actor.role).toBe('business-head');
    const joint = find('record-study-session-Z4-20250217-joint');
    expect(joint?.data).toMatchObject({ kind: 'joint-study', partyHours: 1, businessHours: 1 });
    expect([list(joint?.data ?? {}, 'attendeeIds').length, absentIds(joint?.data ?? {}).length]).toEqual([17, 2]);
    expect(find('report-task-progress-T23-20250430')?.data).toMatchObject({
      value: 118,
      source: { system: '检验系统' },
    });
    expect(find('amend-study-session-Z4-20250217-joint-20250511')?.data).toMatchObject({ businessHours: 0.5 });
    expect(find('transfer-member-M066-20251102')).toBeDefined();
    expect(find('launch-initiative-IN01')?.data).toMatchObject({
      title: '护梯突击队',
      taskIds: ['T23'],
      from: '2025-01-12',
    });
    expect(find('record-practice-PR03')).toMatchObject({ data: { title: '电梯风险地图' }, at: '2025-09-20T01:20:00Z' });
    expect(find('adopt-practice-PR03-Z3')?.data).toMatchObject({ on: '2025-10-11' });
  });

  it('has one initiative on paper only, in Z1: without an outcome for 180 days; and one that was abandoned before', () => {
    const days = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
    const first = (command: string, initiativeId: unknown) =>
      of(command).find(({ data }) => data.initiativeId === initiativeId)?.data.on;
    const without = of('launch-initiative').filter(({ data: { initiativeId, from } }) => {
      const on = first('report-initiative-outcome', initiativeId) ?? first('abandon-initiative', initiativeId);
      return on === undefined || days(from, on) >= 180;
    });
    expect(without.map(({ data }) => data.branchId)).toEqual(['Z1']);
    expect(of('abandon-initiative')).toHaveLength(1);
  });

  it('lets other branches say after about 90 days whether a practice works, among them some that it does not', () => {
    const adopted = of('adopt-practice').map(({ data }) => `${data.practiceId} ${data.branchId}`);
    const reports = of('report-practice-adoption').map(({ data }) => data);
    expect(new Set(reports.map(({ practiceId, branchId }) => `${practiceId} ${branchId}`))).toEqual(new Set(adopted));
    expect(new Set(reports.map(({ verdict }) => verdict))).toEqual(new Set(['works', 'partly', 'not']));
  });

  it('publishes a card of every branch, and after the objection of Z6 another one of Z6', () => {
    expect(countBy('branchId', 'publish-scorecard')).toEqual({ Z1: 1, Z2: 1, Z3: 1, Z4: 1, Z5: 1, Z6: 2 });
    const [objection] = of('object-to-scorecard');
    const [decision] = of('decide-scorecard-objection');
    const published = of('publish-scorecard').filter(({ data }) => data.branchId === 'Z6');
    expect(objection?.data).toMatchObject({ branchId: 'Z6', indicatorId: 'task-completion' });
    expect(decision?.data).toMatchObject({ objectionId: objection?.data.objectionId, upheld: true });
    expect(decision?.actor.id).not.toBe(published[0]?.actor.id);
  });

  it('puts the default scheme on record on 8 January, and publishes its second version on 15 July', () => {
    const schemes = of('publish-assessment-scheme').map(({ data, at }) => [data.version, data.effectiveOn, at]);
    expect(schemes).toEqual([
      [1, '2025-01-08', '2025-01-08T02:00:00Z'],
      [2, '2026-01-01', '2025-07-15T08:20:00Z'],
    ]);
  });

  it('is the same to the byte each time it is built', () => {
    expect([...buildCommands(YEAR)]).toEqual(text);
  });
});

describe('a row that cannot be understood', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ronghe-sample-'));
    cpSync(YEAR, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const edit = (file: string, change: (rows: string[]) => string[]) => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
  };
  const replaceInRow = (row: number, was: string, becomes: string) => (rows: string[]) =>
    rows.map((line, index) => (index === row - 1 ? line.replace(was, becomes) : line));
  const build = () => [...buildCommands(folder)];

  it('is named by file, row and column when a date does not exist', () => {
    edit('tasks.csv', replaceInRow(4, '2025-12-15', '2025-02-30'));
    expect(build).toThrow('tasks.csv, row 4, column dueOn: "2025-02-30" is not a date like 2025-03-04');
  });

  it('is named when it was recorded by somebody unknown', () => {
    edit('postings.csv', replaceInRow(2, ',Z5', ',Z9'));
    expect(build).toThrow('postings.csv, row 2, column by: "Z9" is not in actors.csv');
  });

  it('is named when it counts a stranger as present', () => {
    edit('sessions.csv', replaceInRow(2, ',all,', ',M015 M099,'));
    expect(build).toThrow(/^sessions\.csv, row 2, column present: M099 was not a member of Z\d on \d{4}-\d\d-\d\d$/);
  });

  it('is named when it says the same as another row', () => {
    edit('key-posts.csv', (rows) => [...rows.slice(0, 13), rows[1] ?? '']);
    expect(build).toThrow('key-posts.csv, row 14, column at: says the same as row 2 of key-posts.csv');
  });

  it('is named when it cites nothing', () => {
    edit('recognitions.csv', replaceInRow(2, 'assign-member-to-key-post-KP02-M061-20250120', ''));
    edit('recognitions.csv', replaceInRow(2, 'record-frontline-review-KP02-M061-20250515', ''));
    edit('recognitions.csv', replaceInRow(2, 'report-initiative-outcome-IN01-20250430', ''));
    expect(build).toThrow('recognitions.csv, row 2, column evidence: is empty');
  });

  it('is named when somebody speaks who belonged to no branch', () => {
    edit('appraisals.csv', replaceInRow(2, 'M061', 'M090'));
    expect(build).toThrow('appraisals.csv, row 2, column by: M090 is in no branch on 2025-12-09');
  });

  it('is named when it is an action of a notice that nobody has issued', () => {
    edit('improvement-actions.csv', replaceInRow(2, 'N25-01', 'N25-09'));
    expect(build).toThrow('improvement-actions.csv, row 2, column noticeId: was not issued in improvement-notices.csv');
  });

  it('is named when a cell is missing', () => {
    edit('members.csv', replaceInRow(3, 'M002,', ''));
    expect(build).toThrow(/^members\.csv, row 3, column \w+: the row has 8 cells, the header 9$/);
  });

  it('is named when a column of its table is unknown', () => {
    edit('officers.csv', replaceInRow(1, 'office', 'post'));
    expect(build).toThrow(/^officers\.csv, row 1, column post: is not a column of this file/);
  });
});

function given(data: Fields, field: string): string[] {
  return data[field] === undefined ? [] : [String(data[field])];
}

function countBy(field: string, command: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { data } of of(command)) counts[String(data[field])] = (counts[String(data[field])] ?? 0) + 1;
  return counts;
}
