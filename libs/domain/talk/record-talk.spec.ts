import { given, type Happened } from '#testing/given-when-then.js';
import { ofK1, talked } from '#testing/talks.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { recordTalk } from './record-talk.js';

const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('n1', 'b2')];
const today = '2025-04-01';
const record = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(recordTalk, { ...ofK1, ...talked, ...change }, { actor: as.officer, today });

describe('a talk', () => {
  it('is recorded by a branch officer, with what follows from it or nothing', () => {
    record({})
      .then('TalkRecorded')
      .holding({ ...ofK1, ...talked })
      .tagged('member', ['m1'])
      .on('2025-03-28');
    record({ followUps: [] }).then('TalkRecorded');
    for (const actor of [as.superior, as.head, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(recordTalk, { ...ofK1, ...talked }, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is with a member of the branch on that day', () => {
    record({ memberId: 'none' }).thenRejected('not-found', 'memberId');
    record({ memberId: 'n1' }).thenRejected('not-a-member-of-the-branch', 'memberId');
    record({}, ended('m1', '2025-03-28')).thenRejected('not-a-member-of-the-branch', 'memberId');
    record({}, transferred('m1', 'b2', '2025-03-28')).thenRejected('not-a-member-of-the-branch', 'memberId');
    record({}, transferred('m1', 'b2', '2025-03-29')).then('TalkRecorded');
  });

  it('took place, in a branch that stood', () => {
    record({ heldOn: '2025-04-02' }).thenRejected('date-in-future', 'heldOn');
    record({ branchId: 'c1' }).thenRejected('not-permitted', 'actor');
    record({}, dissolved('b1', '2025-03-28')).thenRejected('organization-dissolved', 'heldOn');
    given(...world)
      .when(recordTalk, { ...ofK1, ...talked, branchId: 'c1' }, { actor: { ...as.officer, orgId: 'c1' }, today })
      .thenRejected('not-a-branch', 'branchId');
  });

  it('leads to nothing that was due before it, and to nothing twice', () => {
    const follow = (followUpId: string, dueOn: string) => ({ followUpId, text: '跟进', dueOn });
    record({ followUps: [follow('f1', '2025-04-10'), follow('f2', '2025-03-27')] }).thenRejected(
      'date-order',
      'followUps[1].dueOn',
    );
    record({ followUps: [follow('f1', '2025-03-28')] }).then('TalkRecorded');
    record({ followUps: [follow('f1', '2025-04-10'), follow('f1', '2025-04-11')] }).thenRejected(
      'invalid-list',
      'followUps',
    );
  });

  it('is sealed under the key of the member', () => {
    const input = Object.assign(new recordTalk.input(), { ...ofK1, ...talked });
    expect(recordTalk.subject?.(input, { actor: as.officer }, { status: 'absent' })).toBe('member-m1');
  });
});
