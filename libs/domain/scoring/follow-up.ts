import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Bilingual } from '#kernel/texts.js';
import type { BranchFacts } from './facts/branch-facts.js';
import type { Dated } from './facts/dated.js';
import type { ImprovementPlanFact } from './facts/improvement-plan-fact.js';
import type { StudySessionFact } from './facts/study-session-fact.js';
import type { TalkFact } from './facts/talk-fact.js';
import { amendmentsBy } from './session-at.js';
import type { ScoredYear } from './year.js';

/** Something that had to be done by a day. */
export interface FollowUp {
  readonly id: string;
  /** The due date in force. */
  readonly dueOn: LocalDate;
  readonly completion?: Dated;
}

/** Where follow-ups come from: one session, all talks together, one improvement plan. */
export interface FollowUpSource {
  readonly name: Bilingual;
  /** Those whose due date in force lies in Y and is ≤ D; there is at least one. */
  readonly items: readonly FollowUp[];
  /** In order of position within the source; the first one gives the order among sources. */
  readonly evidence: readonly [Dated, ...Dated[]];
}

const LATE_DAYS = 14;

/** "1 if completed on or before it, ½ if ≤ 14 days late, else 0." */
export function followUpWorth({ dueOn, completion }: FollowUp): number {
  if (completion === undefined) return 0;
  const late = daysBetween(dueOn, completion.on);
  return late <= 0 ? 1 : late <= LATE_DAYS ? 0.5 : 0;
}

/** All sources, in order of position. */
export function followUpSources(
  { sessions, talks, improvementPlans }: Pick<BranchFacts, 'sessions' | 'talks' | 'improvementPlans'>,
  scored: ScoredYear,
): readonly FollowUpSource[] {
  const sources = [
    ...sessionFollowUps(sessions, scored),
    ...talkFollowUps(talks, scored),
    ...planFollowUps(improvementPlans, scored),
  ];
  return sources.sort((a, b) => comparePositions(a.evidence[0].position, b.evidence[0].position));
}

/** "All talks together": one source, however many there were. What a talk agreed on never changes. */
function talkFollowUps(facts: readonly TalkFact[], { begins, until, asOf }: ScoredYear): readonly FollowUpSource[] {
  const items: FollowUp[] = [];
  const evidence: Dated[] = [];
  for (const { id, first, followUps, completions } of facts) {
    for (const { followUpId, dueOn } of followUps) {
      if (dueOn < begins || dueOn > until) continue;
      const completion = completions.find((each) => each.followUpId === followUpId && each.on <= asOf);
      items.push({ id: `${id}/${followUpId}`, dueOn, ...(completion === undefined ? {} : { completion }) });
      evidence.push(first, ...(completion === undefined ? [] : [completion]));
    }
  }
  const [earliest, ...rest] = evidence;
  return earliest === undefined ? [] : [{ name: TALKS, items, evidence: [earliest, ...rest] }];
}

/** "Each improvement plan addressed to the branch": one source for each notice, however often it was planned anew. */
function planFollowUps(
  facts: readonly ImprovementPlanFact[],
  { begins, until, asOf }: ScoredYear,
): readonly FollowUpSource[] {
  return facts.flatMap(({ id, actions, completions }) => {
    const due = actions.filter(({ dueOn, on }) => dueOn >= begins && dueOn <= until && on <= asOf);
    const items = due.map(({ actionId, dueOn }): FollowUp => {
      const completion = completions.find((each) => each.actionId === actionId && each.on <= asOf);
      return { id: actionId, dueOn, ...(completion === undefined ? {} : { completion }) };
    });
    const [first, ...further] = [...new Map(due.map((action) => [action.eventId, action])).values()];
    if (first === undefined) return [];
    const done = items.flatMap(({ completion }) => (completion ? [completion] : []));
    return [{ name: { zh: `整改 ${id}`, en: `improvement ${id}` }, items, evidence: [first, ...further, ...done] }];
  });
}

const TALKS: Bilingual = { zh: '谈心谈话', en: 'the talks' };

/** "Actions count by their due date, also those of a meeting held the year before." In order of position. */
function sessionFollowUps(facts: readonly StudySessionFact[], scored: ScoredYear): readonly FollowUpSource[] {
  return facts.flatMap((fact) => {
    const versions = actionVersions(fact, scored.asOf);
    const items = followUpsOf(fact, versions, scored);
    if (items.length === 0) return [];
    const completions = items.flatMap(({ completion }) => (completion ? [completion] : []));
    const name = { zh: fact.id, en: fact.id };
    return [{ name, items, evidence: [fact.first, ...versions.map(({ event }) => event), ...completions] }];
  });
}

/** The list of actions after an event, as due dates by action. */
interface ActionVersion {
  readonly event: Dated;
  readonly dueOn: ReadonlyMap<string, LocalDate>;
}

/** What the session, each amendment of its actions, and a void (which removes all) stated; in order of position. */
function actionVersions(fact: StudySessionFact, asOf: LocalDate): readonly ActionVersion[] {
  const { voided } = fact;
  const stated = (event: Dated, actions: StudySessionFact['actions']): ActionVersion => ({
    event,
    dueOn: new Map(actions.map(({ actionId, dueOn }) => [actionId, dueOn])),
  });
  return [
    stated(fact.first, fact.actions),
    ...amendmentsBy(fact, asOf).flatMap((event) => (event.actions === undefined ? [] : [stated(event, event.actions)])),
    ...(voided !== undefined && voided.on <= asOf ? [stated(voided, [])] : []),
  ];
}

/**
 * "For the due dates of actions and follow-ups, in time means no later than the due date in force; a session voided or
 * an action removed after an action was due leaves that action counted."
 */
function followUpsOf(
  { completions }: StudySessionFact,
  versions: readonly ActionVersion[],
  { begins, until, asOf }: ScoredYear,
): readonly FollowUp[] {
  const inForce = new Map<string, LocalDate>();
  for (const { event, dueOn } of versions) {
    for (const [actionId, before] of inForce) {
      // a correction is dated like its meeting, which no due date precedes: only its recording can be late
      if (event.recordedOn > before) continue;
      const after = dueOn.get(actionId);
      if (after === undefined) inForce.delete(actionId);
      else inForce.set(actionId, after);
    }
    for (const [actionId, due] of dueOn) if (!inForce.has(actionId)) inForce.set(actionId, due);
  }
  return [...inForce].flatMap(([id, dueOn]) => {
    if (dueOn < begins || dueOn > until) return [];
    // an action is completed once
    const completion = completions.find(({ actionId, on }) => actionId === id && on <= asOf);
    return [{ id, dueOn, ...(completion === undefined ? {} : { completion }) }];
  });
}
