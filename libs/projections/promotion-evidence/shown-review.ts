import { type EvidenceItem, streamOfItem } from '#domain/member-record/evidence-item.js';
import { evidenceText } from '#domain/member-record/evidence-texts.js';
import type { ContestRecord, ReviewRecord, SealedEdition } from '#domain/member-record/review-record.js';
import type { PromotionDecision } from '#domain/promotion-review/terms.js';
import type { Entry, StreamEntries } from '#domain/record/entry.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { annuls, correctedText, correctionsOf, isAnnulled } from '../record/corrections.js';

/** A review as its readers see it. */
export interface ShownReview {
  readonly reviewId: string;
  readonly memberId: string;
  readonly orgId: string;
  readonly targetPosition: string;
  readonly status: 'open' | 'concluded';
  readonly openedOn: LocalDate;
  readonly editions: readonly ShownEdition[];
  readonly contests: readonly ShownContest[];
  readonly conclusion?: {
    readonly eventId: string;
    readonly on: LocalDate;
    readonly edition: number;
    readonly decision: PromotionDecision;
    readonly reasons: string;
    readonly decidedBy: string;
    readonly citedEventIds: readonly string[];
    /** Of what it cites. */
    readonly correctedSince: readonly CorrectedSince[];
  };
}

export interface ShownEdition {
  readonly edition: number;
  readonly eventId: string;
  /** The local day on which it was sealed, and shown to the member. */
  readonly sealedOn: LocalDate;
  readonly throughEventId: string;
  /** Of the evidence as it was sealed. */
  readonly digest: string;
  /** As sealed, without a notice that counts as never issued. */
  readonly items: readonly (EvidenceItem & { readonly text: Bilingual })[];
  readonly correctedSince: readonly CorrectedSince[];
}

/** A fact that was set right, or taken back, after it had been sealed. */
export interface CorrectedSince {
  /** Absent, like the next, where nothing of the fact is to be left. */
  readonly eventId?: string;
  readonly correctedBy?: string;
  /** The local day on which that was recorded. */
  readonly correctedOn: LocalDate;
  readonly text: Bilingual;
}

interface ShownContest {
  readonly objectionId: string;
  readonly eventId: string;
  readonly on: LocalDate;
  readonly edition: number;
  readonly evidenceEventId: string;
  /** Sealed (◆). */
  readonly grounds: PersonalText;
  readonly decision?: { readonly on: LocalDate; readonly upheld: boolean; readonly reasons: string };
}

/** What has become of the events of an edition since it was sealed. */
interface Fate {
  readonly correctedSince: readonly CorrectedSince[];
  /** Events of which nothing is to be left. */
  readonly annulled: ReadonlySet<string>;
}

export function shownReview(
  review: ReviewRecord,
  record: ReadonlyMap<string, StreamEntries>,
  moment: Moment,
): ShownReview {
  const { reviewId, memberId, orgId, targetPosition, opened, editions, contests, conclusion } = review;
  const fates = new Map(editions.map((each) => [each.edition, fateOf(each, { memberId, record, moment })]));
  const annulled = new Set([...fates.values()].flatMap((fate) => [...fate.annulled]));
  return {
    ...{ reviewId, memberId, orgId, targetPosition, openedOn: opened.on },
    status: conclusion === undefined ? 'open' : 'concluded',
    editions: editions.map((each) => shownEdition(each, fates.get(each.edition))),
    contests: contests.filter(({ evidenceEventId }) => !annulled.has(evidenceEventId)).map(shownContest),
    ...(conclusion === undefined ? {} : { conclusion: shownConclusion(conclusion, fates.get(conclusion.edition)) }),
  };
}

function shownEdition(
  { edition, eventId, recordedOn, throughEventId, digest, evidence }: SealedEdition,
  { correctedSince, annulled }: Fate = NOTHING,
): ShownEdition {
  return {
    ...{ edition, eventId, sealedOn: recordedOn, throughEventId, digest },
    items: evidence.items
      .filter(({ eventIds }) => !eventIds.some((each) => annulled.has(each)))
      .map((item) => ({ ...item, text: evidenceText(item) })),
    correctedSince,
  };
}

function shownContest({ objectionId, eventId, on, edition, evidenceEventId, grounds, decided }: ContestRecord) {
  const decision = decided && { on: decided.on, upheld: decided.upheld, reasons: decided.reasons };
  return {
    ...{ objectionId, eventId, on, edition, evidenceEventId, grounds },
    ...(decision === undefined ? {} : { decision }),
  };
}

function shownConclusion(
  conclusion: NonNullable<ReviewRecord['conclusion']>,
  { correctedSince, annulled }: Fate = NOTHING,
): NonNullable<ShownReview['conclusion']> {
  const { eventId, on, edition, decision, reasons, decidedBy, citedEventIds } = conclusion;
  const rests = citedEventIds.some((each) => annulled.has(each));
  return {
    ...{ eventId, on, edition, decision, reasons, decidedBy },
    citedEventIds: citedEventIds.filter((each) => !annulled.has(each)),
    correctedSince: correctedSince.filter((each) =>
      each.eventId === undefined ? rests : citedEventIds.includes(each.eventId),
    ),
  };
}

const NOTHING: Fate = { correctedSince: [], annulled: new Set() };

interface Sealed {
  readonly memberId: string;
  readonly record: ReadonlyMap<string, StreamEntries>;
  readonly moment: Moment;
}

function fateOf({ evidence, position }: SealedEdition, { memberId, record, moment }: Sealed): Fate {
  const correctedSince: CorrectedSince[] = [];
  const annulled = new Set<string>();
  for (const item of evidence.items) {
    const stream = record.get(streamOfItem(item, memberId));
    if (stream === undefined) continue;
    if (isAnnulled(stream, moment.knownAt)) for (const each of item.eventIds) annulled.add(each);
    for (const { eventId, later } of correctedEntries(item, stream, moment)) {
      if (comparePositions(later.position, position) > 0) correctedSince.push(corrected(eventId, later));
    }
  }
  return { correctedSince, annulled };
}

/** The item's events that were corrected at any time, each with what has done it. */
function correctedEntries({ eventIds }: EvidenceItem, stream: StreamEntries, moment: Moment) {
  return stream.entries
    .filter(({ eventId }) => eventIds.includes(eventId))
    .flatMap((entry) => correctionsOf(entry, stream, moment).map((later) => ({ eventId: entry.eventId, later })));
}

function corrected(eventId: string, later: Entry): CorrectedSince {
  const correctedOn = later.recordedOn;
  return {
    ...(annuls(later) ? {} : { eventId, correctedBy: later.eventId }),
    correctedOn,
    text: correctedText(correctedOn),
  };
}
