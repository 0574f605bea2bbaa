import { WORKING_ROLES } from '#domain/policy/working-roles.js';
import type { Actor, Role } from '#kernel/actor.js';
import { Id, Whole } from '#kernel/fields.js';
import type { Tag } from '#kernel/read-model.js';

/** The parameters of a question about one branch. */
export class BranchParams {
  @Id() readonly branchId!: string;
}

/** … and about one year of it. */
export class BranchYearParams extends BranchParams {
  @Whole(1000, 9999) readonly year!: number;
}

/** What questions about one branch have in common. Keys of its documents begin with `<branchId>/`. */
export const aboutBranch = {
  about: ({ branchId }: BranchParams) => ({ orgId: branchId, field: 'branchId' }),
  select: ({ branchId }: BranchParams) => ({ branchId }),
  tags: ({ branchId }: BranchParams): readonly Tag[] => [{ kind: 'branch', id: branchId }],
  covers: (key: string, { branchId }: BranchParams) => key.startsWith(`${branchId}/`),
};

export const WORKING_READERS = WORKING_ROLES;

/** For `opens`: names and the like, which everybody who works with the record needs. */
export const toWorkingReaders = ({ role }: Actor): boolean => WORKING_READERS.includes(role);

/** … with those who only read what comes of it. */
export const REPORT_READERS: readonly Role[] = [...WORKING_READERS, 'reader'];

/** … with the branch's members. */
export const ALL_READERS: readonly Role[] = [...REPORT_READERS, 'member'];
