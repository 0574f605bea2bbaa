import { AWARDS, type Award } from '#domain/recognition/terms.js';
import type { StreamEntries } from '#domain/record/entry.js';
import { Choice, Id, Optional, Whole } from '#kernel/fields.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS } from '../branch-question.js';
import { recordCited, recordOf } from '../record/cited-evidence.js';
import { isWithin, listedNomination, type Nomination } from './nomination.js';
import { mayReadGrounds, shownTo } from './nomination-readers.js';
import {
  type RecognitionDoc,
  type RecognitionListDoc,
  recognitionListDocuments,
} from './recognition-list-documents.js';

export class RecognitionListParams {
  @Id() readonly orgId!: string;
  @Whole(1000, 9999) readonly year!: number;
  @Optional() @Choice(AWARDS) readonly award?: Award;
}

export interface RecognitionList extends Moment {
  readonly orgId: string;
  readonly year: number;
  /** Those with a quota or a nomination, in the order of the awards. */
  readonly awards: readonly {
    readonly award: Award;
    /** Undefined as long as none is set. */
    readonly quota?: number;
    /** Granted and not revoked. */
    readonly used: number;
    readonly left?: number;
  }[];
  /** By the day of nomination; nothing in it is an order of merit. */
  readonly nominations: readonly Nomination[];
}

/** 表彰名单: an organization's awards of a year: who is nominated on what, public notice, objections, grants, and the quota. */
export const recognitionList: ReadModel<RecognitionListParams, RecognitionListDoc | StreamEntries, RecognitionList> = {
  name: 'recognition-list',
  summary: {
    zh: '表彰名单：提名、公示、异议、结果与名额',
    en: 'Recognitions: nominations, public notice, objections, what was decided, and the quota',
  },
  params: RecognitionListParams,
  path: ['orgId', 'year'],
  readers: ALL_READERS,
  alsoFromBelow: true,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  from: recognitionListDocuments,
  select: ({ orgId, year }): Readonly<Record<string, string | number>> => ({ orgId, year }),
  tags: ({ orgId }) => [
    { kind: 'org', id: orgId },
    { kind: 'branch', id: orgId },
  ],
  covers: (key, { orgId }) => key.startsWith(`${orgId}/`),
  besides: [recordCited((doc) => (doc.kind === 'recognition' ? doc : undefined))],
  opens: { grounds: mayReadGrounds },
  view(documents, { orgId, year, award }, moment) {
    const isWanted = (doc: { readonly award: Award }) => award === undefined || doc.award === award;
    const nominations = documents
      .filter((doc) => doc.kind === 'recognition')
      .filter((doc) => isWanted(doc) && doc.nominated.on <= moment.asOf)
      .sort((a, b) => byNomination(a, b));
    const record = recordOf(documents);
    return {
      ...{ orgId, year, ...moment },
      awards: AWARDS.flatMap((each) => (isWanted({ award: each }) ? placesOf(documents, each, moment) : [])),
      nominations: nominations.map((doc) => listedNomination(doc, record, moment)),
    };
  },
  forReader: (list, reader) => ({
    ...list,
    nominations: list.nominations.flatMap((nomination) => shownTo(reader, nomination, list.asOf) ?? []),
  }),
};

function byNomination({ nominated: a }: RecognitionDoc, { nominated: b }: RecognitionDoc): number {
  return a.on === b.on ? comparePositions(a.position, b.position) : a.on < b.on ? -1 : 1;
}

function placesOf(documents: readonly (RecognitionListDoc | StreamEntries)[], award: Award, { asOf }: Moment) {
  const ofAward = documents.filter((doc) => doc.kind !== 'entries').filter((doc) => doc.award === award);
  const settings = ofAward.flatMap((doc) => (doc.kind === 'quota' ? doc.settings : []));
  const quota = settings.findLast(({ on }) => on <= asOf)?.quota;
  const nominated = ofAward.filter((doc) => doc.kind === 'recognition').filter(({ nominated: { on } }) => on <= asOf);
  if (quota === undefined && nominated.length === 0) return [];
  const used = nominated.filter(({ granted, revoked }) => isWithin(granted, asOf) && !isWithin(revoked, asOf)).length;
  return [{ award, used, ...(quota === undefined ? {} : { quota, left: quota - used }) }];
}
