import { aggregates } from '#domain/aggregates.js';
import { isCorrection } from '#domain/record/event-kind.js';
import type { Actor } from '#kernel/actor.js';
import type { Annotations, Recorded } from '#kernel/event.js';
import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import type { Timeline } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { aboutBranch, BranchParams, REPORT_READERS } from '../branch-question.js';
import { toldTo } from './told-to.js';

/** One event, as a person reads it. */
export interface HistoryLine {
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  readonly occurredOn: LocalDate;
  /** UTC, milliseconds. */
  readonly recordedAt: string;
  readonly stream: string;
  readonly revision: number;
  readonly actor: Actor;
  readonly text: Bilingual;
  readonly note?: string;
  readonly source?: Annotations['source'];
  /** Days from the fact to its record, where there are more than 7. A correction is never late. */
  readonly lateDays?: number;
  /** Loaded from a file with its own time of recording. */
  readonly imported?: { readonly at: string; readonly source: string };
}

/** "late-entry: recorded > 7 days after it happened" (DOMAIN.md §5). */
const IN_TIME_DAYS = 7;

/** How each event type is told. */
type Telling = (data: never) => Bilingual;

const tellings: ReadonlyMap<string, Telling> = new Map(
  aggregates.flatMap(({ texts }) => Object.entries(texts.timeline)),
);

/** 支部历程: what an inspector replays, one line per event, told from the log itself. */
export const branchHistory: Timeline<BranchParams, HistoryLine> = {
  name: 'branch-history',
  summary: { zh: '支部历程：逐条事件', en: "A branch's history, one line per event" },
  params: BranchParams,
  path: ['branchId'],
  readers: REPORT_READERS,
  about: aboutBranch.about,
  tag: ({ branchId }) => ({ kind: 'branch', id: branchId }),
  forReader: (event, reader) => toldTo(reader, event),
  line(event) {
    const { id, type, occurredOn, recordedAt, recordedOn, stream, revision, position, metadata } = event;
    const telling = tellings.get(type);
    if (!telling) throw new Error(`${type} (${id}) has no text`);
    const { note, source } = event.data as Annotations;
    const days = isCorrection(event) ? 0 : daysBetween(occurredOn, recordedOn);
    return {
      ...{ position, eventId: id, type, occurredOn, recordedAt, stream, revision },
      actor: metadata.actor,
      text: textOf(telling, event),
      ...(note === undefined ? {} : { note }),
      ...(source === undefined ? {} : { source }),
      ...(days > IN_TIME_DAYS ? { lateDays: days } : {}),
      ...(metadata.imported === undefined ? {} : { imported: metadata.imported }),
    };
  },
};

function textOf(telling: Telling, { data }: Recorded): Bilingual {
  return (telling as (data: unknown) => Bilingual)(data);
}
