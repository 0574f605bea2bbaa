import type { StreamEntries } from '#domain/record/entry.js';
import type { Actor, Role } from '#kernel/actor.js';
import { Id, Whole } from '#kernel/fields.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { evidenceTold, recordCited, recordOf } from '../record/cited-evidence.js';
import { improvementListDocuments, type NoticeDoc } from './improvement-list-documents.js';
import { endOf, type ListedNotice, listedNotice } from './listed-notice.js';

export class ImprovementListParams {
  @Id() readonly orgId!: string;
  @Whole(1000, 9999) readonly year!: number;
}

export interface ImprovementList extends Moment {
  readonly orgId: string;
  readonly year: number;
  /** Those that had effect on any day of the year up to the day asked for, by the day of issue. */
  readonly notices: readonly ListedNotice[];
}

const READERS: readonly Role[] = ['superior', 'branch-officer', 'inspector', 'member'];

/** 整改台账: the notices of an organization and all below it: open and lifted ones, what is planned, and what is due. */
export const improvementList: ReadModel<ImprovementListParams, NoticeDoc | StreamEntries, ImprovementList> = {
  name: 'improvement-list',
  summary: {
    zh: '提醒函询诫勉与整改：在期与解除、计划与到期事项',
    en: 'Improvement notices: open and lifted ones, what is planned, and what is due',
  },
  params: ImprovementListParams,
  path: ['orgId', 'year'],
  readers: READERS,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  from: improvementListDocuments,
  select: ({ orgId }): Readonly<Record<string, string>> => ({ orgId }),
  tags: ({ orgId }) => [
    { kind: 'org', id: orgId },
    { kind: 'branch', id: orgId },
  ],
  covers: (key, { orgId }) => key.startsWith(`${orgId}/`),
  besides: [recordCited((doc) => (doc.kind === 'notice' ? doc : undefined))],
  opens: { grounds: mayReadTexts, text: mayReadTexts },
  view(documents, { orgId, year }, moment) {
    const [begins, ends] = [`${year}-01-01`, `${year}-12-31`];
    const record = recordOf(documents);
    const notices = documents
      .filter((doc) => doc.kind === 'notice')
      .filter((doc) => doc.issued.on <= moment.asOf && doc.issued.on <= ends && endOf(doc) > begins)
      .sort((a, b) => byIssue(a, b));
    const standing = new Set(documents.flatMap((doc) => (doc.kind === 'notice' ? [doc.noticeId] : [])));
    const listed = notices.map((doc) => followingOnly(standing, listedNotice(doc, record, moment)));
    return { orgId, year, ...moment, notices: listed };
  },
  forReader(list, reader) {
    const theirs = reader.role === 'member' ? list.notices.filter(({ target }) => isOwn(reader, target)) : list.notices;
    const notices = theirs.map((notice) => ({
      ...notice,
      evidence: evidenceTold(reader, notice.evidence, notice.target.id),
    }));
    return { ...list, notices };
  },
};

/** One that followed an annulled notice followed none. */
function followingOnly(standing: ReadonlySet<string>, notice: ListedNotice): ListedNotice {
  const { followsNoticeId, ...others } = notice;
  return followsNoticeId === undefined || standing.has(followsNoticeId) ? notice : others;
}

function isOwn(reader: Actor, target: ListedNotice['target']): boolean {
  return target.kind === 'member' && target.id === reader.id;
}

/**
 * Of the grounds, the statements and the appeal: for those above who issue and decide, and of a notice to a branch for
 * its officers. A member reads what is sealed under the own key.
 */
function mayReadTexts(reader: Actor, { readableIn, of }: Readonly<Record<string, unknown>>): boolean {
  const stands = Array.isArray(readableIn) && readableIn.includes(reader.orgId);
  return reader.role === 'superior' ? stands : reader.role === 'branch-officer' && of === 'branch' && stands;
}

function byIssue({ issued: a }: NoticeDoc, { issued: b }: NoticeDoc): number {
  return a.on === b.on ? comparePositions(a.position, b.position) : a.on < b.on ? -1 : 1;
}
