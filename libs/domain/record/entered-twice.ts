import type { Bilingual } from '#kernel/texts.js';
import type { Entry } from './entry.js';
import { eventKind } from './event-kind.js';

/** An entry with the stream in which it stands. */
export interface PlacedEntry extends Entry {
  readonly stream: string;
}

/** Entries that look like one fact. Whether they are one, somebody has to see. */
export interface EnteredTwice {
  readonly type: string;
  /** What was recorded, as its command says it. */
  readonly name: Bilingual;
  /** The same reference of a source, or the same in all but ids, note and source. */
  readonly because: 'same-source' | 'same-content';
  /** In order of position; each after the first repeats it. */
  readonly events: readonly (Pick<Entry, 'eventId' | 'position' | 'on' | 'recordedOn'> & {
    readonly stream: string;
    readonly source?: Entry['source'];
  })[];
}

/**
 * What was entered more than once, by the position of the first entry. What has both signs is named once, by its source.
 * @param entries of one branch, in order of position
 */
export function enteredTwice(entries: readonly PlacedEntry[]): readonly EnteredTwice[] {
  const facts = entries.filter(({ correction }) => !correction);
  const bySource = groups(facts, ({ type, source }) =>
    source?.reference === undefined ? undefined : JSON.stringify([type, source.system, source.reference]),
  );
  const byContent = groups(facts, ({ type, fingerprint }) => fingerprint && `${type} ${fingerprint}`);
  const found = new Set(bySource.flat());
  const others = byContent.filter((group) => !group.every((entry) => found.has(entry)));
  const twice = [
    ...bySource.map((group) => ({ group, because: 'same-source' as const })),
    ...others.map((group) => ({ group, because: 'same-content' as const })),
  ];
  const place = new Map(facts.map((entry, index) => [entry, index]));
  const first = ({ group: [entry] }: (typeof twice)[number]) => (entry && place.get(entry)) ?? 0;
  return twice.sort((a, b) => first(a) - first(b)).flatMap(({ group, because }) => told(group, because));
}

/** Those that have a sign in common; undefined is none. */
function groups(
  entries: readonly PlacedEntry[],
  signOf: (entry: PlacedEntry) => string | undefined,
): readonly (readonly PlacedEntry[])[] {
  const bySign = new Map<string, PlacedEntry[]>();
  for (const entry of entries) {
    const sign = signOf(entry);
    if (sign === undefined) continue;
    const group = bySign.get(sign);
    if (group) group.push(entry);
    else bySign.set(sign, [entry]);
  }
  return [...bySign.values()].filter((group) => group.length > 1);
}

function told(group: readonly PlacedEntry[], because: EnteredTwice['because']): readonly EnteredTwice[] {
  const [first] = group;
  if (!first) return [];
  const { type } = first;
  const events = group.map(({ eventId, stream, position, on, recordedOn, source }) => ({
    ...{ eventId, stream, position, on, recordedOn },
    ...(source === undefined ? {} : { source }),
  }));
  return [{ type, name: eventKind(type).name, because, events }];
}
