import { answered, assignedTo, ofQ1, raised, raisedAnonymously, reopened, resolved } from '#testing/concerns.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, elsewhere, ended, enrolled, twoBranches } from '#testing/two-branches.js';
import { assignConcern } from './assign-concern.js';

const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1'), enrolled('n1', 'b2')];
const today = '2025-03-10';
const task = { concernId: 'q1', ownerId: 'm2', dueOn: '2025-03-31' };
const assign = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(assignConcern, { ...task, ...change }, { actor: as.officer, today });

describe('a concern is assigned', () => {
  it('by a branch officer, on the day of recording', () => {
    assign({}, raised())
      .then('ConcernAssigned')
      .holding({ ...task, ...ofQ1, text: 'sealed:x', raisedBy: 'm1' })
      .tagged('member', ['m1', 'm2'])
      .on(today);
    for (const actor of [as.superior, as.head, as.member('m1'), elsewhere(as.officer)]) {
      given(...world, raised())
        .when(assignConcern, task, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('to a member, of whichever branch, who is still one', () => {
    assign({ ownerId: 'n1' }, raised()).then('ConcernAssigned');
    assign({ ownerId: 'm9' }, raised()).thenRejected('not-found', 'ownerId');
    assign({}, raised(), ended('m2', today)).thenRejected('member-not-active', 'ownerId');
    assign({}, raised(), ended('m2', '2025-03-11')).then('ConcernAssigned');
  });

  it('without a word of who raised it, if that is anonymous', () => {
    assign({}, raisedAnonymously())
      .holding({ ...task, ...ofQ1, text: 'sealed:x' })
      .tagged('member', ['m2']);
  });

  it('to be answered no earlier than it was raised', () => {
    assign({ dueOn: '2025-03-02' }, raised()).thenRejected('date-order', 'dueOn');
    assign({ dueOn: '2025-03-03' }, raised()).then('ConcernAssigned');
  });

  it('anew, to somebody else or for another day, as long as an answer is owed', () => {
    assign({ ownerId: 'n1' }, raised(), assignedTo('m2')).holding({
      ...{ ...task, ...ofQ1, text: 'sealed:x', ownerId: 'n1', raisedBy: 'm1', previousOwnerId: 'm2' },
    });
    assign({ dueOn: '2025-04-15' }, raised(), assignedTo('m2')).then('ConcernAssigned');
    assign({}, raised(), assignedTo('m2')).thenRejected('nothing-changed', 'ownerId');
    const over = [raised(), assignedTo('m2'), answered('2025-03-05')];
    assign({ ownerId: 'n1' }, ...over).thenRejected('concern-answered', 'concernId');
    assign({ ownerId: 'n1' }, ...over, reopened('2025-03-06')).then('ConcernAssigned');
    assign({ ownerId: 'n1' }, ...over, resolved('2025-03-06')).thenRejected('concern-resolved', 'concernId');
  });

  it('only if there is one', () => {
    assign({}).thenRejected('not-found', 'concernId');
  });
});
