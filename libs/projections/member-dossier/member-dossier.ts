import { evidenceOf } from '#domain/member-record/evidence.js';
import type { EvidenceItem } from '#domain/member-record/evidence-item.js';
import { evidenceText } from '#domain/member-record/evidence-texts.js';
import { memberRecord } from '#domain/member-record/member-record-fold.js';
import type { RecordDoc } from '#domain/member-record/record-doc.js';
import { branchTagsOf, isOfMemberRecord, keysNamedBy } from '#domain/member-record/record-needed.js';
import { Id } from '#kernel/fields.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel, Source } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';
import { BranchParams } from '../branch-question.js';
import { type DossierDoc, dossierDocuments } from './dossier-documents.js';
import { type DossierLine, lineFor, linesOf } from './dossier-line.js';
import { mayReadDossierText } from './dossier-texts.js';

export class MemberDossierParams extends BranchParams {
  @Id() readonly memberId!: string;
}

/** A fact of the evidence, and the same in words. */
export type ToldItem = EvidenceItem & { readonly text: Bilingual };

export interface MemberDossier extends Moment {
  readonly memberId: string;
  /** Where the member belongs, or belonged last. */
  readonly branchId: string;
  /** What promotion evidence is drawn from: facts with their events, no words and no score. */
  readonly summary: readonly ToldItem[];
  /** Everything that names the member, in the order of the log. */
  readonly lines: readonly DossierLine[];
}

type Doc = DossierDoc | RecordDoc;

const ofMember = {
  select: ({ memberId }: MemberDossierParams): Readonly<Record<string, string>> => ({ memberId }),
  tags: ({ memberId }: MemberDossierParams) => [{ kind: 'member', id: memberId } as const],
};

const isRecord = (doc: Doc): doc is RecordDoc => doc.kind !== 'dossier';

const summary: Source<MemberDossierParams, Doc> = {
  ...ofMember,
  from: memberRecord,
  keys: (documents, { memberId }) => keysNamedBy(documents.filter(isRecord), memberId),
  covers: (key, { memberId }) => isOfMemberRecord(key, memberId),
  further(documents) {
    const record = documents.filter(isRecord);
    return record.flatMap((doc) => (doc.kind === 'membership' ? branchTagsOf(record, doc.memberId) : []));
  },
};

/**
 * 党员档案: the member's own file: every event that names them, who recorded it, when and how late; and what evidence is drawn
 * from. For the member, and for the superiors and officers of the branch that they belong to now. Nothing else leads to it.
 */
export const memberDossier: ReadModel<MemberDossierParams, Doc, MemberDossier> = {
  ...ofMember,
  name: 'member-dossier',
  summary: {
    zh: '党员档案：关于本人的全部登记，谁在何时登记',
    en: "A member's own file: everything about them, and who recorded it when",
  },
  params: MemberDossierParams,
  path: ['branchId', 'memberId'],
  readers: ['superior', 'branch-officer'],
  about: ({ branchId }) => ({ orgId: branchId, field: 'branchId' }),
  person: ({ memberId }) => memberId,
  from: dossierDocuments,
  fromLog: true,
  covers: (key, { memberId }) => key.startsWith(`${memberId}/`),
  besides: [summary],
  opens: { text: ({ role }, { of }) => mayReadDossierText(role, of) },
  view(documents, { branchId, memberId }, moment) {
    const record = documents.filter(isRecord);
    if (lastBranchOf(record) !== branchId) throw new Rejection('not-found', 'memberId');
    const { items } = evidenceOf(record, { memberId, asOf: moment.asOf });
    const lines = documents.flatMap((doc) => (isRecord(doc) ? [] : linesOf(doc, moment.asOf)));
    return {
      ...{ memberId, branchId, ...moment },
      summary: items.map((item) => ({ ...item, text: evidenceText(item) })),
      lines: lines.sort((a, b) => comparePositions(a.position, b.position)),
    };
  },
  forReader: (dossier, reader) => ({
    ...dossier,
    lines: dossier.lines.flatMap((line) => lineFor(reader, line, dossier.memberId) ?? []),
  }),
};

/** Whoever was responsible before has lost sight of the file with the member. */
function lastBranchOf(record: readonly RecordDoc[]): string | undefined {
  return record.find((doc) => doc.kind === 'membership')?.stays.at(-1)?.branchId;
}
