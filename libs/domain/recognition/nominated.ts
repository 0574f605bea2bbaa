import { type Bar, may, type RoleGrant } from '#kernel/command.js';
import type { Tags } from '#kernel/event.js';
import { Rejection } from '#kernel/rejection.js';
import type { Recognition } from './recognition.js';

export type ExistingRecognition = Exclude<Recognition, { readonly status: 'absent' }>;

/** Not decided yet. */
export type OpenNomination = Extract<ExistingRecognition, { readonly status: 'nominated' | 'publicized' }>;

/** Who handles the nominations of an organization: its officers, its superiors and those above. */
export const awardingBody = [may.superiorOfItsBranches, may.branchOfficer] as const satisfies readonly RoleGrant[];

/** Narrows a state that the runner has already found to exist. */
export function existingRecognition(state: Recognition): ExistingRecognition {
  if (state.status === 'absent') throw new Rejection('not-found', 'recognitionId');
  return state;
}

/** @throws Rejection `nomination-closed` once it was granted or declined */
export function openNomination(state: Recognition): OpenNomination {
  const recognition = existingRecognition(state);
  if (recognition.status !== 'nominated' && recognition.status !== 'publicized') {
    throw new Rejection('nomination-closed', 'recognitionId');
  }
  return recognition;
}

/** @throws Rejection `nomination-contested` after an upheld objection: only nominating anew leads further */
export function mustNotBeContested({ objections }: OpenNomination): void {
  const upheld = [...objections].find(([, { status }]) => status === 'upheld');
  if (upheld) throw new Rejection('nomination-contested', 'recognitionId', { objectionId: upheld[0] });
}

/** The organization whose award it is. */
export function awardingOrganization(state: Recognition) {
  return [{ orgId: existingRecognition(state).orgId, field: 'recognitionId' }];
}

/** What stands on every event of the recognition. */
export function ofRecognition({ recognitionId, award, year, orgId, nominee, branchId }: ExistingRecognition) {
  return {
    ...{ recognitionId, award, year, orgId, nominee, branchId },
    ...(nominee.kind === 'member' ? { memberId: nominee.id } : {}),
  };
}

/** Whom it concerns: the nominee, the branch, and every committee above it when it was nominated. */
export function namedIn({ nominee, branchId, orgIds }: ExistingRecognition): Tags {
  return { branch: [branchId], org: orgIds, ...(nominee.kind === 'member' ? { member: [nominee.id] } : {}) };
}

/** Whose key seals what is said about the nominee: a member's own; of a branch its author's. */
export function subjectOf(nominee: { readonly kind: string; readonly id: string }, authorId: string): string {
  return `member-${nominee.kind === 'member' ? nominee.id : authorId}`;
}

/** Nobody decides about the own nomination. */
export const theNominee = <Input>(): Bar<Input, Recognition> => ({
  person: { zh: '被提名人', en: 'the nominee' },
  who: (_, state) => {
    const { nominee } = existingRecognition(state);
    return nominee.kind === 'member' ? [nominee.id] : [];
  },
});
