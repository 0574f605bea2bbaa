import { ROLES, type Role } from '#kernel/actor.js';
import { comparePositions } from '#kernel/position.js';
import type { Bilingual } from '#kernel/texts.js';
import { type EnteredTwice, enteredTwice, type PlacedEntry } from './entered-twice.js';
import type { Entry, StreamEntries } from './entry.js';

/** How many entries one person made in the month. */
export interface PersonsEntries {
  readonly personId: string;
  /** In which they made them. */
  readonly roles: readonly Role[];
  readonly entries: number;
}

/** What a branch's record has cost in a month: how much was entered about it, by whom, from where, what of it twice. */
export interface Burden {
  /** All that was recorded in the month. */
  readonly entries: number;
  /** Of these: what only sets right an earlier entry. */
  readonly corrections: number;
  /** Of these: those that name the system in which the fact existed already. */
  readonly fromSource: number;
  /** Of these: those that were loaded from a file with its own time of recording. */
  readonly byFile: number;
  /** Of these: neither from a source nor by file. */
  readonly byHand: number;
  /** In order of id; nobody is compared with anybody. */
  readonly people: readonly PersonsEntries[];
  /** Entries whose maker is not to be known, such as a concern's. */
  readonly withoutPerson: number;
  /** The systems that were named, in order of name. */
  readonly sources: readonly { readonly system: string; readonly entries: number }[];
  /** Facts that look as if they had been entered before, by their first entry's position. */
  readonly twice: readonly EnteredTwice[];
  /** Entries of the month that repeat an earlier one. */
  readonly repeated: number;
  /** What it costs, in one plain sentence. */
  readonly explanation: Bilingual;
}

/**
 * 记录成本 (DOMAIN.md §4, burden). What an entry repeats may be older than the month.
 * @param month `YYYY-MM`, of the local day of recording
 */
export function burdenOf(streams: readonly StreamEntries[], month: string): Burden {
  const all = streams
    .flatMap(({ stream, entries }) => entries.map((entry): PlacedEntry => ({ ...entry, stream })))
    .sort((a, b) => comparePositions(a.position, b.position));
  const isOfMonth = ({ recordedOn }: Pick<Entry, 'recordedOn'>) => recordedOn.startsWith(`${month}-`);
  const entries = all.filter(isOfMonth);
  const twice = enteredTwice(all).filter(({ events: [, ...repetitions] }) => repetitions.some(isOfMonth));
  const repeats = twice.flatMap(({ events: [, ...repetitions] }) => repetitions.filter(isOfMonth));
  const counts = {
    entries: entries.length,
    corrections: count(entries, ({ correction }) => correction),
    fromSource: count(entries, ({ source }) => source !== undefined),
    byFile: count(entries, ({ imported }) => imported !== undefined),
    byHand: count(entries, ({ source, imported }) => source === undefined && imported === undefined),
    people: peopleOf(entries),
    withoutPerson: count(entries, ({ actor }) => actor.id === undefined),
    sources: sourcesOf(entries),
    twice,
    repeated: new Set(repeats.map(({ eventId }) => eventId)).size,
  };
  return { ...counts, explanation: sentence(counts, month) };
}

function count(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  return entries.filter(holds).length;
}

function peopleOf(entries: readonly Entry[]): readonly PersonsEntries[] {
  const ids = new Set(entries.flatMap(({ actor }) => actor.id ?? []));
  return [...ids].sort().map((personId) => {
    const own = entries.filter(({ actor }) => actor.id === personId);
    const roles = ROLES.filter((role) => own.some(({ actor }) => actor.role === role));
    return { personId, roles, entries: own.length };
  });
}

function sourcesOf(entries: readonly Entry[]): Burden['sources'] {
  const systems = entries.flatMap(({ source }) => source?.system ?? []);
  return [...new Set(systems)].sort().map((system) => ({
    ...{ system, entries: systems.filter((each) => each === system).length },
  }));
}

function sentence(counts: Omit<Burden, 'explanation'>, month: string): Bilingual {
  const { entries, byHand, fromSource, byFile, people, withoutPerson, repeated, corrections } = counts;
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  if (entries === 0) {
    return { zh: `${year} 年 ${number} 月没有登记。`, en: `Nothing was recorded in ${month}.` };
  }
  const again = {
    zh: repeated === 0 ? '没有发现重复登记' : `${repeated} 条疑与先前的登记重复`,
    en:
      repeated === 0
        ? 'nothing looks entered twice'
        : `${repeated} ${repeated === 1 ? 'seems' : 'seem'} to repeat an earlier one`,
  };
  const took = entries === 1 ? '1 entry' : `${entries} entries`;
  const by = people.length === 1 ? '1 person' : `${people.length} people`;
  const others =
    withoutPerson === 0
      ? { zh: '', en: '' }
      : { zh: `（${withoutPerson} 条不具名）`, en: ` (${withoutPerson} of them by people who are not named)` };
  const right = corrections === 1 ? '1 of them a correction' : `${corrections} of them corrections`;
  return {
    zh: `${year} 年 ${number} 月共登记 ${entries} 条，由 ${people.length} 人完成${others.zh}：手工填写 ${byHand} 条，注明已有来源 ${fromSource} 条，文件导入 ${byFile} 条，其中更正 ${corrections} 条；${again.zh}。`,
    en: `In ${month} the record took ${took} by ${by}${others.en}: ${byHand} filled in by hand, ${fromSource} naming where the fact existed already, ${byFile} from files, ${right}; ${again.en}.`,
  };
}
