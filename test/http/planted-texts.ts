import { WORKING_ROLES } from '#domain/policy/working-roles.js';
import type { Actor, Role } from '#kernel/actor.js';
import { establishBureau, HEAD_A, OFFICER_A, type Served, SUPERIOR, TASK } from './served.js';

/** Whoever raised something is no member on any list, so that their ids stand nowhere else. */
const NAMED: Actor = { id: 'p-named', role: 'member', orgId: 'br-a' };
const QUIET: Actor = { id: 'p-quiet', role: 'member', orgId: 'br-a' };
const member = (id: string): Actor => ({ id, role: 'member', orgId: 'br-a' });

/** Something that is not for everybody, and for whom it is (docs/confidential-texts.md). */
export interface Secret {
  readonly what: string;
  readonly text: string;
  isFor(reader: Actor): boolean;
}

const isOneOf =
  (roles: readonly Role[], ...ids: readonly string[]) =>
  ({ role, id }: Actor) =>
    roles.includes(role) || ids.includes(id);

const namedConcern = isOneOf(['branch-officer', 'superior'], 'p-named', 'm-owner');
const anonymousConcern = isOneOf(['branch-officer', 'superior'], 'm-owner');
const concernNotes = isOneOf(['branch-officer', 'superior']);
const talk = isOneOf(['branch-officer'], 'm-talked');
const PRIVY_TO_APPRAISALS: readonly Role[] = ['superior', 'branch-officer'];
const reviewed = isOneOf(['superior', 'branch-officer', 'inspector'], 'm-talked');
const own = isOneOf(WORKING_ROLES, 'm-talked');

export const SECRETS: readonly Secret[] = [
  { what: 'a name', text: '欧阳清泉', isFor: own },
  { what: 'a position', text: '二级调研员甲', isFor: own },
  { what: 'the comment of a review', text: '急难险重冲在前', isFor: own },
  { what: 'the text of a concern', text: '夜间值守无人调休', isFor: namedConcern },
  { what: 'an answer', text: '每周三安排补休', isFor: namedConcern },
  { what: 'the reason for rejecting it', text: '补休没有兑现', isFor: namedConcern },
  { what: 'the reason for confirming', text: '本月已经补休', isFor: namedConcern },
  { what: 'who raised a concern', text: 'p-named', isFor: namedConcern },
  { what: 'the note on a concern', text: '附注提出人住院', isFor: concernNotes },
  { what: 'the source of a concern', text: '来信编号七七', isFor: concernNotes },
  { what: 'the text of an anonymous concern', text: '食堂账目不公开', isFor: anonymousConcern },
  { what: 'the answer to an anonymous concern', text: '按月公示食堂账目', isFor: anonymousConcern },
  { what: 'the reason of an anonymous raiser', text: '公示栏已看到', isFor: anonymousConcern },
  { what: 'who raised an anonymous concern', text: 'p-quiet', isFor: () => false },
  { what: 'what was said in a talk', text: '家中老人需照料', isFor: talk },
  { what: 'what a talk left to do', text: '协调错时上下班', isFor: talk },
  { what: 'what was done about it', text: '错时安排已批', isFor: talk },
  { what: 'the note on a talk', text: '附注谈话在家中', isFor: isOneOf(['branch-officer']) },
  { what: 'the own word of who is appraised', text: '自评敢于担当', isFor: isOneOf(PRIVY_TO_APPRAISALS, 'm-other') },
  { what: 'what one side says before the other has', text: '党建评语待合议', isFor: ({ id }) => id === OFFICER_A.id },
  { what: 'the note on what one side says', text: '附注拟评优秀', isFor: isOneOf(['superior', 'inspector']) },
  { what: 'what both sides have said', text: '两侧意见已交换', isFor: isOneOf(PRIVY_TO_APPRAISALS, 'm-talked') },
  { what: 'why it was concluded so', text: '支部大会综合研判', isFor: isOneOf(PRIVY_TO_APPRAISALS, 'm-talked') },
  { what: 'for which position somebody is considered', text: '拟任综合科负责人', isFor: reviewed },
  { what: 'why evidence is contested', text: '岗位起始日有出入', isFor: isOneOf(PRIVY_TO_APPRAISALS, 'm-talked') },
  {
    what: 'the note on a promotion review',
    text: '附注另有人选',
    isFor: isOneOf(['superior', 'branch-officer', 'inspector']),
  },
];

