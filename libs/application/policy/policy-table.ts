import type { Role } from '#kernel/actor.js';
import type { AnyAggregate } from '#kernel/aggregate.js';
import type { Grant, Reach, RoleGrant } from '#kernel/command.js';
import { kebabCase } from '#kernel/names.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';

/** Who may do what, as the commands and questions themselves say: nothing in it is written by hand. */
export interface PolicyTable {
  readonly groups: readonly CommandGroup[];
  readonly questions: readonly QuestionPolicy[];
}

/** The commands of one aggregate. */
export interface CommandGroup {
  readonly name: Bilingual;
  readonly commands: readonly CommandPolicy[];
}

export interface CommandPolicy {
  /** kebab-case */
  readonly name: string;
  readonly summary: Bilingual;
  readonly roles: readonly RolePolicy[];
  /** Persons who may whatever their role and organization: by who they are, or by a token. */
  readonly persons: readonly Bilingual[];
  /** Persons who may not, whatever has been granted to them. */
  readonly never: readonly Bilingual[];
}

export interface RolePolicy {
  readonly role: Role;
  readonly reach: Reach;
  /** Another reach over the organizations that these fields name. */
  readonly at: Readonly<Record<string, Reach>>;
  /** Of which records only. */
  readonly only?: Bilingual;
}

/** Readers ask about their own organization and all below it. */
export interface QuestionPolicy {
  readonly name: string;
  readonly summary: Bilingual;
  readonly readers: readonly Role[];
  /** Those below it may ask as well. */
  readonly alsoFromBelow: boolean;
  /** Whoever it is about may ask as well, where it is about one person. */
  readonly person: boolean;
  /** Some readers get less than others. */
  readonly varies: boolean;
}

type AnyQuestion = ReadModel | Timeline;

export function policyTable(
  aggregates: readonly AnyAggregate[],
  questions: readonly (ReadModel | Timeline)[],
): PolicyTable {
  return { groups: aggregates.map(groupOf), questions: questions.map(questionPolicy) };
}

function groupOf({ texts, commands }: AnyAggregate): CommandGroup {
  return {
    name: texts.name,
    commands: Object.entries(commands).map(([name, { summary, by, never = [] }]) => ({
      ...{ name: kebabCase(name), summary },
      roles: by.filter(isRoleGrant).map(rolePolicy),
      persons: by.flatMap((grant) => (isRoleGrant(grant) ? [] : [grant.person])),
      never: never.map(({ person }) => person),
    })),
  };
}

const isRoleGrant = (grant: Grant): grant is RoleGrant => 'role' in grant;

function rolePolicy({ role, reach, at = {}, only }: RoleGrant): RolePolicy {
  return { role, reach, at, ...(only === undefined ? {} : { only: only.text }) };
}

function questionPolicy(question: AnyQuestion): QuestionPolicy {
  const { name, summary, readers, alsoFromBelow = false } = question;
  const varies = question.forReader !== undefined || 'opens' in question;
  return { name, summary, readers, alsoFromBelow, person: question.person !== undefined, varies };
}
