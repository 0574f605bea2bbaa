import { cycleOpened, termsOfY1 } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { defaultScheme } from '../scoring/scheme.js';
import { openAssessmentCycle } from './open-assessment-cycle.js';

const today = '2025-11-20';
const dimensions = [
  { id: 'party', weight: 1, indicators: [{ id: 'concern-response', version: 1, weight: 1 }] },
  { id: 'business', weight: 1, indicators: [{ id: 'task-completion', version: 1, weight: 1 }] },
];
const schemePublished: Happened = [
  'assessmentScheme-yl',
  {
    type: 'AssessmentSchemePublished',
    data: { schemeId: 'yl', version: 2, title: '方案', dimensions, effectiveOn: '2025-01-01' },
  },
];
const open = (change: object, ...more: readonly Happened[]) =>
  given(...twoBranches, ...more).when(openAssessmentCycle, { ...termsOfY1, ...change }, { actor: as.superior, today });

describe('opening an assessment cycle', () => {
  it('is for those who lead the committee, and those above it', () => {
    open({})
      .then('AssessmentCycleOpened')
      .holding({ ...termsOfY1, scheme: defaultScheme, branchIds: ['b1', 'b2'] })
      .on(today);
    const below = established('g1', 'general-branch', { parentId: 'c1' });
    for (const actor of [as.superior, { ...as.officer, orgId: 'c1' }, { ...as.officer, orgId: 'g1' }]) {
      given(...twoBranches, below)
        .when(openAssessmentCycle, { ...termsOfY1, orgId: 'g1' }, { actor, today })
        .then('AssessmentCycleOpened', { orgId: 'g1' });
    }
    for (const actor of [as.officer, as.headAbove, elsewhere(as.superior), { ...as.superior, orgId: 'b1' }]) {
      given(...twoBranches)
        .when(openAssessmentCycle, termsOfY1, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is about the branches of a committee or general branch', () => {
    open({ orgId: 'b1' }).thenRejected('not-a-committee', 'orgId');
    open({ orgId: 'none' }).thenRejected('not-found', 'orgId');
  });

  it('goes by a published version of a scheme, which its event holds whole', () => {
    const ofScheme = { schemeId: 'yl', schemeVersion: 2 };
    open(ofScheme, schemePublished).then('AssessmentCycleOpened', { scheme: { id: 'yl', version: 2, dimensions } });
    open(ofScheme).thenRejected('not-found', 'schemeId');
    open({ ...ofScheme, schemeVersion: 1 }, schemePublished).thenRejected('not-found', 'schemeVersion');
    open({ schemeVersion: 2 }).thenRejected('not-found', 'schemeId');
  });

  it('plans self-assessment, review and publication in this order, also on one day', () => {
    open({ selfBy: '2025-12-20', publishBy: '2025-12-20' }).then('AssessmentCycleOpened');
    open({ selfBy: '2025-12-21' }).thenRejected('date-order', 'reviewBy');
    open({ publishBy: '2025-12-19' }).thenRejected('date-order', 'publishBy');
  });

  it('happens once', () => {
    open({}, cycleOpened()).thenRejected('already-exists', 'cycleId');
  });
});
