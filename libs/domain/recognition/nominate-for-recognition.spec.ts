import type { Tags } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { adopted, adoptionReported, practiceRecorded, withdrawn } from '#testing/practices.js';
import { granted, nominated, ofN1, revoked } from '#testing/recognitions.js';
import { amended, recorded, voided } from '#testing/study-sessions.js';
import { as, dissolved, elsewhere, ended, enrolled, taskSet, transferred, twoBranches } from '#testing/two-branches.js';
import { nominateForRecognition } from './nominate-for-recognition.js';

const today = '2025-06-10';

/** What may be cited; its id is `event-6`, after the six events of the world. */
const evidenceOf = (tags: Tags, taskId = 't1'): Happened => [
  `task-${taskId}`,
  { type: 'TaskProgressReported', data: { taskId, branchId: 'b1', year: 2025, percent: 40, summary: '…' } },
  undefined,
  tags,
];
const ofM1 = { member: ['m1', 'm9'], branch: ['b1'] };
const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b2')];

const nomination = {
  ...{ recognitionId: 'n1', award: 'excellent-member', year: 2025, orgId: 'c1' },
  nominee: { kind: 'member', id: 'm1' },
  ...{ grounds: '攻坚克难', evidenceEventIds: ['event-6'], on: '2025-05-26' },
};
const nominate = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(nominateForRecognition, { ...nomination, ...change }, { actor: as.officer, today });

const about = (tags: Tags, [stream, event]: Happened): Happened => [stream, event, undefined, tags];
const branch = { award: 'advanced-branch', nominee: { kind: 'branch', id: 'b1' } };

