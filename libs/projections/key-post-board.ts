import type { KeyPostEvent } from '#domain/key-post/key-post.js';
import type { PostKind, ReviewRating } from '#domain/key-post/terms.js';
import type { MemberEvent } from '#domain/member/member.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import { type KeyPostFact, keyPostFacts, type PostingFact } from '#domain/scoring/facts/key-post-fact.js';
import { type MemberFact, memberFacts } from '#domain/scoring/facts/member-fact.js';
import { manningOf } from '#domain/scoring/manning.js';
import { type PostAt, postAt } from '#domain/scoring/posting-at.js';
import { length } from '#domain/scoring/span.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import { dayNumber, fromDayNumber, type LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS, aboutBranch, BranchParams, toWorkingReaders } from './branch-question.js';

/** A post: the fact that is scored, and what the board says besides. */
interface PostDoc {
  readonly branchId: string;
  readonly kind: 'key-post';
  readonly fact: KeyPostFact;
  readonly postKind: PostKind;
  readonly capacity: number;
  /** By the event of the assignment. */
  readonly duties: Readonly<Record<string, { readonly duty: string; readonly homeBranchId?: string }>>;
  /** Of reviews, by event. */
  readonly comments: Readonly<Record<string, { readonly comment: PersonalText; readonly by: Actor }>>;
  readonly recommendations: readonly (Dated & { readonly memberId: string; readonly reason: string })[];
}

interface MemberDoc {
  readonly branchId: string;
  readonly kind: 'member';
  readonly fact: MemberFact;
}

type BoardDoc = PostDoc | MemberDoc;
type BoardEvent = KeyPostEvent | MemberEvent;

/** Folds the fact that is scored, so that a posting begins, ends and is reviewed here as it is there. */
function scoredPost(doc: BoardDoc | undefined, event: Recorded<KeyPostEvent>, key: string): KeyPostFact {
  const step = keyPostFacts[event.type] as
    | ((fact: KeyPostFact | undefined, event: Recorded<KeyPostEvent>, key: string) => KeyPostFact)
    | undefined;
  const before = doc?.kind === 'key-post' ? doc.fact : undefined;
  if (step) return step(before, event, key);
  if (before) return before;
  throw new Error(`${event.type} (${event.id}) precedes the beginning of ${event.stream}`);
}

function post(doc: BoardDoc | undefined, event: Recorded<KeyPostEvent>, key: string): PostDoc {
  const fact = scoredPost(doc, event, key);
  const begun = { branchId: fact.branchId, kind: 'key-post' as const, duties: {}, comments: {}, recommendations: [] };
  return { ...begun, postKind: 'key', capacity: 1, ...(doc?.kind === 'key-post' ? doc : {}), fact };
}

const postSteps: FoldTable<BoardDoc, KeyPostEvent> = {
  KeyPostDesignated: (doc, event, key) => ({
    ...post(doc, event, key),
    postKind: event.data.kind,
    capacity: event.data.capacity,
  }),
  MemberRecommendedForKeyPost(doc, event, key) {
    const { memberId, on, reason } = event.data;
    const board = post(doc, event, key);
    return { ...board, recommendations: [...board.recommendations, { ...dated(event, on), memberId, reason }] };
  },
  MemberAssignedToKeyPost(doc, event, key) {
    const { duty, homeBranchId } = event.data;
    const board = post(doc, event, key);
    const held = { duty, ...(homeBranchId === undefined ? {} : { homeBranchId }) };
    return { ...board, duties: { ...board.duties, [event.id]: held } };
  },
  FrontlineReviewRecorded(doc, event, key) {
    const board = post(doc, event, key);
    const review = { comment: event.data.comment, by: event.metadata.actor };
    return { ...board, comments: { ...board.comments, [event.id]: review } };
  },
  MemberReleasedFromKeyPost: post,
  KeyPostRetired: post,
};

