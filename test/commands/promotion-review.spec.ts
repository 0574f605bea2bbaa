import type { Actor } from '#kernel/actor.js';
import { memberDossier } from '#projections/member-dossier/member-dossier.js';
import { promotionEvidence } from '#projections/promotion-evidence/promotion-evidence.js';
import { head, member, type Office, openOffice, superior } from './office.js';
import { EVIDENCE } from './planted-recognitions.js';

const sealer: Actor = { ...superior, id: 'u-sealer' };
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** As recorded at 10:00 of a day. */
const at = (day: string) => ({ imported: { recordedAt: `${day}T02:00:00.000Z`, source: 'history' } });
const open = (day: string) =>
  office.send(
    'open-promotion-review',
    sealer,
    { reviewId: 'w8', memberId: 'm2', targetPosition: '科长', orgId: 'c1', openedOn: day },
    at(day),
  );
const seal = (day: string) => office.send('seal-promotion-evidence', sealer, { reviewId: 'w8' }, at(day));
const contest = (day: string) =>
  office.send(
    'contest-promotion-evidence',
    member('m2'),
    { reviewId: 'w8', objectionId: 'o1', evidenceEventId: EVIDENCE, grounds: '有误' },
    at(day),
  );
const decide = (day: string, upheld: boolean) =>
  office.send(
    'decide-evidence-contest',
    superior,
    { reviewId: 'w8', objectionId: 'o1', upheld, reasons: '核实' },
    at(day),
  );
const conclude = (on: string, citedEventIds: readonly string[] = [EVIDENCE]) =>
  office.send('conclude-promotion-review', superior, {
    ...{ reviewId: 'w8', decision: 'recommended', reasons: '综合研究', citedEventIds, decidedBy: '机关党委会', on },
  });
const review = async () => {
  await office.projections.catchUp();
  const { reviews } = await office.questions.answer(promotionEvidence, { orgId: 'c1', reviewId: 'w8' }, now());
  return reviews[0];
};
const now = () => ({ knownAt: new Date(Date.parse('2025-09-01T02:00:00Z')).toISOString() });

describe('on a real log', () => {
  it('a conclusion is not older than the decision of the last contest', async () => {
    await open('2025-08-11');
    await seal('2025-08-11');
    await contest('2025-08-20');
    await decide('2025-08-28', false);
    await expect(conclude('2025-08-27')).rejects.toMatchObject({ code: 'date-order', field: 'on' });
    await expect(conclude('2025-08-28')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('three full working days lie between sealing and conclusion, whatever was sealed before', async () => {
    await open('2025-08-18');
    await seal('2025-08-18');
    const release = { postId: 'p1', memberId: 'm2', on: '2025-08-20', reason: '任务完成' };
    await office.send('release-member-from-key-post', head, release);
    await seal('2025-08-22'); // a Friday
    await expect(conclude('2025-08-27')).rejects.toMatchObject({
      ...{ code: 'evidence-seen-too-late', details: { edition: 2, until: '2025-08-27' } },
    });
    await expect(conclude('2025-08-28')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('evidence follows the member to tasks of other branches, and says there what was corrected since', async () => {
    const task = { taskId: 't8', branchId: 'b2', year: 2025, title: '任务', emphasis: 'difficult', weight: 5 };
    const headB2 = { ...head, orgId: 'b2' };
    await office.send('set-annual-task', headB2, { ...task, setOn: '2025-01-02', dueOn: '2025-06-30' });
    const post = { postId: 'p8', branchId: 'b2', title: '攻坚岗', kind: 'key', taskIds: ['t8'], capacity: 1 };
    await office.send('designate-key-post', headB2, { ...post, from: '2025-02-01' });
    const posting = { postId: 'p8', memberId: 'm2', from: '2025-02-01', duty: '支援', secondment: true };
    await office.send('assign-member-to-key-post', headB2, posting);
    const outcome = { taskId: 't8', verifiedOn: '2025-08-01', outcome: 'missed', rating: 10, comment: '未完成' };
    const { id: missed } = await office.send('verify-task-outcome', superior, outcome);
    await open('2025-08-18');
    await seal('2025-08-18');
    const sealed = (await review())?.editions[0];
    const carried = sealed?.items.find(({ id }) => id === 't8');
    expect(carried).toMatchObject({ kind: 'task', outcome: 'missed', through: [{ kind: 'post', id: 'p8' }] });
    const again = { ...outcome, verifiedOn: '2025-08-02', outcome: 'missed', rating: 20, corrects: missed };
    const { id: corrected } = await office.send('verify-task-outcome', superior, again);
    await expect(conclude('2025-09-01', [missed])).rejects.toMatchObject({
      ...{ code: 'evidence-void', field: 'citedEventIds[0]' },
    });
    const replayed = await review();
    const live = await office.questions.answer(promotionEvidence, { orgId: 'c1', reviewId: 'w8' });
    expect(live.reviews[0]?.editions[0]?.correctedSince).toMatchObject([{ eventId: missed, correctedBy: corrected }]);
    expect(live.reviews[0]).toMatchObject(JSON.parse(JSON.stringify(replayed)));
  });

  it('the live file is that of a replay, for everybody in the office', async () => {
    await office.projections.catchUp();
    for (const memberId of ['m1', 'm2', 'm3', 'm4']) {
      const params = { branchId: 'b1', memberId };
      const live = await office.questions.answer(memberDossier, params);
      const replayed = await office.questions.answer(memberDossier, params, now());
      const facts = ({ lines, summary }: typeof live) => ({ lines, summary });
      expect(JSON.parse(JSON.stringify(facts(replayed)))).toEqual(JSON.parse(JSON.stringify(facts(live))));
      expect(live.lines.length).toBeGreaterThan(0);
    }
  });
});
