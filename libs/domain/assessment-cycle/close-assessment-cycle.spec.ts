import { cycleClosed, cycleOpened } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { closeAssessmentCycle } from './close-assessment-cycle.js';

const today = '2026-03-01';
const close = (change: object, ...more: readonly Happened[]) =>
  given(...twoBranches, cycleOpened(), ...more).when(
    closeAssessmentCycle,
    { cycleId: 'y1', on: '2026-02-28', ...change },
    { actor: as.superior, today },
  );

describe('closing an assessment cycle', () => {
  it('is for those who may open it', () => {
    close({}).then('AssessmentCycleClosed').holding({ cycleId: 'y1', orgId: 'c1', year: 2025, on: '2026-02-28' });
    const input = { cycleId: 'y1', on: '2026-02-28' };
    given(...twoBranches, cycleOpened())
      .when(closeAssessmentCycle, input, { actor: { ...as.officer, orgId: 'c1' }, today })
      .then('AssessmentCycleClosed');
    for (const actor of [as.officer, as.headAbove, elsewhere(as.superior)]) {
      given(...twoBranches, cycleOpened())
        .when(closeAssessmentCycle, input, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, and not before the opening', () => {
    close({}, cycleClosed('2026-02-01')).thenRejected('cycle-closed', 'cycleId');
    close({ on: '2024-12-31' }).thenRejected('date-order', 'on');
    close({ on: '2025-01-01' }).then('AssessmentCycleClosed');
    close({ cycleId: 'none' }).thenRejected('not-found', 'cycleId');
  });

  it('is no longer for the committee itself once it is dissolved', () => {
    close({}, dissolved('c1', '2026-01-01')).thenRejected('organization-dissolved', 'on');
  });
});
