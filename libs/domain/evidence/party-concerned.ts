import { Choice, Id } from '#kernel/fields.js';

export const PARTY_KINDS = ['member', 'branch'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Whom a nomination or a notice is about: a member or a branch. */
export class PartyConcerned {
  @Choice(PARTY_KINDS) readonly kind!: PartyKind;
  @Id() readonly id!: string;
}
