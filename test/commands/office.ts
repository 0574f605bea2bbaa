import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandRequest } from '#application/commands/decider.js';
import type { Actor } from '#kernel/actor.js';
import { enrolled } from '#testing/small-office.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';
import { APPRAISALS } from './planted-appraisals.js';
import { NOTICES } from './planted-notices.js';
import { PROMOTIONS } from './planted-promotions.js';
import { RECOGNITIONS } from './planted-recognitions.js';

/** Everything in the tests of whole commands happens on this day. */
export const NOW = Date.parse('2025-09-01T02:00:00Z');

export const admin: Actor = { id: 'u-admin', role: 'admin', orgId: 'c1' };
export const superior: Actor = { id: 'u-superior', role: 'superior', orgId: 'c1' };
export const superiorsHead: Actor = { id: 'u-head-c1', role: 'business-head', orgId: 'c1' };
export const officer: Actor = { id: 'm1', role: 'branch-officer', orgId: 'b1' };
export const member = (id: string): Actor => ({ id, role: 'member', orgId: 'b1' });
export const head: Actor = { id: 'u-head-b1', role: 'business-head', orgId: 'b1' };

/** A command of the office; with an id where others cite its event. */
export interface Planted {
  readonly command: string;
  readonly actor: Actor;
  readonly data: object;
  readonly commandId?: string;
  /** Recorded then, as a file says. */
  readonly imported?: { readonly recordedAt: string; readonly source: string };
}

const enroll = (memberId: string, branchId: string, status: 'full' | 'probationary' = 'full') => ({
  ...enrolled(memberId),
  actor: { ...officer, orgId: branchId },
  data: {
    ...{ memberId, name: `姓名${memberId}`, branchId, status },
    ...(status === 'full'
      ? { joinedOn: '2012-06-01', enrolledOn: '2020-01-01' }
      : { joinedOn: '2024-03-01', enrolledOn: '2024-03-01' }),
  },
});

const branch = (orgId: string) => ({
  command: 'establish-organization',
  actor: superior,
  data: { orgId, name: `支部 ${orgId}`, kind: 'branch', parentId: 'c1', establishedOn: '2019-01-01' },
});

const task = (taskId: string) => ({
  command: 'set-annual-task',
  actor: head,
  data: {
    ...{ taskId, branchId: 'b1', year: 2025, setOn: '2025-01-02', title: `任务 ${taskId}` },
    ...{ emphasis: 'key', weight: 5, dueOn: '2025-06-30' },
  },
});

/** Publishes scorecards, so that somebody else may decide what is objected to them. */
const publisher: Actor = { ...superior, id: 'u-publisher' };

