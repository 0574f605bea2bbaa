import { Calendar } from '#domain/calendar/calendar.js';
import type { Award } from '#domain/recognition/terms.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of recognition n1: of m1, whose branch is b1, by committee c1. */
export const ofN1 = {
  recognitionId: 'n1',
  award: 'excellent-member',
  year: 2025,
  orgId: 'c1',
  nominee: { kind: 'member', id: 'm1' },
  branchId: 'b1',
  memberId: 'm1',
} as const;

const STREAM = 'recognition-n1';
const NOMINATOR: Actor = { id: 'u-nominator', role: 'branch-officer', orgId: 'b1' };

/** 2025 as the State Council arranged it, from April to June: Labour Day with its make-up day, Dragon Boat. */
export const calendar2025 = new Calendar({
  years: new Map([
    [
      2025,
      {
        holidays: [
          ...['2025-04-04', '2025-04-05', '2025-04-06'],
          ...['2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04', '2025-05-05'],
          ...['2025-05-31', '2025-06-01', '2025-06-02'],
        ],
        makeUpDays: ['2025-04-27'],
      },
    ],
  ]),
  days: new Map(),
});

/** Nominated on 26 May 2025 by an officer of b1. */
export function nominated(change: object = {}): Happened {
  const data = { ...ofN1, grounds: 'sealed:x', evidenceEventIds: [], evidence: [], on: '2025-05-26', ...change };
  return [STREAM, { type: 'RecognitionNominated', data }, NOMINATOR, { org: ['c1'], branch: ['b1'], member: ['m1'] }];
}

/** Across the Dragon Boat holiday: 28 May to 5 June 2025, 6 working days. */
export function publicized(until: LocalDate = '2025-06-05'): Happened {
  return [STREAM, { type: 'NominationPublicized', data: { ...ofN1, from: '2025-05-28', until, workingDays: 6 } }];
}

export function objected(objectionId: string, by: Actor): Happened {
  const data = { ...ofN1, objectionId, grounds: 'sealed:x' };
  return [STREAM, { type: 'NominationObjected', data }, by, { org: ['c1'], branch: ['b1'], member: ['m1'] }];
}

export function objectionDecided(objectionId: string, upheld: boolean): Happened {
  return [STREAM, { type: 'NominationObjectionDecided', data: { ...ofN1, objectionId, upheld, reasons: '核实' } }];
}

export function granted(on: LocalDate, recognitionId = 'n1'): Happened {
  const data = { ...ofN1, recognitionId, on, decidedBy: '机关党委会' };
  return [`recognition-${recognitionId}`, { type: 'RecognitionGranted', data }];
}

export function declined(on: LocalDate): Happened {
  return [STREAM, { type: 'NominationDeclined', data: { ...ofN1, on, reasons: '未通过' } }];
}

export function revoked(on: LocalDate, recognitionId = 'n1'): Happened {
  const data = { ...ofN1, recognitionId, on, reasons: '失实' };
  return [`recognition-${recognitionId}`, { type: 'RecognitionRevoked', data }];
}

export function quotaSet(quota: number, change: { award?: Award; year?: number } = {}): Happened {
  const data = { orgId: 'c1', year: 2025, award: 'excellent-member', quota, ...change };
  return ['organization-c1', { type: 'RecognitionQuotaSet', data }];
}

/** Another recognition of the same kind, granted in its own stream; to a member of its own unless said. */
export function grantedToAnother(recognitionId: string, memberId = `m-${recognitionId}`): readonly Happened[] {
  const of = { ...ofN1, recognitionId, nominee: { kind: 'member', id: memberId }, memberId };
  const stream = `recognition-${recognitionId}`;
  const tags = { org: ['c1'], branch: ['b1'], member: [memberId] };
  const [, { type, data }, by] = nominated(of);
  return [
    [stream, { type, data }, by, tags],
    [stream, { type: 'RecognitionGranted', data: { ...of, on: '2025-06-06', decidedBy: '机关党委会' } }, by, tags],
  ];
}