const text = (what: string): string => {
  const secret = SECRETS.find((each) => each.what === what);
  if (!secret) throw new Error(`nothing is planted as ${what}`);
  return secret.text;
};

const enroll = (memberId: string, more: object) => ({
  command: 'enroll-member',
  actor: OFFICER_A,
  data: {
    ...{ memberId, branchId: 'br-a', status: 'full', joinedOn: '2015-07-01', enrolledOn: '2025-01-10' },
    ...more,
  },
});

const concern = (concernId: string, more: object) => ({
  ...{ concernId, branchId: 'br-a', topic: 'workload', raisedOn: '2025-06-20' },
  ...more,
});

const assign = (concernId: string) => ({
  command: 'assign-concern',
  actor: OFFICER_A,
  data: { concernId, ownerId: 'm-owner', dueOn: '2025-07-15' },
});

const respond = (concernId: string, what: string) => ({
  command: 'respond-to-concern',
  actor: member('m-owner'),
  data: { concernId, on: '2025-06-25', response: text(what) },
});

const COMMANDS = [
  enroll('m-talked', { name: text('a name'), position: text('a position') }),
  enroll('m-owner', { name: '承办人' }),
  enroll('m-other', { name: '旁人' }),
  { command: 'set-annual-task', actor: HEAD_A, data: TASK },
  {
    command: 'designate-key-post',
    actor: HEAD_A,
    data: {
      ...{ postId: 'p-1', branchId: 'br-a', title: '攻坚岗', kind: 'key', taskIds: ['t-1'] },
      ...{ capacity: 1, from: '2025-02-01' },
    },
  },
  {
    command: 'assign-member-to-key-post',
    actor: HEAD_A,
    data: { postId: 'p-1', memberId: 'm-talked', from: '2025-02-10', duty: '牵头' },
  },
  {
    command: 'record-frontline-review',
    actor: SUPERIOR,
    data: {
      ...{ postId: 'p-1', memberId: 'm-talked', reviewedOn: '2025-06-01', rating: 'good' },
      comment: text('the comment of a review'),
    },
  },
  {
    command: 'raise-concern',
    actor: NAMED,
    data: concern('q-named', {
      text: text('the text of a concern'),
      note: text('the note on a concern'),
      source: { system: '信访', reference: text('the source of a concern') },
    }),
  },
  assign('q-named'),
  respond('q-named', 'an answer'),
  {
    command: 'reject-concern-response',
    actor: NAMED,
    data: { concernId: 'q-named', on: '2025-06-26', reason: text('the reason for rejecting it') },
  },
  { ...respond('q-named', 'an answer'), data: { concernId: 'q-named', on: '2025-06-27', response: '再次答复' } },
  {
    command: 'confirm-concern-resolved',
    actor: NAMED,
    data: { concernId: 'q-named', on: '2025-06-28', reason: text('the reason for confirming') },
  },
  {
    command: 'raise-concern',
    actor: QUIET,
    data: concern('q-quiet', { text: text('the text of an anonymous concern'), anonymous: true }),
  },
  assign('q-quiet'),
  respond('q-quiet', 'the answer to an anonymous concern'),
  {
    command: 'confirm-concern-resolved',
    actor: QUIET,
    data: { concernId: 'q-quiet', on: '2025-06-28', reason: text('the reason of an anonymous raiser') },
  },
  // waits for its owner, so that it is on the list of what is due
  { command: 'raise-concern', actor: NAMED, data: concern('q-open', { text: text('the text of a concern') }) },
  assign('q-open'),
  {
    command: 'record-talk',
    actor: OFFICER_A,
    data: {
      ...{ talkId: 'k-1', branchId: 'br-a', memberId: 'm-talked', kind: 'visit', heldOn: '2025-06-20' },
      ...{ content: text('what was said in a talk'), note: text('the note on a talk') },
      followUps: [
        { followUpId: 'f-1', text: text('what a talk left to do'), dueOn: '2025-06-30' },
        { followUpId: 'f-2', text: text('what a talk left to do'), dueOn: '2025-07-30' },
      ],
    },
  },
  {
    command: 'complete-talk-follow-up',
    actor: OFFICER_A,
    data: { talkId: 'k-1', followUpId: 'f-1', on: '2025-06-30', result: text('what was done about it') },
  },
];

