import { daysBetween } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { VERDICT_NAMES } from '../initiative/initiative-texts.js';
import type { InitiativeVerdict } from '../initiative/terms.js';
import type { BranchAt } from './branch-at.js';
import { lastBy } from './by-date.js';
import type { Dated } from './facts/dated.js';
import type { InitiativeFact, VerdictFact } from './facts/initiative-fact.js';
import type { TaskAt } from './task-at.js';

/** 载体: an initiative that carries a task, as it stands on a day. */
export interface Carrier {
  readonly fact: InitiativeFact;
  /** What it does for the task, 0 to 1. */
  readonly worth: number;
  /** The last one. */
  readonly verdict?: VerdictFact;
  /** The verdict is by somebody of the branch itself. */
  readonly own: boolean;
  /** An outcome has been reported. */
  readonly reported: boolean;
  /** Days since the launch. */
  readonly age: number;
}

const WORTH: Readonly<Record<InitiativeVerdict, number>> = { effective: 1, partly: 0.75, none: 0.25 };

/** The part of a verdict's worth that is left where the branch itself finds it. */
const OWN_VERDICT = 0.75;

const NO_VERDICT = 0.25;

/** Days after the launch from which an initiative without a verdict is only paper. */
const PAPER_DAYS = 180;

/**
 * "Initiatives linked to the task and launched by E and no later than its completedOn: last verdict effective 1, partly
 * ¾, none ¼ (by somebody of the branch itself, actor.orgId = the branch: ¾ of that); no verdict: ¼, but 0 from 180
 * days after launch on." Verdicts and this term run to D; what is abandoned by D does not count.
 * @returns in order of position
 */
export function carriersOf(
  { fact: task, completion }: TaskAt,
  { branchId, facts, scored }: BranchAt,
): readonly Carrier[] {
  const { until, asOf } = scored;
  const launchedBy = completion !== undefined && completion.on < until ? completion.on : until;
  return facts.initiatives
    .filter(({ taskIds, first }) => taskIds.includes(task.id) && first.on <= launchedBy)
    .filter(({ abandoned }) => abandoned === undefined || abandoned.on > asOf)
    .map((fact) => {
      const verdict = lastBy(fact.verdicts, asOf);
      const own = verdict?.actorOrgId === branchId;
      const age = daysBetween(fact.first.on, asOf);
      const reported = fact.outcomes.some(({ on }) => on <= asOf);
      const carrier = { fact, own, age, reported };
      if (verdict === undefined) return { ...carrier, worth: age >= PAPER_DAYS ? 0 : NO_VERDICT };
      return { ...carrier, verdict, worth: WORTH[verdict.verdict] * (own ? OWN_VERDICT : 1) };
    });
}

/** i: the best of them, 0 where there is none. */
export function bestWorth(carriers: readonly Carrier[]): number {
  return carriers.reduce((best, { worth }) => Math.max(best, worth), 0);
}

/** What a carrier's worth rests on. */
export function carrierEvidence({ fact, verdict }: Carrier): readonly Dated[] {
  return verdict === undefined ? [fact.first] : [fact.first, verdict];
}

/** What a reader can do something about: the best carrier, and why it is worth no more. */
export function carrierSentence(carriers: readonly Carrier[]): Bilingual {
  const worth = bestWorth(carriers);
  const best = carriers.find((carrier) => carrier.worth === worth);
  if (best === undefined) return { zh: '没有载体', en: 'is carried by no initiative' };
  const { title } = best.fact;
  const why = standing(best);
  if (worth === 0) return { zh: `名下的${title}${why.zh}`, en: `has ${title}, but ${why.en}` };
  return { zh: `由${title}支撑（${why.zh}）`, en: `is carried by ${title} (${why.en})` };
}

function standing({ verdict, own, reported, age }: Carrier): Bilingual {
  if (verdict !== undefined) {
    const name = VERDICT_NAMES[verdict.verdict];
    return own
      ? { zh: `${name.zh}，本支部核实，按 ¾ 计`, en: `${name.en}, by the branch’s own verdict: ¾ of it` }
      : name;
  }
  if (age < PAPER_DAYS) return { zh: '尚未核实，计 ¼', en: 'no verdict yet: ¼' };
  return reported
    ? { zh: `启动 ${age} 天仍未核实，不计`, en: `no verdict ${age} days after its launch` }
    : { zh: `启动 ${age} 天未报告成效，不计`, en: `no outcome reported ${age} days after its launch` };
}