/** An assessment of b1: nothing yet, its scorecard published, or an objection to that raised. */
const assessment = (cycleId: string, until: 'opened' | 'published' | 'objected') => [
  {
    command: 'open-assessment-cycle',
    actor: superior,
    data: {
      ...{ cycleId, orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 },
      ...{ selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' },
    },
  },
  ...(until === 'opened'
    ? []
    : [{ command: 'publish-scorecard', actor: publisher, data: { cycleId, branchId: 'b1', asOf: '2025-09-01' } }]),
  ...(until === 'objected'
    ? [
        {
          command: 'object-to-scorecard',
          actor: officer,
          data: { cycleId, branchId: 'b1', objectionId: 'o1', indicatorId: 'front-line', grounds: '漏计一岗' },
        },
      ]
    : []),
];

const practice = (practiceId: string, branchId = 'b1') => ({
  command: 'record-practice',
  actor: { ...officer, orgId: branchId },
  data: {
    ...{ practiceId, branchId, kind: 'experience', title: `经验 ${practiceId}`, situation: '两张皮' },
    ...{ action: '每个议题列两栏', result: '责任到人', taskIds: [] },
  },
});

/** A concern of m3: raised, with m2 to answer it, or answered by m2. */
const concern = (concernId: string, until: 'raised' | 'assigned' | 'answered') => [
  {
    command: 'raise-concern',
    actor: member('m3'),
    data: { concernId, branchId: 'b1', topic: 'process', text: '同一台账报四处', raisedOn: '2025-07-01' },
  },
  ...(until === 'raised'
    ? []
    : [{ command: 'assign-concern', actor: officer, data: { concernId, ownerId: 'm2', dueOn: '2025-09-30' } }]),
  ...(until === 'answered'
    ? [
        {
          command: 'respond-to-concern',
          actor: member('m2'),
          data: { concernId, on: '2025-07-10', response: '一数一源' },
        },
      ]
    : []),
];

/** A small office: a committee with two branches, their members, tasks, a post, a session, an initiative and practices. */
export const OFFICE: readonly Planted[] = [
  {
    command: 'establish-organization',
    actor: admin,
    data: { orgId: 'c1', name: '机关党委', kind: 'committee', establishedOn: '2001-07-01' },
  },
  {
    command: 'establish-organization',
    actor: superior,
    data: { orgId: 'c2', name: '直属机关党委', kind: 'committee', parentId: 'c1', establishedOn: '2001-07-01' },
  },
  ...['b1', 'b2', 'b-empty'].map(branch),
  ...['m1', 'm2', 'm3'].map((id) => enroll(id, 'b1')),
  enroll('m4', 'b1', 'probationary'),
  enroll('m5', 'b2'),
  {
    command: 'appoint-officer',
    actor: superior,
    data: { orgId: 'b1', personId: 'm1', office: 'secretary', from: '2025-01-01' },
  },
  ...['t1', 't2'].map(task),
  {
    command: 'report-task-completed',
    actor: head,
    data: { taskId: 't2', completedOn: '2025-06-20', result: '完成' },
  },
  {
    command: 'designate-key-post',
    actor: head,
    data: {
      ...{ postId: 'p1', branchId: 'b1', title: '攻坚岗', kind: 'key' },
      ...{ taskIds: ['t1'], capacity: 2, from: '2025-01-05' },
    },
  },
  {
    command: 'assign-member-to-key-post',
    commandId: 'assigned-m2',
    actor: head,
    data: { postId: 'p1', memberId: 'm2', from: '2025-01-10', duty: '牵头' },
  },
  {
    command: 'record-study-session',
    actor: officer,
    data: {
      ...{ sessionId: 's1', branchId: 'b1', kind: 'joint-study', heldOn: '2025-03-10', topic: '联学' },
      ...{ partyHours: 1, businessHours: 1, attendeeIds: ['m1', 'm2'], absentees: [], taskIds: ['t1'] },
      minutes: '围绕任务逐项讨论。',
      actions: [{ actionId: 'a1', text: '落实', ownerId: 'm2', dueOn: '2025-04-10' }],
    },
  },
  {
    command: 'launch-initiative',
    actor: officer,
    data: {
      ...{ initiativeId: 'i1', branchId: 'b1', kind: 'task-force', title: '突击队', purpose: '攻坚' },
      ...{ taskIds: ['t1'], leadId: 'm2', memberIds: ['m3'], from: '2025-02-01' },
    },
  },
  {
    command: 'report-initiative-outcome',
    actor: officer,
    data: { initiativeId: 'i1', on: '2025-06-30', outcome: '难点已打通' },
  },
  ...[practice('r1'), practice('r2'), practice('r3', 'b2'), practice('r4', 'b2')],
  { command: 'endorse-practice', actor: superior, data: { practiceId: 'r2', on: '2025-09-01', reason: '可复制' } },
  {
    command: 'adopt-practice',
    actor: officer,
    data: { practiceId: 'r4', branchId: 'b1', on: '2025-09-01', plan: '试行' },
  },
  ...concern('q1', 'raised'),
  ...concern('q2', 'assigned'),
  ...concern('q3', 'answered'),
  {
    command: 'record-talk',
    actor: officer,
    data: {
      ...{ talkId: 'k1', branchId: 'b1', memberId: 'm3', kind: 'visit', heldOn: '2025-07-01', content: '走访' },
      followUps: [{ followUpId: 'f1', text: '落实调休', dueOn: '2025-07-31' }],
    },
  },
  {
    command: 'open-pulse-survey',
    actor: superior,
    data: {
      ...{ surveyId: 'v1', branchIds: ['b1', 'b2'], opensOn: '2025-08-18', closesOn: '2025-08-24' },
      questions: [{ questionId: 'q1', text: '台账是否一数一源？', kind: 'scale5' }],
    },
  },
  ...RECOGNITIONS,
  ...NOTICES,
  ...assessment('y1', 'opened'),
  ...assessment('y2', 'published'),
  ...assessment('y3', 'objected'),
  ...APPRAISALS,
  ...PROMOTIONS,
];

export interface Office extends Embedded {
  send(
    command: string,
    actor: Actor,
    data: unknown,
    more?: Partial<CommandRequest>,
  ): ReturnType<Embedded['runner']['run']>;
}

/** Opens the office in a directory of its own; `close` removes it. */
export async function openOffice(): Promise<Office> {
  const directory = mkdtempSync(join(tmpdir(), 'ronghe-office-'));
  const system = await openEmbedded({ directory, clock: () => NOW });
  let count = 0;
  const send: Office['send'] = (command, actor, data, more = {}) =>
    system.runner.run({ command, actor, data, commandId: `test-${++count}`, ...more });
  for (const { command, actor, data, ...more } of OFFICE) await send(command, actor, data, more);
  return {
    ...system,
    send,
    async close() {
      await system.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
