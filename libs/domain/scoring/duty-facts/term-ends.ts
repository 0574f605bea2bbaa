import { addMonths, addYears } from '#kernel/local-date.js';
import { OFFICE_NAMES } from '../../organization/organization-texts.js';
import type { BranchAt } from '../branch-at.js';
import type { TermFact } from '../facts/organization-fact.js';
import type { DutyFact } from './duty-fact.js';
import { committeeOn } from './offices-held.js';

/** 关于党的基层组织任期的意见 (2018): three years; the superior reminds the branch half a year before. */
const TERM_YEARS = 3;
const NOTICE_MONTHS = 6;

/** "Term ends" of those in office on E. */
export function termEnds({ branch, scored }: BranchAt): readonly DutyFact[] {
  return committeeOn(branch, scored.until).map((term) => termFact(term, scored.until));
}

function termFact({ personId, office, on: from }: TermFact, day: string): DutyFact {
  const on = addYears(from, TERM_YEARS);
  const over = day >= on;
  const name = OFFICE_NAMES[office];
  return {
    id: 'term-end',
    status: over ? 'not-met' : day >= addMonths(on, -NOTICE_MONTHS) ? 'due' : 'met',
    on,
    explanation: over
      ? {
          zh: `${personId}（${name.zh}）任期已于 ${on} 满，应换届。`,
          en: `${personId} (${name.en}): the term ended on ${on}.`,
        }
      : { zh: `${personId}（${name.zh}）任期至 ${on}。`, en: `${personId} (${name.en}): the term ends on ${on}.` },
  };
}
