import { answered, assignedTo, ofQ1, raised, raisedAnonymously, reopened, resolved, TOKEN } from '#testing/concerns.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { confirmConcernResolved } from './confirm-concern-resolved.js';
import { rejectConcernResponse } from './reject-concern-response.js';

const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1')];
const today = '2025-03-20';
const word = { concernId: 'q1', on: '2025-03-12', reason: '已解决' };
const byName = [raised(), assignedTo('m2'), answered('2025-03-10')];
const byToken = [raisedAnonymously(), assignedTo('m2'), answered('2025-03-10')];

const saying = [
  ['confirmed as resolved', confirmConcernResolved, 'ConcernResolved', {}],
  ['reopened', rejectConcernResponse, 'ConcernReopened', { dueOn: '2025-03-31' }],
] as const;

describe.each(saying)('an answered concern is %s', (_, command, event, more) => {
  const say = (
    change: object,
    history: readonly Happened[],
    actor: Parameters<typeof elsewhere>[0] = as.member('m1'),
  ) => given(...world, ...history).when(command, { ...word, ...change }, { actor, today });

  it('by who raised it, and by nobody else', () => {
    say({}, byName)
      .then(event)
      .holding({ ...word, ...ofQ1, raisedBy: 'm1', ownerId: 'm2', ...more })
      .tagged('member', ['m1', 'm2']);
    say({}, byName, { ...as.officer, id: 'm1' }).then(event);
    for (const actor of [as.member('m2'), as.officer, as.superior]) {
      say({}, byName, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('if it is anonymous, by its token, which is not recorded, or by a superior', () => {
    say({ token: TOKEN }, byToken)
      .then(event)
      .holding({ ...word, ...ofQ1, ownerId: 'm2', ...more })
      .tagged('member', ['m2']);
    say({}, byToken, as.superior).then(event);
    for (const actor of [as.member('m1'), as.member('anonymous'), as.officer, elsewhere(as.superior)]) {
      say({}, byToken, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('not by a wrong token, not even of somebody who may without one', () => {
    const token = TOKEN.replace('a', 'b');
    say({ token }, byToken).thenRejected('not-permitted', 'actor');
    say({ token }, byToken, as.superior).thenRejected('not-permitted', 'actor');
    say({ token: TOKEN }, byName).thenRejected('not-permitted', 'actor');
    say({ token: 'short' }, byToken).thenRejected('invalid-text', 'token');
  });

  it('no earlier than it was answered', () => {
    say({ on: '2025-03-09' }, byName).thenRejected('date-order', 'on');
    say({ on: '2025-03-10' }, byName).then(event);
  });

  it('only while an answer waits for that', () => {
    say({}, [raised(), assignedTo('m2')]).thenRejected('concern-not-answered', 'concernId');
    say({}, [...byName, reopened('2025-03-11')]).thenRejected('concern-not-answered', 'concernId');
    say({}, [...byName, resolved('2025-03-11')]).thenRejected('concern-resolved', 'concernId');
    say({}, [...byName, reopened('2025-03-11'), answered('2025-03-12')]).then(event);
  });
});

it('an anonymous concern of a dissolved branch is left to a superior', () => {
  const gone = [...byToken, dissolved('b1', '2025-03-11')];
  const said = (actor: Parameters<typeof elsewhere>[0], more: object = {}) =>
    given(...world, ...gone).when(confirmConcernResolved, { ...word, ...more }, { actor, today });
  said(as.superior).then('ConcernResolved');
  said(as.member('m1'), { token: TOKEN }).thenRejected('organization-dissolved', 'on');
});
