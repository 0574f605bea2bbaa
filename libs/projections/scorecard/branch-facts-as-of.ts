import { PRIVY_TO_CONCERNS } from '#domain/concern/terms.js';
import { assembleFacts, type BranchFact, type BranchFacts } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { ConcernFact } from '#domain/scoring/facts/concern-fact.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { aboutBranch, BranchParams, toWorkingReaders, WORKING_READERS } from '../branch-question.js';

/**
 * 支部事实 as of a day: everything the indicators need, each fact with its event id and both clocks. What is dated later
 * than the day is left out, down to single amendments, reviews and ends; what is left is as recorded, so a session that an amendment
 * has moved stands with both days.
 */
export const branchFactsAsOf: ReadModel<BranchParams, BranchFact, BranchFacts & Moment> = {
  ...aboutBranch,
  name: 'branch-facts',
  summary: { zh: '支部事实及其事件编号', en: "A branch's facts with their event ids" },
  params: BranchParams,
  path: ['branchId'],
  readers: WORKING_READERS,
  from: branchFacts,
  opens: { name: toWorkingReaders },
  view(documents, { branchId }, moment) {
    const { asOf } = moment;
    const { organization, ...facts } = assembleFacts(branchId, documents);
    if (organization === undefined) throw new Rejection('not-found', 'branchId', { branchId });
    const establishedOn = organization.first.on;
    if (establishedOn > asOf) throw new Rejection('not-found', 'asOf', { establishedOn });
    const { members, tasks, posts, sessions, concerns, talks, improvementPlans, initiatives, practices } = facts;
    return {
      branchId,
      ...moment,
      organization: upTo(organization, asOf),
      members: begunBy(members, asOf),
      tasks: begunBy(tasks, asOf),
      posts: begunBy(posts, asOf),
      sessions: begunBy(sessions, asOf),
      concerns: begunBy(concerns, asOf),
      talks: begunBy(talks, asOf),
      improvementPlans: begunBy(improvementPlans, asOf),
      initiatives: begunBy(initiatives, asOf),
      practices: begunBy(practices, asOf),
    };
  },
  forReader: (facts, reader) => ({ ...facts, concerns: facts.concerns.map((each) => concernTo(reader, each)) }),
};

/** Who raised a concern is told as on the board. */
function concernTo(reader: Actor, concern: ConcernFact): ConcernFact {
  if (concern.raisedBy === reader.id || PRIVY_TO_CONCERNS.includes(reader.role)) return concern;
  const { raisedBy, ...rest } = concern;
  return rest;
}

function begunBy<Fact extends BranchFact>(facts: readonly Fact[], asOf: LocalDate): readonly Fact[] {
  return facts.filter(({ first }) => first.on <= asOf).map((fact) => upTo(fact, asOf));
}

/** Plain JSON without the dated parts that lie after the day. */
function upTo<Value>(value: Value, asOf: LocalDate): Value {
  if (Array.isArray(value))
    return value.filter((item) => !isLater(item, asOf)).map((item) => upTo(item, asOf)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => !isLater(part, asOf));
  return Object.fromEntries(entries.map(([name, part]) => [name, upTo(part, asOf)])) as Value;
}

function isLater(value: unknown, asOf: LocalDate): boolean {
  if (typeof value !== 'object' || value === null || !('eventId' in value && 'on' in value)) return false;
  return typeof value.on === 'string' && value.on > asOf;
}