const memberSteps = Object.fromEntries(
  Object.entries(memberFacts as Readonly<Record<string, unknown>>).map(([type, step]) => [
    type,
    (doc: BoardDoc | undefined, event: Recorded<MemberEvent>, key: string): BoardDoc => {
      const fold = step as (fact: MemberFact | undefined, event: Recorded<MemberEvent>, key: string) => MemberFact;
      const fact = fold(doc?.kind === 'member' ? doc.fact : undefined, event, key);
      return { branchId: fact.branchId, kind: 'member', fact };
    },
  ]),
) as FoldTable<BoardDoc, MemberEvent>;

function branchesOf({ data }: Recorded<BoardEvent>): readonly string[] {
  if ('fromBranchId' in data) return [data.fromBranchId, data.toBranchId];
  return 'laterBranchIds' in data ? [data.branchId, ...(data.laterBranchIds ?? [])] : [data.branchId];
}

/** One document for each post, and for each member that a branch has known: whether they are still there. */
export const keyPostBoardDocuments: Projection<BoardDoc, BoardEvent> = {
  name: 'key-post-board',
  version: 1,
  keys: (event: Recorded<BoardEvent>) => branchesOf(event).map((branchId) => `${branchId}/${event.stream}`),
  on: { ...postSteps, ...memberSteps },
  indexes: ['branchId'],
};

export interface KeyPostBoard extends Moment {
  readonly branchId: string;
  /** In order of position; those that open later are left out. */
  readonly posts: readonly BoardPost[];
}

export interface BoardPost {
  readonly postId: string;
  readonly title: string;
  readonly kind: PostKind;
  readonly capacity: number;
  readonly taskIds: readonly string[];
  readonly status: 'open' | 'retired';
  readonly from: LocalDate;
  /** The first day without it. */
  readonly retiredOn?: LocalDate;
  /** Who holds a place on the day, also somebody who has left and was not released. */
  readonly holders: readonly Holder[];
  /** Days without anybody on it, from its opening to the day (both counted) or its retirement. */
  readonly vacancyDays: number;
  /** The first of the days without anybody that last until now. */
  readonly vacantSince?: LocalDate;
  /** Of everybody who was on it, by date of recording. */
  readonly reviews: readonly BoardReview[];
  readonly recommendations: readonly {
    readonly eventId: string;
    readonly memberId: string;
    readonly name?: PersonalText;
    readonly on: LocalDate;
    readonly reason: string;
  }[];
}

export interface Holder {
  readonly memberId: string;
  /** Sealed (◆). Absent for somebody who came from another branch: only enrolment states it. */
  readonly name?: PersonalText;
  readonly from: LocalDate;
  readonly duty: string;
  /** The branch that a seconded member came from. */
  readonly homeBranchId?: string;
  /** `left-branch` and `membership-ended`: not on the post any more, and holds the place until released. */
  readonly standing: 'on-post' | 'left-branch' | 'membership-ended';
  /** The first day of which that is so. */
  readonly gone?: LocalDate;
  readonly eventId: string;
}

export interface BoardReview {
  readonly eventId: string;
  readonly memberId: string;
  readonly name?: PersonalText;
  readonly reviewedOn: LocalDate;
  readonly rating: ReviewRating;
  /** Sealed (◆). */
  readonly comment: PersonalText;
  readonly by: Actor;
}

/** 重点岗位公示板. Members see who is on which post, and of reviews only their own. */
export const keyPostBoard: ReadModel<BranchParams, BoardDoc, KeyPostBoard> = {
  ...aboutBranch,
  name: 'key-post-board',
  summary: { zh: '重点岗位：谁在岗、空岗天数、一线考察', en: 'Key posts: who is on them, vacancy days, reviews' },
  params: BranchParams,
  path: ['branchId'],
  readers: ALL_READERS,
  from: keyPostBoardDocuments,
  opens: { name: toWorkingReaders, comment: toWorkingReaders },
  view(documents, { branchId }, moment) {
    const members = new Map(documents.flatMap((doc) => (doc.kind === 'member' ? [[doc.fact.id, doc.fact]] : [])));
    const posts = documents
      .filter((doc) => doc.kind === 'key-post')
      .filter(({ fact }) => fact.first.on <= moment.asOf)
      .sort((a, b) => comparePositions(a.fact.first.position, b.fact.first.position));
    return { branchId, ...moment, posts: posts.map((doc) => boardPost(doc, members, moment.asOf)) };
  },
  forReader(board, reader) {
    if (reader.role !== 'member') return board;
    const posts = board.posts.map((each) => ({
      ...each,
      reviews: each.reviews.filter(({ memberId }) => memberId === reader.id),
      recommendations: each.recommendations.filter(({ memberId }) => memberId === reader.id),
    }));
    return { ...board, posts };
  },
};

