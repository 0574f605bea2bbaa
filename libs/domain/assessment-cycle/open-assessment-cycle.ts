import { commandOn, may } from '#kernel/command.js';
import { Id, LocalDay, NewId, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { AssessmentScheme } from '../assessment-scheme/assessment-scheme.js';
import { mustNotPrecede } from '../dates.js';
import { all, one, oneIf } from '../needs.js';
import { branchesBelow, subtree } from '../organization/subtree.js';
import { LEADING_KINDS } from '../organization/tree.js';
import { type Scheme, schemeName, schemes } from '../scoring/scheme.js';
import type { AssessmentCycle, AssessmentCycleEvent } from './assessment-cycle.js';

/** The three days are for those who plan by them: what comes late is accepted, and shown as late. */
export class OpenAssessmentCycle {
  @NewId() readonly cycleId!: string;
  /** A committee or general branch: all branches below it are assessed. */
  @Id() readonly orgId!: string;
  @Whole(1921, 9999) readonly year!: number;
  @Id() readonly schemeId!: string;
  @Whole(1, 9999) readonly schemeVersion!: number;
  @LocalDay() readonly selfBy!: string;
  @LocalDay() readonly reviewBy!: string;
  @LocalDay() readonly publishBy!: string;
}

export const openAssessmentCycle = commandOn<AssessmentCycle, AssessmentCycleEvent>()({
  input: OpenAssessmentCycle,
  summary: { zh: '启动考核周期', en: 'Open an assessment cycle' },
  by: [may.superiorOfItsBranches, may.branchOfficer],
  emits: 'AssessmentCycleOpened',
  stream: { by: ['cycleId'], must: 'be-new' },
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  needs: ({ orgId, schemeId, schemeVersion }) => ({
    committee: one('organization', orgId, 'orgId'),
    below: all({ kind: 'org', id: orgId }, subtree),
    published: oneIf('assessmentScheme', ownScheme(schemeId, schemeVersion) ? undefined : schemeId, 'schemeId'),
  }),
  decide(input, _, { committee, published, below, today }) {
    if (!LEADING_KINDS.includes(committee.kind)) throw new Rejection('not-a-committee', 'orgId');
    mustNotPrecede(input.reviewBy, input.selfBy, 'reviewBy');
    mustNotPrecede(input.publishBy, input.reviewBy, 'publishBy');
    const branchIds = branchesBelow(below, input.orgId, today);
    return { data: { ...input, scheme: schemeOf(input, published), branchIds } };
  },
});

/** One that comes with the software, which nobody needs to publish. */
function ownScheme(id: string, version: number): Scheme | undefined {
  return schemes.get(schemeName({ id, version }));
}

/** @throws Rejection `not-found` for a version that has not been published */
function schemeOf(
  { schemeId, schemeVersion }: OpenAssessmentCycle,
  published: Exclude<AssessmentScheme, { readonly status: 'absent' }> | undefined,
): Scheme {
  const scheme = ownScheme(schemeId, schemeVersion) ?? published?.versions.get(schemeVersion);
  if (!scheme) throw new Rejection('not-found', 'schemeVersion');
  return scheme;
}
