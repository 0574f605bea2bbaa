import type { AdoptionVerdict } from '#domain/practice/terms.js';
import { byDate } from '#domain/scoring/by-date.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import { Id } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel, Tag } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS } from '../branch-question.js';
import {
  type LibraryDoc,
  type PlaceDoc,
  type PracticeDoc,
  practiceLibraryDocuments,
} from './practice-library-documents.js';

export class PracticeLibraryParams {
  @Id() readonly orgId!: string;
}

export interface PracticeLibrary extends Moment {
  readonly orgId: string;
  /** In the order in which they were recorded. */
  readonly practices: readonly LibraryPractice[];
}

/** Something that was done on a day, and the event that says so. */
type Done<More> = More & { readonly on: LocalDate; readonly eventId: string };

export type LibraryPractice = PracticeDoc['content'] & {
  readonly practiceId: string;
  /** The branch that recorded it. */
  readonly branchId: string;
  readonly recordedOn: LocalDate;
  readonly status: 'recorded' | 'endorsed' | 'withdrawn';
  readonly endorsement?: Done<{ readonly reason: string }>;
  readonly promotions: readonly Done<{ readonly toOrgIds: readonly string[]; readonly guidance: string }>[];
  readonly adoptions: readonly Done<{
    readonly branchId: string;
    readonly plan: string;
    /** By date. */
    readonly reports: readonly Done<{ readonly verdict: AdoptionVerdict; readonly experience: string }>[];
  }>[];
  /** `on` is the first day without it. */
  readonly withdrawal?: Done<{ readonly reason: string }>;
  readonly eventId: string;
};

/**
 * 经验库: the practices of an organization and all below it, those that branches there adopted, and those that were
 * promoted to it, below it or to somebody above it. Withdrawn ones stay, as such: what was tried is worth knowing.
 */
export const practiceLibrary: ReadModel<PracticeLibraryParams, LibraryDoc, PracticeLibrary> = {
  name: 'practice-library',
  summary: {
    zh: '经验库：经验与教训、推广范围、采纳情况与效果',
    en: 'Practices and lessons: where promoted, who adopted them, and whether they worked there',
  },
  params: PracticeLibraryParams,
  path: ['orgId'],
  readers: ALL_READERS,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  from: practiceLibraryDocuments,
  select: () => ({}),
  tags: ({ orgId }) => [
    { kind: 'org', id: orgId },
    { kind: 'branch', id: orgId },
  ],
  covers: () => true,
  further: (documents) => documents.flatMap(tagsBehind),
  view(documents, { orgId }, moment) {
    const reach = reachOf(documents, orgId, moment.asOf);
    const practices = documents
      .filter((doc) => doc.kind === 'practice')
      .filter((doc) => doc.recorded.on <= moment.asOf && concerns(doc, reach, moment.asOf))
      .sort((a, b) => comparePositions(a.recorded.position, b.recorded.position));
    return { orgId, ...moment, practices: practices.map((doc) => practiceAt(doc, moment.asOf)) };
  },
};

/**
 * What a replay reads besides: the beginning of what came from elsewhere; of an organization that was moved, what was
 * recorded before it came here; and what was promoted to those above it.
 */
function tagsBehind(doc: LibraryDoc): readonly Tag[] {
  if (doc.kind === 'incomplete') return doc.tags;
  if (doc.kind === 'practice') return [];
  const above = doc.parents.map(({ parentId }): Tag => ({ kind: 'org', id: parentId }));
  return doc.parents.length > 1 ? [doc.tag, ...above] : above;
}

/** Who belongs to an organization on a day, and who is above it. */
interface Reach {
  readonly within: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
}

/** @throws Rejection `not-found` for an organization that doesn't exist, or not yet */
function reachOf(documents: readonly LibraryDoc[], orgId: string, day: LocalDate): Reach {
  const places = new Map(documents.flatMap((doc) => (doc.kind === 'place' ? [[doc.orgId, doc]] : [])));
  const place = places.get(orgId);
  if (!place) throw new Rejection('not-found', 'orgId', { orgId });
  if (place.establishedOn > day) throw new Rejection('not-found', 'asOf', { establishedOn: place.establishedOn });
  const within = [...places.keys()].filter((each) => each === orgId || ancestors(places, each, day).includes(orgId));
  return { within: new Set(within), above: new Set(ancestors(places, orgId, day)) };
}

function ancestors(places: ReadonlyMap<string, PlaceDoc>, orgId: string, day: LocalDate): readonly string[] {
  const found: string[] = [];
  for (let at = places.get(orgId); at; at = places.get(found.at(-1) ?? '')) {
    const parentId = at.parents.findLast(({ from }) => from <= day)?.parentId;
    if (parentId === undefined || found.includes(parentId)) break;
    found.push(parentId);
  }
  return found;
}

function concerns(
  { branchId, adoptions, promotions }: PracticeDoc,
  { within, above }: Reach,
  asOf: LocalDate,
): boolean {
  return (
    within.has(branchId) ||
    by(adoptions, asOf).some((adoption) => within.has(adoption.branchId)) ||
    by(promotions, asOf).some(({ toOrgIds }) => toOrgIds.some((each) => within.has(each) || above.has(each)))
  );
}

function practiceAt(doc: PracticeDoc, asOf: LocalDate): LibraryPractice {
  const { practiceId, branchId, content, recorded } = doc;
  const [endorsed] = by(doc.endorsed ? [doc.endorsed] : [], asOf);
  const [withdrawn] = by(doc.withdrawn ? [doc.withdrawn] : [], asOf);
  return {
    ...{ practiceId, branchId, ...content, recordedOn: recorded.on },
    status: withdrawn ? 'withdrawn' : endorsed ? 'endorsed' : 'recorded',
    ...(endorsed ? { endorsement: done(endorsed) } : {}),
    promotions: by(doc.promotions, asOf).map(done),
    adoptions: by(doc.adoptions, asOf).map(({ reports, ...adoption }) => ({
      ...done(adoption),
      reports: [...by(reports, asOf)].sort(byDate).map(done),
    })),
    ...(withdrawn ? { withdrawal: done(withdrawn) } : {}),
    eventId: recorded.eventId,
  };
}

function by<Fact extends Dated>(facts: readonly Fact[], asOf: LocalDate): readonly Fact[] {
  return facts.filter(({ on }) => on <= asOf);
}

/** A fact without the clocks that only scores need. */
function done<Fact extends Dated>({ position, recordedAt, recordedOn, ...shown }: Fact) {
  return shown;
}
