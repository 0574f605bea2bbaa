import type { Append, SetCheck, StreamCheck } from '../ports/event-store.js';

/**
 * Several appends, each of which was decided on the ones before it, as one that is written as a whole or not at all.
 * @param appends in the order of the log
 */
export function mergedAppend(appends: readonly Append[]): Append {
  const written = new Set<string>();
  const raised = new Map<string, number>();
  const checks = new Map<string, StreamCheck | SetCheck>();
  for (const append of appends) {
    for (const check of append.checks) {
      if ('set' in check) {
        // where the store has it: without what earlier parts of the same append add
        const expected = check.expected - (raised.get(check.set) ?? 0);
        checks.set(`set ${check.set}`, { set: check.set, expected });
      } else if (!written.has(check.stream) && !checks.has(check.stream)) {
        // one that an earlier part has written to is checked by that write
        checks.set(check.stream, check);
      }
    }
    for (const { stream } of append.writes) written.add(stream);
    for (const { set } of append.touches) raised.set(set, (raised.get(set) ?? 0) + 1);
  }
  return {
    writes: appends.flatMap(({ writes }) => writes),
    checks: [...checks.values()],
    touches: [...raised.keys()].map((set) => ({ set })),
  };
}
