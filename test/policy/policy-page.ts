import { ROLES, type Role } from '#kernel/actor.js';
import { policyPages } from '../../apps/docs/policy-pages.js';
import { SIGNS, type Sign } from './tree.js';

/** A grant as a cell of the page tells it: `↑*`, `↑ parentId ⇑`. */
export interface ToldGrant {
  readonly sign: Sign;
  /** Good for some records only. */
  readonly conditional: boolean;
  /** Other signs for the organizations that these fields name. */
  readonly at: ReadonlyMap<string, Sign>;
}

export interface ToldRow {
  readonly grants: Readonly<Record<Role, readonly ToldGrant[]>>;
  /** Persons, conditions and exceptions. */
  readonly rules: readonly string[];
}

/** What the page says, read as a person would: cell by cell, by the name of the command, question or door. */
export function readPolicyPage(page = policyPages().get('docs/policy.md') ?? ''): ReadonlyMap<string, ToldRow> {
  const rows = new Map<string, ToldRow>();
  for (const line of page.split('\n').filter((each) => each.startsWith('| `'))) {
    const cells = line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim());
    const name = cells[0]?.split('`')[1] ?? '';
    const grants = Object.fromEntries(ROLES.map((role, index) => [role, grantsIn(cells[index + 1] ?? '')]));
    const rules = (cells[ROLES.length + 1] ?? '').split('; ').filter((rule) => rule !== '');
    rows.set(name, { grants: grants as ToldRow['grants'], rules });
  }
  return rows;
}

function grantsIn(cell: string): readonly ToldGrant[] {
  if (cell === '–') return [];
  return cell.split(' / ').map((told) => {
    const [first = '', ...more] = told.split(' ');
    const at = new Map<string, Sign>();
    for (let index = 0; index < more.length; index += 2) at.set(more[index] ?? '', signOf(more[index + 1] ?? ''));
    return { sign: signOf(first.replace('*', '')), conditional: first.endsWith('*'), at };
  });
}

function signOf(text: string): Sign {
  const sign = SIGNS.find((each) => each === text);
  if (!sign) throw new Error(`the page does not explain ${text}`);
  return sign;
}
