import { type ConcernTopic, PRIVY_TO_CONCERNS } from '#domain/concern/terms.js';
import { tokenHash } from '#domain/policy/digest.js';
import type { TalkKind } from '#domain/talk/terms.js';
import type { Actor } from '#kernel/actor.js';
import { Optional, type PersonalText, SecretToken } from '#kernel/fields.js';
import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { aboutBranch, BranchParams, WORKING_READERS } from '../branch-question.js';
import { type BoardDoc, type ConcernDoc, concernBoardDocuments, type TalkDoc } from './concern-board-documents.js';

export class ConcernBoardParams extends BranchParams {
  /** Of an anonymous concern: shows it to its raiser. */
  @Optional() @SecretToken() readonly token?: string;
}

export interface ConcernBoard extends Moment {
  readonly branchId: string;
  /** Those that wait for an answer, the oldest question first. */
  readonly open: readonly BoardConcern[];
  /** Those whose answer waits for a word of who asked, the oldest answer first. */
  readonly answered: readonly BoardConcern[];
  /** The last first. */
  readonly resolved: readonly BoardConcern[];
  /** By day. */
  readonly talks: readonly BoardTalk[];
}

/** How a concern stands on the day. What it is about is only there for those entitled. */
export interface BoardConcern {
  readonly concernId: string;
  readonly eventId: string;
  readonly topic: ConcernTopic;
  readonly status: 'open' | 'answered' | 'resolved';
  readonly anonymous: boolean;
  /** The reader has shown its token. */
  readonly mine?: true;
  readonly raisedOn: LocalDate;
  readonly raisedBy?: string;
  /** Sealed (◆). */
  readonly text: PersonalText;
  readonly ownerId?: string;
  readonly dueOn?: LocalDate;
  /** Days since it was asked, or asked again, as long as it is open. */
  readonly openDays?: number;
  readonly answers: readonly {
    readonly eventId: string;
    readonly on: LocalDate;
    /** Who gave it. */
    readonly ownerId: string;
    readonly mine?: true;
    /** Sealed (◆). */
    readonly response: PersonalText;
  }[];
  readonly words: readonly {
    readonly eventId: string;
    readonly on: LocalDate;
    readonly resolved: boolean;
    readonly reason?: string;
  }[];
}

export interface BoardTalk {
  readonly talkId: string;
  readonly eventId: string;
  readonly memberId: string;
  readonly kind: TalkKind;
  readonly heldOn: LocalDate;
  /** Sealed (◆). */
  readonly content: PersonalText;
  readonly followUps: readonly {
    readonly followUpId: string;
    readonly dueOn: LocalDate;
    readonly text?: string;
    readonly completedOn?: LocalDate;
    readonly result?: string;
  }[];
}

/** Whom a text is for besides the officers of the branch and those above it. */
type Holder = Readonly<Record<string, unknown>>;

/** Who sees to it that a concern is answered, and whose it is. */
const mayReadConcern = (reader: Actor, { ownerId, raisedBy, mine }: Holder): boolean =>
  PRIVY_TO_CONCERNS.includes(reader.role) || mine === true || ownerId === reader.id || raisedBy === reader.id;

/** The branch's officers and the member. */
const mayReadTalk = (reader: Actor, { memberId }: Holder): boolean =>
  reader.role === 'branch-officer' || memberId === reader.id;

/**
 * 诉求看板: open ones by age, answered ones, resolved ones; and the talks, with what became of them. Who sees what of it is
 * told in docs/confidential-texts.md.
 */