type Members = ReadonlyMap<string, MemberFact>;

function boardPost(doc: PostDoc, members: Members, asOf: LocalDate): BoardPost {
  const { fact, postKind, capacity } = doc;
  const retiredOn = fact.retired && fact.retired.on <= asOf ? fact.retired.on : undefined;
  const at = postAt(fact, members);
  return {
    ...{ postId: fact.id, title: fact.title, kind: postKind, capacity, taskIds: fact.taskIds },
    status: retiredOn === undefined ? 'open' : 'retired',
    from: fact.first.on,
    ...(retiredOn === undefined ? {} : { retiredOn }),
    holders: retiredOn === undefined ? holdersOf(doc, { at, members, asOf }) : [],
    ...vacancyOf(at, retiredOn, asOf),
    reviews: reviewsOf(doc, members, asOf),
    recommendations: doc.recommendations
      .filter(({ on }) => on <= asOf)
      .map(({ eventId, memberId, on, reason }) => ({ eventId, memberId, ...nameOf(members, memberId), on, reason })),
  };
}

interface Holding {
  readonly at: PostAt;
  readonly members: Members;
  readonly asOf: LocalDate;
}

function holdersOf({ fact, duties }: PostDoc, holding: Holding): readonly Holder[] {
  const { members, asOf } = holding;
  return fact.postings
    .filter(({ on, release }) => on <= asOf && (release === undefined || release.on > asOf))
    .map((posting) => {
      const { memberId, on, eventId } = posting;
      const { duty = '', homeBranchId } = duties[eventId] ?? {};
      const home = homeBranchId === undefined ? {} : { homeBranchId };
      return {
        memberId,
        ...nameOf(members, memberId),
        from: on,
        duty,
        ...home,
        ...standingOf(posting, holding),
        eventId,
      };
    });
}

/** Somebody who left holds the place until released: "the board says so" (DOMAIN.md §3). */
function standingOf(posting: PostingFact, { at, members, asOf }: Holding): Pick<Holder, 'standing' | 'gone'> {
  const time = at.postings.find(({ fact }) => fact === posting);
  if (time && time.until > dayNumber(asOf)) return { standing: 'on-post' };
  const ended = members.get(posting.memberId)?.ended;
  const gone = time?.endedBy?.on ?? posting.on;
  return { standing: ended !== undefined && ended.on <= gone ? 'membership-ended' : 'left-branch', gone };
}

function vacancyOf(at: PostAt, retiredOn: LocalDate | undefined, asOf: LocalDate) {
  const mannings = manningOf(at, dayNumber(asOf) + 1);
  const vacancyDays = mannings.reduce((days, each) => days + (each.postings.length === 0 ? length(each) : 0), 0);
  const last = mannings.at(-1);
  const vacant = retiredOn === undefined && last?.postings.length === 0;
  return { vacancyDays, ...(vacant ? { vacantSince: fromDayNumber(last.from) } : {}) };
}

function reviewsOf({ fact, comments }: PostDoc, members: Members, asOf: LocalDate): readonly BoardReview[] {
  const reviews = fact.postings.flatMap(({ memberId, reviews }) => reviews.map((review) => ({ ...review, memberId })));
  return reviews
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => comparePositions(a.position, b.position))
    .flatMap(({ eventId, memberId, on, rating }) => {
      const words = comments[eventId];
      return words ? [{ eventId, memberId, ...nameOf(members, memberId), reviewedOn: on, rating, ...words }] : [];
    });
}

function nameOf(members: Members, memberId: string): { readonly name?: PersonalText } {
  const name = members.get(memberId)?.name;
  return name === undefined ? {} : { name };
}
