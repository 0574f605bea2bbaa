import type { Member } from '#domain/member/member.js';
import { branchOn, enrolled } from '#domain/member/membership.js';
import { Ballot, votesOf } from '#domain/pulse-survey/ballot.js';
import type { PulseSurvey } from '#domain/pulse-survey/pulse-survey.js';
import {
  type ExistingSurvey,
  existingSurvey,
  groupOf,
  mustNotBeOver,
  mustTakeBallots,
} from '#domain/pulse-survey/survey.js';
import type { Actor } from '#kernel/actor.js';
import { readInput } from '#kernel/input.js';
import { type LocalDate, localDay } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import type { CommandRegistry } from '../commands/command-registry.js';
import { DecisionReads } from '../commands/decision-reads.js';
import { StreamCache } from '../commands/stream-cache.js';
import type { EventCodec } from '../event-codec.js';
import type { BallotBox } from '../ports/ballot-box.js';
import { type Clock, nowOf } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';

export interface PulseSurveysParts {
  readonly registry: CommandRegistry;
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly zone: string;
  readonly ballots: BallotBox;
}

/** Lets members vote, outside the log: it reads what surveys and members there are, and writes nothing but to the box. */
export class PulseSurveys {
  private readonly cache: StreamCache;

  constructor(private readonly parts: PulseSurveysParts) {
    this.cache = new StreamCache(parts.eventStore, parts.codec, 2_000);
  }

  /**
   * The one token of a member for a survey, from when it was set up until its last day. The sooner before the vote it is
   * fetched, the less the two have to do with each other.
   * @throws Rejection `not-found`, `not-permitted` (not a member of a branch that is asked), `survey-closed`, `token-given`
   */
  async token(surveyId: string, { id: memberId }: Actor): Promise<string> {
    const survey = await this.survey(surveyId);
    mustNotBeOver(survey, this.today());
    const group = groupOf(survey, await this.branchOf(memberId));
    if (group === undefined) throw new Rejection('not-permitted', 'actor');
    const token = await this.parts.ballots.issue({ surveyId, memberId, group });
    if (token === undefined) throw new Rejection('token-given', 'surveyId');
    return token;
  }

  /**
   * Counts a ballot; false where its token is not good. What is refused by a Rejection does not depend on the token.
   * @param body a Ballot, not yet checked
   * @throws Rejection `not-found`, `survey-not-open`, `survey-closed`, or for a ballot that doesn't answer the survey
   */
  async cast(surveyId: string, body: unknown): Promise<boolean> {
    const { token, answers } = readInput(Ballot, body);
    const survey = await this.survey(surveyId);
    mustTakeBallots(survey, this.today());
    return this.parts.ballots.cast({ surveyId, token, votes: votesOf(survey.questions, answers) });
  }

  private async survey(surveyId: string): Promise<ExistingSurvey> {
    return existingSurvey((await this.state('pulseSurvey', surveyId)) as PulseSurvey);
  }

  private async branchOf(memberId: string): Promise<string | undefined> {
    const member = (await this.state('member', memberId)) as Member;
    return member.status === 'absent' ? undefined : branchOn(enrolled(member), this.today());
  }

  private async state(category: string, id: string): Promise<unknown> {
    const { registry, eventStore: store, codec } = this.parts;
    const reads = new DecisionReads({ registry, store, codec, cache: this.cache, settle: async () => {} });
    const { state } = await reads.stream(category, id);
    return (await reads.stale()) ? this.state(category, id) : state; // another process may have written meanwhile
  }

  private today(): LocalDate {
    return localDay(nowOf(this.parts.clock), this.parts.zone);
  }
}
