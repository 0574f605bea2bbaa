import fc from 'fast-check';
import { fromDayNumber } from '#kernel/local-date.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { assigned, designated, released, retired } from '#testing/key-posts.js';
import { as, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { assignMemberToKeyPost } from './assign-member-to-key-post.js';
import { releaseMemberFromKeyPost } from './release-member-from-key-post.js';
import { retireKeyPost } from './retire-key-post.js';

const DAYS = Array.from({ length: 12 }, (_, index) => fromDayNumber(20_150 + index));
const OPENS = DAYS[2] ?? '';
const TODAY = DAYS[8] ?? '';
const CAPACITY = 2;
const MEMBERS = ['m1', 'm2', 'm3', 'm4'];
const world: readonly Happened[] = [
  ...twoBranches,
  taskSet('t1', 'b1'),
  ...MEMBERS.map((memberId) => enrolled(memberId, 'b1')),
  designated({ capacity: CAPACITY, from: OPENS }),
];

interface Attempt {
  readonly what: 'assign' | 'release' | 'retire';
  readonly memberId: string;
  readonly day: string;
}

const attempts = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 6, arbitrary: fc.constant('assign' as const) },
      { weight: 4, arbitrary: fc.constant('release' as const) },
      { weight: 1, arbitrary: fc.constant('retire' as const) },
    ),
    memberId: fc.constantFrom(...MEMBERS),
    day: fc.constantFrom(...DAYS),
  }),
  { minLength: 6, maxLength: 30 },
);

/** The event, if the attempt is accepted after what has happened. */
function attempt(happened: readonly Happened[], { what, memberId, day }: Attempt): Happened | undefined {
  const past = given(...world, ...happened);
  const who = { actor: as.head, today: TODAY };
  const done = {
    assign: () => past.when(assignMemberToKeyPost, { postId: 'p1', memberId, from: day, duty: '牵头' }, who),
    release: () => past.when(releaseMemberFromKeyPost, { postId: 'p1', memberId, on: day, reason: '离岗' }, who),
    retire: () => past.when(retireKeyPost, { postId: 'p1', on: day, reason: '撤岗' }, who),
  }[what]();
  if (done.data === undefined) return undefined;
  return { assign: assigned(memberId, day), release: released(memberId, day), retire: retired(day) }[what];
}

interface Stood {
  readonly memberId: string;
  readonly from: string;
  until: string;
}

/** Who stood there when, told by the events alone and not by the aggregate's own state. */
function postingsOf(happened: readonly Happened[]): readonly Stood[] {
  const postings: Stood[] = [];
  for (const [, { type, data }] of happened) {
    const { memberId, from, on } = data as { memberId: string; from: string; on: string };
    if (type === 'MemberAssignedToKeyPost') postings.push({ memberId, from, until: '9999-12-31' });
    for (const posting of postings) {
      const ends = type === 'KeyPostRetired' || (type === 'MemberReleasedFromKeyPost' && posting.memberId === memberId);
      if (ends && on < posting.until && on > posting.from) posting.until = on;
      else if (type === 'KeyPostRetired' && on <= posting.from) posting.until = posting.from;
    }
  }
  return postings;
}

describe('in whatever order people are put on a post and taken off it', () => {
  it('no day ever has more people on the post than it has room for, nor anybody twice', () => {
    let accepted = 0;
    fc.assert(
      fc.property(attempts, (sequence) => {
        const happened: Happened[] = [];
        for (const each of sequence) {
          const event = attempt(happened, each);
          if (event) happened.push(event);
          const postings = postingsOf(happened);
          for (const day of DAYS) {
            const there = postings.filter(({ from, until }) => from <= day && day < until).map((each) => each.memberId);
            expect(there.length).toBeLessThanOrEqual(CAPACITY);
            expect(new Set(there).size).toBe(there.length);
          }
        }
        accepted += happened.length;
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
});
