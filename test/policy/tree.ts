import { superior } from '../commands/office.js';

/**
 * The organizations of the walk, by their parents: the office of test/commands with b1 under c2, a group below b1, and
 * another tree.
 */
const PARENTS: Readonly<Record<string, string | null>> = {
  c1: null,
  c2: 'c1',
  b1: 'c2',
  g1: 'b1',
  b2: 'c1',
  'b-empty': 'c1',
  x1: null,
  x2: 'x1',
};

/** The branches of the office's members, on every day that its examples are about. */
export const BRANCH_OF: Readonly<Record<string, string>> = { m1: 'b1', m2: 'b1', m3: 'b1', m4: 'b1', m5: 'b2' };

/** Those that lead others. */
export const COMMITTEES: readonly string[] = ['c1', 'c2', 'x1'];

/** Where an actor may stand: in each of them, and in none. */
export const PLACES: readonly string[] = [...Object.keys(PARENTS), 'nowhere'];

const established = { establishedOn: '2019-01-01' };

/** Makes of the office the tree above. */
export const PLANTING = [
  {
    command: 'establish-organization',
    actor: superior,
    data: { orgId: 'g1', name: '一组', kind: 'group', parentId: 'b1', ...established },
  },
  {
    command: 'establish-organization',
    actor: { id: 'u-admin', role: 'admin', orgId: 'x1' },
    data: { orgId: 'x1', name: '外单位党委', kind: 'committee', ...established },
  },
  {
    command: 'establish-organization',
    actor: { ...superior, orgId: 'x1' },
    data: { orgId: 'x2', name: '外单位支部', kind: 'branch', parentId: 'x1', ...established },
  },
  { command: 'move-organization', actor: superior, data: { orgId: 'b1', parentId: 'c2', effectiveOn: '2025-09-01' } },
] as const;

export const SIGNS = ['↑', '⇑', '↓', '↔', '⌂', '∅', '⊤', '✓'] as const;
export type Sign = (typeof SIGNS)[number];

function above(orgId: string): readonly string[] {
  const parent = PARENTS[orgId];
  return parent === undefined || parent === null ? [] : [parent, ...above(parent)];
}

/** Whether somebody who stands there is where the sign says, seen from an organization. */
export function standsAt(place: string, sign: Sign, orgId: string): boolean {
  if (!(orgId in PARENTS)) throw new Error(`the walk knows no organization ${orgId}`);
  switch (sign) {
    case '↑':
      return above(orgId).includes(place);
    case '⇑':
      return place === orgId || above(orgId).includes(place);
    case '↓':
      return place === orgId || above(place).includes(orgId);
    case '↔':
      return (
        place !== orgId &&
        !above(place).includes(orgId) &&
        !above(orgId).includes(place) &&
        above(place).some((each) => above(orgId).includes(each))
      );
    case '⌂':
      return PARENTS[orgId] === null;
    case '∅':
    case '⊤':
      return false;
    case '✓':
      return true;
  }
}