/** An assessment in which nothing is confidential, so that what is asked of it is told to everybody who may ask. */
const ASSESSMENT = [
  {
    command: 'open-assessment-cycle',
    actor: SUPERIOR,
    data: {
      ...{ cycleId: 'y2', orgId: 'hq', year: 2025, schemeId: 'default', schemeVersion: 1 },
      ...{ selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' },
    },
  },
  { command: 'publish-scorecard', actor: SUPERIOR, data: { cycleId: 'y2', branchId: 'br-a', asOf: '2025-08-31' } },
];

/** What an officer or a business head says about a member in the cycle above. */
const appraise = (actor: Actor, memberId: string, said: object) => ({
  command: actor.role === 'branch-officer' ? 'record-party-appraisal' : 'record-business-appraisal',
  actor,
  data: { cycleId: 'y2', memberId, grade: 'competent', evidenceEventIds: [EVIDENCE[memberId]], ...said },
});

/** Commands above that are about these members. */
const EVIDENCE: Readonly<Record<string, string>> = { 'm-talked': 'command:plant-0', 'm-other': 'command:plant-2' };

/** Of m-other one side is in, of m-talked both, and the conclusion. */
const APPRAISALS = [
  {
    command: 'record-self-appraisal',
    actor: member('m-other'),
    data: { cycleId: 'y2', memberId: 'm-other', summary: text('the own word of who is appraised') },
  },
  appraise(OFFICER_A, 'm-other', {
    reasons: text('what one side says before the other has'),
    note: text('the note on what one side says'),
  }),
  appraise(OFFICER_A, 'm-talked', { reasons: text('what both sides have said') }),
  appraise(HEAD_A, 'm-talked', { reasons: '业务扎实' }),
  {
    command: 'conclude-appraisal',
    actor: SUPERIOR,
    data: {
      ...{ cycleId: 'y2', memberId: 'm-talked', grade: 'competent', reasons: text('why it was concluded so') },
      ...{ decidedBy: '支部大会', on: '2025-09-01' },
    },
  },
];

/** A review of m-talked, sealed and contested; plant-5 has put them on the post. */
const PROMOTION = [
  {
    command: 'open-promotion-review',
    actor: SUPERIOR,
    data: {
      ...{ reviewId: 'w-1', memberId: 'm-talked', targetPosition: text('for which position somebody is considered') },
      ...{ orgId: 'br-a', openedOn: '2025-09-01', note: text('the note on a promotion review') },
    },
  },
  { command: 'seal-promotion-evidence', actor: SUPERIOR, data: { reviewId: 'w-1' } },
  {
    command: 'contest-promotion-evidence',
    actor: member('m-talked'),
    data: {
      reviewId: 'w-1',
      objectionId: 'o-1',
      evidenceEventId: 'command:plant-5',
      grounds: text('why evidence is contested'),
    },
  },
];

/** What was planted, as a test of what comes out needs to know it. */
export interface Planted {
  /** The position of the last event. */
  readonly head: string;
  /** Of the anonymous concern. */
  readonly token: string;
}

/** Writes every secret into the record of branch br-a, over HTTP. */
export async function plant(served: Served): Promise<Planted> {
  await establishBureau(served);
  let token = '';
  let head = '';
  for (const [index, { command, actor, data }] of [...COMMANDS, ...ASSESSMENT, ...APPRAISALS, ...PROMOTION].entries()) {
    const byToken = actor === QUIET && command === 'confirm-concern-resolved' ? { token } : {};
    const sent = await served.command(command, { ...data, ...byToken }, { actor, id: `plant-${index}` });
    if (sent.status !== 201) throw new Error(`${command}: ${JSON.stringify(sent.body)}`);
    if (typeof sent.body.token === 'string') token = sent.body.token;
    head = sent.body.position ?? head;
  }
  return { head, token };
}
