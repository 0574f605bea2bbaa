export interface Difference {
  /** JSON pointer, RFC 6901. */
  readonly path: string;
  /** Undefined for what is not there. */
  readonly expected: unknown;
  readonly found: unknown;
}

type Entries = Readonly<Record<string, unknown>>;

/** Where two JSON values first differ, in the order of the expected one's properties; undefined if they are equal. */
export function firstDifference(expected: unknown, found: unknown, path = ''): Difference | undefined {
  if (Object.is(expected, found)) return undefined;
  if (!isContainer(expected) || !isContainer(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return { path, expected, found };
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const difference = firstDifference(own(expected, name), own(found, name), `${path}/${escaped(name)}`);
    if (difference) return difference;
  }
  return undefined;
}

function isContainer(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null;
}

function own(entries: Entries, name: string): unknown {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
