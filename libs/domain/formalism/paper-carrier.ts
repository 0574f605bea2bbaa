import { daysBetween } from '#kernel/local-date.js';
import { explained, quantity } from '../scoring/wording.js';
import type { Signal } from './signal.js';

const PAPER_DAYS = 180;

/**
 * "An initiative with no outcome reported 180 days after launch": launched by the end of the year and not closed before
 * it, and not abandoned; the term runs to the day asked for, as it does for what the initiative counts.
 */
export const paperCarrier: Signal = {
  id: 'paper-carrier',
  name: { zh: '纸面载体', en: 'Initiatives on paper' },
  find({ branch: { facts, scored } }) {
    const { begins, until, asOf } = scored;
    const paper = facts.initiatives
      .filter(({ first, closed }) => first.on <= until && (closed === undefined || closed.on > begins))
      .filter(({ abandoned }) => abandoned === undefined || abandoned.on > asOf)
      .filter(({ outcomes }) => outcomes.every(({ on }) => on > asOf))
      .map((fact) => ({ fact, age: daysBetween(fact.first.on, asOf) }))
      .filter(({ age }) => age >= PAPER_DAYS);
    if (paper.length === 0) return undefined;
    return {
      count: paper.length,
      evidence: paper.map(({ fact }) => fact.first),
      explanation: explained(
        {
          zh: `${paper.length} 个载体启动满 ${PAPER_DAYS} 天仍未报告成效`,
          en: `${quantity(paper.length, 'initiative')} without an outcome reported ${PAPER_DAYS} days after the launch`,
        },
        paper,
        ({ fact, age }) => ({
          zh: `${fact.id}（已 ${age} 天）`,
          en: `${fact.id} (${age} days)`,
        }),
      ),
    };
  },
};
