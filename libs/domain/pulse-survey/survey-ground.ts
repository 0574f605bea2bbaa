import type { LocalDate } from '#kernel/local-date.js';
import type { DocumentsNeed } from '#kernel/need.js';
import type { Projection } from '#kernel/projection.js';
import type { MemberEvent } from '../member/member.js';
import type { EarlierSurvey } from './earlier-surveys.js';
import type { PulseSurveyEvent } from './pulse-survey.js';

/** Who has been in a branch: since when and, by what was recorded last, until which first day without them. */
interface BranchRoll {
  readonly kind: 'roll';
  readonly branchId: string;
  readonly stays: Readonly<Record<string, { readonly from: LocalDate; readonly until?: LocalDate }>>;
}

type GroundDoc = BranchRoll | ({ readonly kind: 'survey' } & EarlierSurvey);

type GroundEvent =
  | Extract<PulseSurveyEvent, { type: 'PulseSurveyOpened' }>
  | Extract<MemberEvent, { type: 'MemberEnrolled' | 'MemberTransferred' | 'MembershipEnded' }>;

const roll = (branchId: string) => `roll ${branchId}`;

function rollOf(doc: GroundDoc | undefined, key: string): BranchRoll {
  return doc?.kind === 'roll' ? doc : { kind: 'roll', branchId: key.slice(roll('').length), stays: {} };
}

function comes(doc: GroundDoc | undefined, key: string, who: { memberId: string; from: LocalDate }): BranchRoll {
  const before = rollOf(doc, key);
  return { ...before, stays: { ...before.stays, [who.memberId]: { from: who.from } } };
}

function goes(doc: GroundDoc | undefined, key: string, who: { memberId: string; until: LocalDate }): BranchRoll {
  const before = rollOf(doc, key);
  const stay = before.stays[who.memberId];
  if (!stay || (stay.until !== undefined && stay.until <= who.until)) return before;
  return { ...before, stays: { ...before.stays, [who.memberId]: { ...stay, until: who.until } } };
}

/** What a new survey has to reckon with: who is in the branches, and what they have been asked before. */
const surveyGround: Projection<GroundDoc, GroundEvent> = {
  name: 'survey-ground',
  version: 1,
  indexes: [],
  keys({ type, data }) {
    switch (type) {
      case 'PulseSurveyOpened':
        return [`survey ${data.surveyId}`];
      case 'MemberEnrolled':
        return [roll(data.branchId)];
      case 'MemberTransferred':
        return [roll(data.fromBranchId), roll(data.toBranchId)];
      case 'MembershipEnded':
        return [data.branchId, ...(data.laterBranchIds ?? [])].map(roll);
    }
  },
  on: {
    PulseSurveyOpened: (_, { data: { surveyId, branchIds, questions, opensOn, closesOn, groups } }) => ({
      kind: 'survey',
      ...{ surveyId, branchIds, questions, opensOn, closesOn, groups },
    }),
    MemberEnrolled: (doc, { data: { memberId, enrolledOn } }, key) => comes(doc, key, { memberId, from: enrolledOn }),
    MemberTransferred: (doc, { data: { memberId, on, toBranchId } }, key) =>
      key === roll(toBranchId) ? comes(doc, key, { memberId, from: on }) : goes(doc, key, { memberId, until: on }),
    MembershipEnded: (doc, { data: { memberId, on } }, key) => goes(doc, key, { memberId, until: on }),
  },
};

export function groundOf(branchIds: readonly string[]): DocumentsNeed<GroundDoc> {
  const rolls = branchIds.map(roll);
  return {
    kind: 'documents',
    tags: branchIds.map((id) => ({ kind: 'branch', id })),
    from: surveyGround,
    covers: (key) => rolls.includes(key) || key.startsWith('survey '),
  };
}

export function surveysIn(documents: readonly GroundDoc[]): readonly EarlierSurvey[] {
  return documents.filter((doc) => doc.kind === 'survey');
}

/** How many members each branch has on a day. */
export function membersIn(
  documents: readonly GroundDoc[],
  branchIds: readonly string[],
  day: LocalDate,
): ReadonlyMap<string, number> {
  const rolls = documents.filter((doc) => doc.kind === 'roll');
  return new Map(
    branchIds.map((id) => {
      const stays = Object.values(rolls.find(({ branchId }) => branchId === id)?.stays ?? {});
      return [id, stays.filter(({ from, until }) => from <= day && (until === undefined || day < until)).length];
    }),
  );
}