describe('nominating for recognition', () => {
  it('is for an officer or a superior of the nominee’s branch, and stands in the branch’s and the member’s record', () => {
    nominate({}, evidenceOf(ofM1))
      .then('RecognitionNominated')
      .holding({
        ...ofN1,
        ...{ grounds: '攻坚克难', evidenceEventIds: ['event-6'], on: '2025-05-26' },
        evidence: [{ eventId: 'event-6', type: 'TaskProgressReported', stream: 'task-t1', branchId: 'b1' }],
      })
      .on('2025-05-26')
      .tagged('member', ['m1']);
    given(...world, evidenceOf(ofM1))
      .when(nominateForRecognition, nomination, { actor: as.superior, today })
      .then('RecognitionNominated');
    const elsewhereOfficer = { ...as.officer, orgId: 'b2' };
    for (const actor of [as.head, as.member('m1'), elsewhereOfficer, elsewhere(as.superior)]) {
      given(...world, evidenceOf(ofM1))
        .when(nominateForRecognition, nomination, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('goes by the branch on the day of the nomination', () => {
    const moved = [evidenceOf(ofM1), transferred('m1', 'b2', '2025-05-26')];
    nominate({}, ...moved).thenRejected('not-permitted', 'actor');
    given(...world, ...moved)
      .when(nominateForRecognition, nomination, { actor: { ...as.officer, orgId: 'b2' }, today })
      .then('RecognitionNominated', { branchId: 'b2' });
    nominate({ on: '2025-05-25' }, ...moved).then('RecognitionNominated', { branchId: 'b1' });
  });

  it('is about an active member or a branch that stands', () => {
    nominate({}, evidenceOf(ofM1), ended('m1', '2025-05-26')).thenRejected('member-not-active', 'nominee.id');
    nominate({ nominee: { kind: 'member', id: 'm7' } }, evidenceOf(ofM1)).thenRejected('not-found', 'nominee.id');
    nominate({ ...branch, nominee: { kind: 'branch', id: 'b7' } }, evidenceOf(ofM1)).thenRejected(
      'not-found',
      'nominee.id',
    );
    nominate(branch, evidenceOf(ofM1)).then('RecognitionNominated', { branchId: 'b1' }).tagged('member', []);
    nominate(branch, evidenceOf(ofM1), dissolved('b1', '2025-05-26')).thenRejected('organization-dissolved', 'on');
    const top = { actor: { ...as.officer, orgId: 'c1' }, today };
    given(...world, evidenceOf(ofM1))
      .when(nominateForRecognition, { ...nomination, ...branch, nominee: { kind: 'branch', id: 'c1' } }, top)
      .thenRejected('not-a-branch', 'nominee.id');
  });

  it('is for an award that such a nominee can receive', () => {
    nominate({ award: 'advanced-branch' }, evidenceOf(ofM1)).thenRejected('award-not-for-nominee', 'nominee.kind');
    nominate({ ...branch, award: 'excellent-member' }, evidenceOf(ofM1)).thenRejected(
      'award-not-for-nominee',
      'nominee.kind',
    );
    for (const nominee of [nomination.nominee, branch.nominee]) {
      nominate({ award: 'integration-model', nominee }, evidenceOf(ofM1)).then('RecognitionNominated');
    }
  });

  it('is for an award of the branch or of an organization above it', () => {
    nominate({ orgId: 'b1' }, evidenceOf(ofM1)).then('RecognitionNominated', { orgId: 'b1' });
    nominate({ ...branch, orgId: 'b1' }, evidenceOf(ofM1)).thenRejected('own-award', 'orgId');
    nominate({ orgId: 'b2' }, evidenceOf(ofM1)).thenRejected('nominee-elsewhere', 'orgId');
    nominate({ orgId: 'c9' }, evidenceOf(ofM1)).thenRejected('nominee-elsewhere', 'orgId');
    nominate({ orgId: 'c7' }, evidenceOf(ofM1)).thenRejected('not-found', 'orgId');
  });

  it('rests on events that exist and concern the nominee', () => {
    nominate({ evidenceEventIds: ['event-7'] }, evidenceOf(ofM1)).thenRejected('not-found', 'evidenceEventIds[0]');
    nominate({}, evidenceOf({ member: ['m2'], branch: ['b1'] })).thenRejected(
      'evidence-of-another',
      'evidenceEventIds[0]',
    );
    nominate(
      { evidenceEventIds: ['event-6', 'event-7'] },
      evidenceOf(ofM1),
      evidenceOf({ branch: ['b1'] }),
    ).thenRejected('evidence-of-another', 'evidenceEventIds[1]');
    nominate(branch, evidenceOf({ branch: ['b2'] })).thenRejected('evidence-of-another', 'evidenceEventIds[0]');
    nominate({ evidenceEventIds: [] }, evidenceOf(ofM1)).thenRejected('invalid-list', 'evidenceEventIds');
  });

  it('does not rest on a voided session', () => {
    const held = about(ofM1, recorded());
    nominate({}, held).then('RecognitionNominated');
    nominate({}, held, about(ofM1, voided())).thenRejected('evidence-void', 'evidenceEventIds[0]');
    nominate({ evidenceEventIds: ['event-7'] }, held, about(ofM1, voided())).then('RecognitionNominated');
  });

  it('does not rest on a session that the nominee was taken out of since', () => {
    const [held, without] = [about(ofM1, recorded()), about(ofM1, amended({ attendeeIds: ['m2'], actions: [] }))];
    nominate({}, held, about(ofM1, amended({ topic: '更正' }))).then('RecognitionNominated');
    nominate({}, held, without).thenRejected('evidence-of-another', 'evidenceEventIds[0]');
    nominate(branch, held, without).then('RecognitionNominated');
    nominate({ evidenceEventIds: ['event-7'] }, held, without).then('RecognitionNominated');
    nominate({}, held, without, about(ofM1, amended({ attendeeIds: ['m1', 'm2'] }))).then('RecognitionNominated');
  });

  it('does not rest on a verification that was corrected, but may on its correction', () => {
    const verified = (corrects?: string): Happened => [
      'task-t1',
      {
        type: 'TaskOutcomeVerified',
        data: { taskId: 't1', branchId: 'b1', year: 2025, ...(corrects === undefined ? {} : { corrects }) },
      },
      undefined,
      ofM1,
    ];
    const first = [taskSet('t1', 'b1'), verified()];
    const cite = (id: string) => ({ evidenceEventIds: [id] });
    nominate(cite('event-7'), ...first).then('RecognitionNominated');
    nominate(cite('event-7'), ...first, verified('event-7')).thenRejected('evidence-void', 'evidenceEventIds[0]');
    nominate(cite('event-8'), ...first, verified('event-7')).then('RecognitionNominated');
  });

  it('does not rest on a practice that was withdrawn, but may on what another branch has made of it', () => {
    const practice = [practiceRecorded(), adopted('2025-03-01'), adoptionReported('2025-04-15', 'works')];
    const [kept, gone] = [practice, [...practice, withdrawn('2025-05-01')]].map((each) =>
      each.map((one) => about(ofM1, one)),
    );
    nominate({}, ...(kept ?? [])).then('RecognitionNominated');
    nominate({}, ...(gone ?? [])).thenRejected('evidence-void', 'evidenceEventIds[0]');
    nominate({ evidenceEventIds: ['event-8'] }, ...(gone ?? [])).then('RecognitionNominated');
  });

  it('does not rest on a recognition that was revoked', () => {
    const [stream, event, by] = granted('2025-03-01', 'n0');
    const before = [
      ['recognition-n0', nominated()[1]],
      [stream, event, by, ofM1],
    ] as readonly Happened[];
    nominate({ evidenceEventIds: ['event-7'] }, ...before).then('RecognitionNominated');
    nominate({ evidenceEventIds: ['event-7'] }, ...before, revoked('2025-04-01', 'n0')).thenRejected(
      'evidence-void',
      'evidenceEventIds[0]',
    );
  });

  it('seals its grounds under the key of the member, of a branch under its author’s', () => {
    const subjectOf = (change: object) =>
      nominateForRecognition.subject?.(
        Object.assign(new nominateForRecognition.input(), { ...nomination, grounds: 'x' as PersonalText, ...change }),
        { actor: as.officer },
        { status: 'absent' },
      );
    expect(subjectOf({})).toBe('member-m1');
    expect(subjectOf(branch)).toBe('member-u-officer');
  });
});
