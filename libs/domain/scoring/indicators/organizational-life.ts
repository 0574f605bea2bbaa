import type { LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { SESSION_KIND_NAMES } from '../../study-session/study-session-texts.js';
import type { SessionKind } from '../../study-session/terms.js';
import type { BranchAt } from '../branch-at.js';
import type { Dated } from '../facts/dated.js';
import type { Indicator } from '../indicator.js';
import { fullMembersOn } from '../membership.js';
import { type SessionAt, sessionEvidence } from '../session-at.js';
import { asIs, explained, periodName } from '../wording.js';
import { duePeriods, type Period } from '../year.js';

/** From so many full members on a branch has a committee, which meets. */
const COMMITTEE_MEMBERS = 7;

interface Duty {
  readonly kind: SessionKind;
  readonly months: 1 | 3;
  /** Whether a period that has ended is due. */
  readonly due?: (branch: BranchAt, period: Period) => boolean;
}

const DUTIES: readonly Duty[] = [
  { kind: 'theme-day', months: 1 },
  {
    kind: 'committee-meeting',
    months: 1,
    due: ({ facts }, { last }) => fullMembersOn(facts.members, last) >= COMMITTEE_MEMBERS,
  },
  { kind: 'branch-meeting', months: 3 },
  { kind: 'party-lecture', months: 3 },
];

/** How often one kind was held where it was due. */
interface Kept {
  readonly duty: Duty;
  readonly due: readonly Period[];
  readonly missing: readonly Period[];
  readonly evidence: readonly Dated[];
}

export const organizationalLife: Indicator = {
  id: 'organizational-life',
  version: 1,
  name: { zh: '组织生活', en: 'Organizational life' },
  definition: {
    zh: '主题党日、支委会按月，支部党员大会、党课按季度；支委会只计月末正式党员满 7 名的月份。每一类：到期的月份（季度）中，当期至少开展一次且在 30 天内登记的所占比例。分子：各类比例之和；分母：有到期月份（季度）的类数。',
    en: 'Theme days and committee meetings by months (the latter only months on whose last day the branch has at least 7 full members), branch meetings and party lectures by quarters. For each kind, the share of the due months or quarters with at least one session of that kind recorded within 30 days. Numerator: the sum of these shares; denominator: the number of kinds with due months or quarters.',
  },
  measure(branch) {
    const kept = DUTIES.map((duty) => keptOf(duty, branch)).filter(({ due }) => due.length > 0);
    const late = branch.sessions.filter((session) => isDuty(session) && !session.recordedInTime);
    return {
      numerator: kept.reduce((sum, { due, missing }) => sum + (due.length - missing.length) / due.length, 0),
      denominator: kept.length,
      evidence: kept.flatMap(({ evidence }) => evidence),
      explanation: explained(
        kept.length === 0
          ? { zh: '尚无到期的月份或季度', en: 'no month or quarter is due yet' }
          : { zh: '各类组织生活按到期的月份或季度计', en: 'kinds of meetings, by months or quarters that are due' },
        [...kept.map(sentence), ...late.map(lateSentence)],
        asIs,
      ),
    };
  },
};

function isDuty({ content }: SessionAt): boolean {
  return DUTIES.some(({ kind }) => kind === content.sessionKind);
}

function keptOf(duty: Duty, branch: BranchAt): Kept {
  const ended = duePeriods(branch.scored, branch.branch, duty.months);
  const due = duty.due ? ended.filter((period) => duty.due?.(branch, period)) : ended;
  const sessions = branch.sessions.filter(
    ({ content, recordedInTime }) => recordedInTime && content.sessionKind === duty.kind,
  );
  const held = due.map((period) => sessions.filter(({ content }) => contains(period, content.heldOn)));
  return {
    duty,
    due,
    missing: due.filter((_, index) => held[index]?.length === 0),
    evidence: held.flat().flatMap(sessionEvidence),
  };
}

function contains({ first, last }: Period, day: LocalDate): boolean {
  return day >= first && day <= last;
}

function sentence({ duty: { kind, months }, due, missing }: Kept): Bilingual {
  const name = SESSION_KIND_NAMES[kind];
  const kept = due.length - missing.length;
  const unit = months === 1 ? { zh: '个月', en: 'months' } : { zh: '个季度', en: 'quarters' };
  const lacking = missing.map((period) => periodName(period, months));
  const [zh, en] = [lacking.map((each) => each.zh).join('、'), lacking.map((each) => each.en).join(', ')];
  return {
    zh: `${name.zh} ${kept}/${due.length} ${unit.zh}${missing.length === 0 ? '' : `（缺 ${zh}）`}`,
    en: `${name.en} in ${kept} of ${due.length} ${unit.en}${missing.length === 0 ? '' : ` (not in ${en})`}`,
  };
}

function lateSentence({ fact, content }: SessionAt): Bilingual {
  return {
    zh: `${fact.id}（${content.heldOn}）${fact.first.recordedOn} 才登记，超过 30 天，不计`,
    en: `${fact.id} of ${content.heldOn} was recorded only on ${fact.first.recordedOn}, more than 30 days later, and fills nothing`,
  };
}
