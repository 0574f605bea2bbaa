import type { BranchAt } from '../branch-at.js';
import { fullMembersOn } from '../membership.js';
import type { DutyFact } from './duty-fact.js';
import { committeeOn } from './offices-held.js';

/** 中国共产党支部工作条例（试行）: a branch has at least 3 full members; with 7 it has a committee of at least 3. */
const BRANCH_MEMBERS = 3;
const COMMITTEE_FROM = 7;
const COMMITTEE_SIZE = 3;

/** "Branch size and committee rules", on E. */
export function branchRules(branch: BranchAt): readonly DutyFact[] {
  const { until } = branch.scored;
  const full = fullMembersOn(branch.facts.members, until);
  const committee = committeeOn(branch.branch, until);
  const secretaries = committee.filter(({ office }) => office === 'secretary').length;
  const facts = [sizeFact(full), secretaryFact(secretaries)];
  if (full < COMMITTEE_FROM) return facts;
  return [...facts, committeeFact(full, new Set(committee.map(({ personId }) => personId)).size)];
}

function sizeFact(full: number): DutyFact {
  return {
    id: 'branch-size',
    status: full >= BRANCH_MEMBERS ? 'met' : 'not-met',
    actual: full,
    required: BRANCH_MEMBERS,
    explanation: {
      zh: `正式党员 ${full} 名；成立支部须有正式党员 ${BRANCH_MEMBERS} 名以上。`,
      en: `${full} full members; a branch has at least ${BRANCH_MEMBERS}.`,
    },
  };
}

function secretaryFact(secretaries: number): DutyFact {
  return {
    id: 'secretary',
    status: secretaries > 0 ? 'met' : 'not-met',
    actual: secretaries,
    required: 1,
    explanation:
      secretaries > 0
        ? { zh: '支部书记在任。', en: 'the branch has a secretary.' }
        : { zh: '支部没有书记。', en: 'the branch has no secretary.' },
  };
}

function committeeFact(full: number, size: number): DutyFact {
  return {
    id: 'committee',
    status: size >= COMMITTEE_SIZE ? 'met' : 'not-met',
    actual: size,
    required: COMMITTEE_SIZE,
    explanation: {
      zh: `正式党员 ${full} 名，满 ${COMMITTEE_FROM} 名应设支部委员会，委员不少于 ${COMMITTEE_SIZE} 名；现有 ${size} 名。`,
      en: `${full} full members: from ${COMMITTEE_FROM} on a branch has a committee of at least ${COMMITTEE_SIZE}; it has ${size}.`,
    },
  };
}
