import type { LocalDate } from '#kernel/local-date.js';
import type { RecordDoc } from './record-doc.js';

/** Properties with the fact that something begins with: where that is not yet, the thing isn't either. */
const BEGINNINGS = ['begun', 'launched', 'granted', 'issued', 'set', 'recorded', 'adopted', 'raised', 'opened'];

/** A document with those of its facts that hold on the day; undefined where nothing of it has begun. */
export function asOfDay(doc: RecordDoc, day: LocalDate): RecordDoc | undefined {
  return known(doc, day) as RecordDoc | undefined;
}

function known(value: unknown, day: LocalDate): unknown {
  if (Array.isArray(value)) return value.map((part) => known(part, day)).filter((part) => part !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if (isLater(value, day)) return undefined;
  const left: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    const kept = known(part, day);
    if (kept !== undefined) left[name] = kept;
    else if (BEGINNINGS.includes(name)) return undefined;
  }
  return left;
}

/** Of an event, or of a stay in a branch. */
function isLater(value: object, day: LocalDate): boolean {
  const on = 'position' in value && 'on' in value ? value.on : 'from' in value ? value.from : undefined;
  return typeof on === 'string' && on > day;
}
