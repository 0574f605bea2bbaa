import { enrolmentOf } from '#testing/small-office.js';
import type { Planted } from './office.js';

/** An event of m2, for others to cite. */
export const EVIDENCE = 'command:assigned-m2';

const superior = { id: 'u-superior', role: 'superior', orgId: 'c1' } as const;

type Step = 'nominated' | 'objected' | 'publicized' | 'granted';

/** Of m2 for the award of committee c1, unless said. */
interface Nominated {
  readonly nomineeId?: string;
  readonly evidence?: string;
  readonly orgId?: string;
}

/** A nomination, as far as the steps lead. */
function recognition(
  recognitionId: string,
  steps: readonly Step[],
  { nomineeId = 'm2', evidence = EVIDENCE, orgId = 'c1' }: Nominated = {},
): readonly Planted[] {
  const planted: Readonly<Record<Step, Planted>> = {
    nominated: {
      command: 'nominate-for-recognition',
      actor: { id: 'm1', role: 'branch-officer', orgId: 'b1' },
      data: {
        ...{ recognitionId, award: 'excellent-member', year: 2025, orgId, nominee: { kind: 'member', id: nomineeId } },
        ...{ grounds: '攻坚克难', evidenceEventIds: [evidence], on: '2025-06-20' },
      },
    },
    objected: {
      command: 'object-to-nomination',
      actor: { id: 'm3', role: 'member', orgId: 'b1' },
      data: { recognitionId, objectionId: 'o1', grounds: '依据有误' },
    },
    publicized: {
      command: 'publicize-nomination',
      actor: superior,
      data: { recognitionId, from: '2025-06-23', until: '2025-06-27' },
    },
    granted: {
      command: 'grant-recognition',
      actor: superior,
      data: { recognitionId, on: '2025-06-30', decidedBy: '机关党委会' },
    },
  };
  return steps.map((step) => planted[step]);
}

/** One recognition for each command to be tried on. */
export const RECOGNITIONS: readonly Planted[] = [
  {
    command: 'set-recognition-quota',
    actor: superior,
    data: { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 2 },
  },
  ...recognition('n1', ['nominated']),
  ...recognition('n2', ['nominated'], { orgId: 'b1' }),
  ...recognition('n3', ['nominated', 'objected']),
  ...recognition('n4', ['nominated', 'publicized']),
  ...recognition('n5', ['nominated', 'publicized', 'granted'], { nomineeId: 'm3', evidence: enrolmentOf('m3') }),
];
