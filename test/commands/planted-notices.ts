import type { Planted } from './office.js';
import { EVIDENCE } from './planted-recognitions.js';

const superior = { id: 'u-superior', role: 'superior', orgId: 'c1' } as const;

type Step = 'issued' | 'planned' | 'appealed';

/** A notice, to branch b1 unless said, as far as the steps lead. */
function notice(
  noticeId: string,
  steps: readonly Step[],
  target: object = { kind: 'branch', id: 'b1' },
): readonly Planted[] {
  const officer = { id: 'm1', role: 'branch-officer', orgId: 'b1' } as const;
  const planted: Readonly<Record<Step, Planted>> = {
    issued: {
      command: 'issue-improvement-notice',
      actor: { ...superior, id: 'u-issuer' },
      data: {
        ...{ noticeId, target, measure: 'reminder', grounds: '两次逾期' },
        ...{ evidenceEventIds: [EVIDENCE], issuedOn: '2025-07-01', respondBy: '2025-07-15' },
      },
    },
    planned: {
      command: 'submit-improvement-plan',
      actor: officer,
      data: { noticeId, actions: [{ actionId: 'a1', text: '每周自查', dueOn: '2025-09-30' }], on: '2025-07-10' },
    },
    appealed: {
      command: 'appeal-improvement-notice',
      actor: officer,
      data: { noticeId, grounds: '数据有误', on: '2025-07-05' },
    },
  };
  return steps.map((step) => planted[step]);
}

/** One notice for each command to be tried on. */
export const NOTICES: readonly Planted[] = [
  ...notice('w0', ['issued'], { kind: 'member', id: 'm2' }),
  ...notice('w1', ['issued', 'planned']),
  ...notice('w2', ['issued', 'appealed']),
];
