import { excellentQuota } from '#domain/appraisal/excellent-places.js';
import type { StreamEntries } from '#domain/record/entry.js';
import type { BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { MemberFact } from '#domain/scoring/facts/member-fact.js';
import { fullMembersOn, isMemberOn } from '#domain/scoring/membership.js';
import type { Actor, Role } from '#kernel/actor.js';
import { Id } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment, Opens, ReadModel } from '#kernel/read-model.js';
import { aboutBranch, BranchParams } from '../branch-question.js';
import { recordCited, recordOf } from '../record/cited-evidence.js';
import { type AppraisalDoc, appraisalDocuments } from './appraisal-documents.js';
import { type AppraisalStanding, isPrivy, notBegun, standingFor, standingOn } from './appraisal-standing.js';

export class AppraisalsParams extends BranchParams {
  @Id() readonly cycleId!: string;
}

export interface Appraisals extends Moment {
  readonly branchId: string;
  readonly cycleId: string;
  /** By id, never by grade; from the first word on with everybody who is to be appraised. */
  readonly members: readonly AppraisalStanding[];
  /** How many conclusions stand as excellent, and how many may; not for members. */
  readonly excellent?: { readonly count: number; readonly quota: number; readonly fullMembers: number };
}

type Doc = AppraisalDoc | BranchFact | StreamEntries;

const READERS: readonly Role[] = ['superior', 'branch-officer', 'business-head', 'inspector', 'member'];

/** Whoever is privy, and the author; the member by the key under which all of it is sealed. */
const mayRead: Opens[string] = (reader, { recordedBy }) => isPrivy(reader) || recordedBy === reader.id;

/** 双向考核: how far each member's appraisal has come, final grades, and the excellent ones against their quota. */
export const appraisals: ReadModel<AppraisalsParams, Doc, Appraisals> = {
  ...aboutBranch,
  name: 'appraisals',
  summary: {
    zh: '双向考核：进度、两侧意见、最终等次与优秀名额',
    en: 'Member appraisals: how far they have come, both sides, final grades, places for excellent',
  },
  params: AppraisalsParams,
  path: ['cycleId', 'branchId'],
  readers: READERS,
  from: appraisalDocuments,
  select: ({ branchId, cycleId }): Readonly<Record<string, string>> => ({ branchId, cycleId }),
  besides: [
    {
      ...aboutBranch,
      from: branchFacts,
      select: ({ branchId }): Readonly<Record<string, string>> => ({ branchId, kind: 'member' }),
    },
    recordCited((doc) =>
      doc.kind === 'appraisal' ? { evidence: doc.sides.flatMap(({ evidence }) => evidence) } : undefined,
    ),
  ],
  opens: { summary: mayRead, reasons: mayRead, grounds: mayRead },
  view(documents, { branchId, cycleId }, moment) {
    const members = documents.filter((doc) => doc.kind === 'member');
    const record = recordOf(documents);
    const begun = documents
      .filter((doc) => doc.kind === 'appraisal')
      .map((doc) => standingOn(doc, record, moment))
      .filter(({ status }) => status !== 'not-begun');
    const standings = withProbation(everybody(begun, members, moment.asOf), members, moment.asOf);
    const fullMembers = fullMembersOn(members, moment.asOf);
    const count = standings.filter(({ conclusion }) => conclusion?.grade === 'excellent').length;
    return {
      ...{ branchId, cycleId, ...moment },
      members: [...standings].sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
      excellent: { count, quota: excellentQuota(fullMembers), fullMembers },
    };
  },
  forReader(answer, reader) {
    const { excellent, ...rest } = answer;
    const members = rest.members.filter((each) => mayKnowOf(reader, each)).map((each) => standingFor(reader, each));
    return { ...rest, members, ...(reader.role === 'member' || !excellent ? {} : { excellent }) };
  },
};

function mayKnowOf({ role, id }: Actor, { memberId }: AppraisalStanding): boolean {
  return role !== 'member' || memberId === id;
}

/** Those about whom something was said, and the others of the branch; a cycle in which nothing was said may not exist. */
function everybody(
  begun: readonly AppraisalStanding[],
  members: readonly MemberFact[],
  day: LocalDate,
): readonly AppraisalStanding[] {
  if (begun.length === 0) return [];
  const known = new Set(begun.map(({ memberId }) => memberId));
  const others = members.filter((member) => isMemberOn(member, day) && !known.has(member.id));
  return [...begun, ...others.map(({ id }) => notBegun(id))];
}

function withProbation(
  standings: readonly AppraisalStanding[],
  members: readonly MemberFact[],
  day: LocalDate,
): readonly AppraisalStanding[] {
  const full = new Map(members.map(({ id, full }) => [id, full !== undefined && full.on <= day]));
  return standings.map((each) => (full.get(each.memberId) === false ? { ...each, probationary: true } : each));
}