export const concernBoard: ReadModel<ConcernBoardParams, BoardDoc, ConcernBoard> = {
  ...aboutBranch,
  name: 'concern-board',
  summary: { zh: '诉求看板：待答复、已答复、已解决；谈心谈话', en: 'Concerns: open by age, answered, resolved; talks' },
  params: ConcernBoardParams,
  path: ['branchId'],
  readers: [...WORKING_READERS, 'member'],
  from: concernBoardDocuments,
  opens: {
    text: mayReadConcern,
    response: mayReadConcern,
    content: mayReadTalk,
  },
  view(documents, { branchId, token }, moment) {
    const shown = token === undefined ? undefined : tokenHash(token);
    const concerns = documents
      .filter((doc) => doc.kind === 'concern')
      .filter(({ raised }) => raised.on <= moment.asOf)
      .sort((a, b) => comparePositions(a.raised.position, b.raised.position))
      .map((doc) => boardConcern(doc, moment.asOf, shown));
    const talks = documents
      .filter((doc) => doc.kind === 'talk')
      .filter(({ held }) => held.on <= moment.asOf)
      .sort((a, b) => comparePositions(a.held.position, b.held.position))
      .map((doc) => boardTalk(doc, moment.asOf));
    const last = ({ answers }: BoardConcern) => answers.at(-1)?.on ?? '';
    const decided = ({ words }: BoardConcern) => words.at(-1)?.on ?? '';
    const of = (status: BoardConcern['status']) => concerns.filter((each) => each.status === status);
    return {
      branchId,
      ...moment,
      open: of('open').sort((a, b) => (b.openDays ?? 0) - (a.openDays ?? 0)),
      answered: of('answered').sort((a, b) => (last(a) < last(b) ? -1 : 1)),
      resolved: of('resolved').sort((a, b) => (decided(a) > decided(b) ? -1 : 1)),
      talks: talks.sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)),
    };
  },
  forReader(board, reader) {
    const theirs = (concerns: readonly BoardConcern[]) =>
      concerns
        .filter((each) => reader.role !== 'member' || mayReadConcern(reader, { ...each }))
        .map((each) => (mayReadConcern(reader, { ...each }) ? each : withoutParties(each)));
    return {
      ...board,
      ...{ open: theirs(board.open), answered: theirs(board.answered), resolved: theirs(board.resolved) },
      talks: board.talks
        .filter((each) => reader.role !== 'member' || mayReadTalk(reader, { ...each }))
        .map((each) => (mayReadTalk(reader, { ...each }) ? each : withoutWords(each))),
    };
  },
};

/** Free text about a concern is as confidential as the concern, though it is not sealed. */
function withoutParties({ raisedBy, words, ...concern }: BoardConcern): BoardConcern {
  return { ...concern, words: words.map(({ reason, ...word }) => word) };
}

function withoutWords(talk: BoardTalk): BoardTalk {
  return { ...talk, followUps: talk.followUps.map(({ text, result, ...followUp }) => followUp) };
}

function boardConcern(doc: ConcernDoc, asOf: LocalDate, shown: string | undefined): BoardConcern {
  const by = <Fact extends { readonly on: LocalDate }>(facts: readonly Fact[]) => facts.filter(({ on }) => on <= asOf);
  const [answers, words] = [by(doc.answers), by(doc.words)];
  const assignment = by(doc.assignments).at(-1);
  const word = words.at(-1);
  const asked = word && !word.resolved ? word.on : doc.raised.on;
  // each answer is followed by at most one word, so that counting them tells whose turn it is
  const status = word?.resolved === true ? 'resolved' : answers.length > words.length ? 'answered' : 'open';
  const mine = shown !== undefined && shown === doc.tokenHash ? { mine: true as const } : {};
  return {
    ...{ concernId: doc.concernId, eventId: doc.raised.eventId, topic: doc.topic, status },
    anonymous: doc.raisedBy === undefined,
    ...mine,
    raisedOn: doc.raised.on,
    ...(doc.raisedBy === undefined ? {} : { raisedBy: doc.raisedBy }),
    text: doc.text,
    ...(assignment === undefined ? {} : { ownerId: assignment.ownerId, dueOn: assignment.dueOn }),
    ...(status === 'open' ? { openDays: daysBetween(asked, asOf) } : {}),
    answers: answers.map(({ eventId, on, ownerId, response }) => ({ eventId, on, ownerId, ...mine, response })),
    words: words.map(({ eventId, on, resolved, reason }) => ({ eventId, on, resolved, reason })),
  };
}

function boardTalk({ talkId, memberId, talkKind, content, held, followUps, completions }: TalkDoc, asOf: LocalDate) {
  return {
    ...{ talkId, eventId: held.eventId, memberId, kind: talkKind, heldOn: held.on, content },
    followUps: followUps.map(({ followUpId, text, dueOn }) => {
      const done = completions.find((each) => each.followUpId === followUpId && each.on <= asOf);
      return { followUpId, dueOn, text, ...(done === undefined ? {} : { completedOn: done.on, result: done.result }) };
    }),
  };
}
