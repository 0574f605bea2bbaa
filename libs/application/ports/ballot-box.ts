import type { Counted } from '#domain/pulse-survey/tally.js';

export interface TokenRequest {
  readonly surveyId: string;
  readonly memberId: string;
  /** The group in which the member's ballot will be counted, by index. */
  readonly group: number;
}

export interface CastBallot {
  readonly surveyId: string;
  readonly token: string;
  /** The option answered to each question of the survey, by index; the caller has checked that they exist. */
  readonly votes: readonly number[];
}

/**
 * Counts the ballots of pulse surveys, outside the log, until a survey is closed. It keeps no ballots: a tally sheet by
 * group, question and option, on which each ballot adds one to a cell for each question. At no time does the store hold
 * anything that leads from a member to a token, from a token to an answer, from one answer of a ballot to another, or
 * that tells the order or the time of ballots.
 *
 * It knows no dates and no roles: whether a survey takes ballots is for the caller to say.
 */
export interface BallotBox {
  /**
   * A token for a member, the first time only; undefined afterwards, and once the survey was destroyed. That the member
   * was given one is on disk when it resolves; which one is nowhere.
   * @returns base64url, at most 128 characters
   */
  issue(request: TokenRequest): Promise<string | undefined>;
  /**
   * Counts a ballot, if the token was issued for this survey and not used before; then it is on disk when this resolves.
   * A token that isn't good takes the same steps.
   */
  cast(ballot: CastBallot): Promise<boolean>;
  /** What has been counted: cells above 0, in no particular order; nothing for a survey that was destroyed. */
  tally(surveyId: string): Promise<readonly Counted[]>;
  /**
   * Destroys everything about a survey for ever: tally, used tokens, who was given one, and what tokens are known by. No
   * copy is left in any file when it resolves. Idempotent; nothing can be issued or cast any more.
   */
  destroy(surveyId: string): Promise<void>;
  /** The surveys that something is held of. */
  surveys(): Promise<readonly string[]>;
  close(): Promise<void>;
}
