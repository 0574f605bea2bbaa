import { given, type Happened } from '#testing/given-when-then.js';
import { abandoned, closed, launched, ofI1, outcomeVerified } from '#testing/initiatives.js';
import { as, dissolved, elsewhere, taskSet, twoBranches } from '#testing/two-branches.js';
import { abandonInitiative } from './abandon-initiative.js';
import { closeInitiative } from './close-initiative.js';

const world = [...twoBranches, taskSet('t1', 'b1'), launched()];
const today = '2025-09-10';
const end = { initiativeId: 'i1', on: '2025-08-01', reason: '任务完成' };

describe.each([
  ['closing', closeInitiative, 'InitiativeClosed'],
  ['abandoning', abandonInitiative, 'InitiativeAbandoned'],
] as const)('%s an initiative', (_, command, event) => {
  const when = (change: object, ...more: readonly Happened[]) =>
    given(...world, ...more).when(command, { ...end, ...change }, { actor: as.officer, today });

  it('is for the branch officer, with a reason', () => {
    when({})
      .then(event)
      .holding({ ...end, ...ofI1 })
      .on('2025-08-01')
      .tagged('member', ['m1', 'm2'])
      .tagged('task', ['t1']);
    when({ reason: '' }).thenRejected('empty-text', 'reason');
    for (const actor of [as.head, as.superior, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(command, end, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('comes after its first day', () => {
    when({ on: '2025-03-01' }).thenRejected('date-order', 'on');
    when({ on: '2025-03-02' }).then(event);
    when({ initiativeId: 'none' }).thenRejected('not-found', 'initiativeId');
  });

  it('is possible after a verdict', () => {
    when({}, outcomeVerified('2025-07-10')).then(event);
  });

  it('happens once, and ends it either way', () => {
    when({}, closed('2025-07-01')).thenRejected('initiative-closed', 'initiativeId');
    when({}, abandoned('2025-07-01')).thenRejected('initiative-abandoned', 'initiativeId');
  });

  it('of a dissolved branch is left to those above it', () => {
    const gone = [dissolved('b1', '2025-07-01')];
    when({}, ...gone).thenRejected('organization-dissolved', 'on');
    const actor = { ...as.officer, orgId: 'c1' };
    given(...world, ...gone)
      .when(command, end, { actor, today })
      .then(event);
  });
});
