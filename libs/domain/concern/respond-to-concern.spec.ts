import type { PersonalText } from '#kernel/fields.js';
import { answered, assignedTo, ofQ1, raised, raisedAnonymously, reopened, resolved } from '#testing/concerns.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, enrolled, twoBranches } from '#testing/two-branches.js';
import type { Concern } from './concern.js';
import { respondToConcern } from './respond-to-concern.js';

const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1')];
const today = '2025-03-20';
const answer = { concernId: 'q1', on: '2025-03-10', response: '一数一源' };
const respond = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(respondToConcern, { ...answer, ...change }, { actor: as.member('m2'), today });

describe('a concern is answered', () => {
  it('by its owner, in whatever role', () => {
    const given_ = [raised(), assignedTo('m2')];
    respond({}, ...given_)
      .then('ConcernAnswered')
      .holding({ ...answer, ...ofQ1, raisedBy: 'm1', ownerId: 'm2' })
      .tagged('member', ['m1', 'm2']);
    given(...world, ...given_)
      .when(respondToConcern, answer, { actor: { ...as.head, id: 'm2' }, today })
      .then('ConcernAnswered');
    for (const actor of [as.member('m1'), as.officer, as.superior]) {
      given(...world, ...given_)
        .when(respondToConcern, answer, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('by nobody before it is assigned, and by nobody from whom it was taken', () => {
    respond({}, raised()).thenRejected('not-permitted', 'actor');
    respond({}, raised(), assignedTo('m2'), assignedTo('m1')).thenRejected('not-permitted', 'actor');
  });

  it('no earlier than it was raised, and after a rejection no earlier than that', () => {
    respond({ on: '2025-03-02' }, raised(), assignedTo('m2')).thenRejected('date-order', 'on');
    respond({ on: '2025-03-03' }, raised(), assignedTo('m2')).then('ConcernAnswered');
    respond({ on: '2025-03-21' }, raised(), assignedTo('m2')).thenRejected('date-in-future', 'on');
    const again = [raised(), assignedTo('m2'), answered('2025-03-05'), reopened('2025-03-08')];
    respond({ on: '2025-03-07' }, ...again).thenRejected('date-order', 'on');
    respond({ on: '2025-03-08' }, ...again).then('ConcernAnswered');
  });

  it('once, until the answer is rejected', () => {
    const once = [raised(), assignedTo('m2'), answered('2025-03-05')];
    respond({}, ...once).thenRejected('concern-answered', 'concernId');
    respond({}, ...once, resolved('2025-03-06')).thenRejected('concern-resolved', 'concernId');
  });

  it('in a text that is sealed like the question', () => {
    const input = Object.assign(new respondToConcern.input(), answer);
    const of = (raisedBy: string | undefined) => {
      const common = {
        ...ofQ1,
        text: 'sealed:x' as PersonalText,
        raisedBy,
        tokenHash: undefined,
        raisedOn: '2025-03-03',
      };
      const state: Concern = { ...common, status: 'open', askedOn: '2025-03-03', assignment: undefined };
      return respondToConcern.subject?.(input, { actor: as.member('m2') }, state);
    };
    expect(of('m1')).toBe('member-m1');
    expect(of(undefined)).toBe('concern-q1');
  });

  it('without a word of who raised it, if that is anonymous', () => {
    respond({}, raisedAnonymously(), assignedTo('m2'))
      .holding({ ...answer, ...ofQ1, ownerId: 'm2' })
      .tagged('member', ['m2']);
  });
});
