import type { Actor } from '#kernel/actor.js';
import type { Bar, Concern, Grant, PersonGrant, Reach, RoleGrant, TokenGrant } from '#kernel/command.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { ancestorsOn, type ExistingOrganization, LEADING_KINDS, type Lineage } from '../organization/tree.js';
import { tokenHash } from './digest.js';

/** The organizations concerned with all that is above them, and the day on which the tree is read. */
export interface Ground {
  readonly concerns: readonly Concern[];
  readonly lineage: Lineage;
  readonly today: LocalDate;
}

const isRoleGrant = (grant: Grant): grant is RoleGrant => 'role' in grant;
const isTokenGrant = (grant: Grant): grant is TokenGrant => 'token' in grant;
const isPersonGrant = (grant: Grant): grant is PersonGrant => 'who' in grant;

const PLACED: readonly Reach[] = ['within', 'beside', 'leading'];

/** Whether a grant is judged by where the actor's own organization stands, so that its place in the tree is needed. */
export function asksForActorsPlace(by: readonly Grant[]): boolean {
  return by.some((grant) => isRoleGrant(grant) && PLACED.includes(grant.reach));
}

/** Whether any grant could apply to this role; what remains depends on the organizations and the state. */
export function roleMayApply(by: readonly Grant[], actor: Actor): boolean {
  return by.some((grant) => !isRoleGrant(grant) || grant.role === actor.role);
}

/** Who may, as a command says. */
export interface Policy {
  readonly by: readonly Grant[];
  readonly never?: readonly Bar[];
}

/** Who wants to do what to which record. */
export interface Act {
  readonly actor: Actor;
  readonly ground: Ground;
  readonly input: unknown;
  readonly state: unknown;
}

/** Whether the actor may, by role and scope or as the person that a grant names, and is none of those who never may. */
export function mayAct({ by, never = [] }: Policy, act: Act): boolean {
  return isGranted(by, act) && !never.some(({ who }) => who(act.input, act.state).includes(act.actor.id));
}

/** A token that is given alone decides: one that was mistyped must not lead to an act under the sender's own name. */
function isGranted(by: readonly Grant[], act: Act): boolean {
  const { actor, input, state } = act;
  const given = (grant: TokenGrant) => (input as Readonly<Record<string, unknown>>)[grant.token];
  const byToken = by.filter(isTokenGrant).find((grant) => given(grant) !== undefined);
  if (byToken) return byToken.hash(state) === tokenHash(String(given(byToken)));
  return by.some((grant) => {
    if (isRoleGrant(grant)) return isGrantedToRole(grant, act);
    return isPersonGrant(grant) && grant.who(input, state) === actor.id;
  });
}

function isGrantedToRole(grant: RoleGrant, { actor, ground, input, state }: Act): boolean {
  return grant.role === actor.role && reachesAll(actor, grant, ground) && (grant.only?.holds(input, state) ?? true);
}

function reachesAll(actor: Actor, { reach, at = {} }: RoleGrant, { concerns, lineage, today }: Ground): boolean {
  if (concerns.length === 0) return reach === 'nothing' || (reach === 'leading' && leads(lineage.get(actor.orgId)));
  const above: Above = (orgId) => ancestorsOn(lineage, orgId, today);
  return concerns.every(({ orgId, field }) => REACHES[at[fieldOf(field)] ?? reach](actor.orgId, orgId, above));
}

const leads = (organization: ExistingOrganization | undefined) =>
  organization !== undefined && LEADING_KINDS.includes(organization.kind);

/** `toOrgIds[2]` is named by the field `toOrgIds`. */
const fieldOf = (path: string) => path.replace(/\[.*/, '');

/** The proper ancestors of an organization. */
type Above = (orgId: string) => readonly string[];

const REACHES: Readonly<Record<Reach, (actorsOrg: string, orgId: string, above: Above) => boolean>> = {
  above: (actorsOrg, orgId, above) => above(orgId).includes(actorsOrg),
  'at-or-above': (actorsOrg, orgId, above) => actorsOrg === orgId || above(orgId).includes(actorsOrg),
  within: (actorsOrg, orgId, above) => actorsOrg === orgId || above(actorsOrg).includes(orgId),
  beside: (actorsOrg, orgId, above) => {
    const [own, other] = [above(actorsOrg), above(orgId)];
    const apart = actorsOrg !== orgId && !own.includes(orgId) && !other.includes(actorsOrg);
    return apart && own.some((each) => other.includes(each));
  },
  root: (_, orgId, above) => above(orgId).length === 0,
  nothing: () => false,
  leading: () => false,
};

/** Whether the actor's organization is above this one on the day. */
export function isAbove(actor: Actor, orgId: string, { lineage, today }: Ground): boolean {
  return ancestorsOn(lineage, orgId, today).includes(actor.orgId);
}

/**
 * Every organization concerned stands on the day of the fact: nothing precedes its establishment, and from its
 * dissolution on only those above it verify and close.
 * @throws Rejection `date-order` or `organization-dissolved` at the field of the day
 */
export function mustStand(ground: Ground, day: LocalDate, by: { actor: Actor; closing: boolean; field: string }): void {
  for (const { orgId, mustStand } of ground.concerns) {
    const organization: ExistingOrganization | undefined = ground.lineage.get(orgId);
    if (!organization || mustStand === false) continue;
    if (day < organization.establishedOn) {
      throw new Rejection('date-order', by.field, { notBefore: organization.establishedOn });
    }
    if (organization.status === 'dissolved' && day >= organization.dissolvedOn) {
      if (!(by.closing && isAbove(by.actor, orgId, ground))) {
        throw new Rejection('organization-dissolved', by.field, { dissolvedOn: organization.dissolvedOn });
      }
    }
  }
}
