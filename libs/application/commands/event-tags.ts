import { ancestorsOn, LEADING_KINDS, owningBranch } from '#domain/organization/tree.js';
import type { Ground } from '#domain/policy/scope.js';
import type { Tags } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';

/** Organizations concerned and those above them, by kind; then what the decision names. Sorted, nothing twice. */
export function tagsOf({ concerns, lineage, today }: Ground, day: LocalDate, decided: Tags): Tags {
  const org = new Set(decided.org);
  const branch = new Set(decided.branch);
  for (const { orgId } of concerns) {
    for (const id of [orgId, ...ancestorsOn(lineage, orgId, today)]) {
      const organization = lineage.get(id);
      if (!organization) continue;
      if (LEADING_KINDS.includes(organization.kind)) org.add(id);
      const owner = id === orgId ? owningBranch(organization, day) : undefined;
      if (owner !== undefined) branch.add(owner);
    }
  }
  const tags = { org, branch, member: new Set(decided.member), task: new Set(decided.task) };
  return Object.fromEntries(
    Object.entries(tags)
      .filter(([, ids]) => ids.size > 0)
      .map(([kind, ids]) => [kind, [...ids].sort()]),
  );
}

/** As the event store finds events by: `member:m-31`. */
export function flatTags(tags: Tags): readonly string[] {
  return Object.entries(tags).flatMap(([kind, ids]) => ids.map((id) => `${kind}:${id}`));
}
