import { EmbeddedDirectory, type RunningRunner, type Sent } from '#testing/embedded-directory.js';
import {
  appoint,
  assign,
  designate,
  dissolve,
  endMembership,
  enroll,
  establish,
  progress,
  recordSession,
  revise,
  SMALL_OFFICE,
  setTask,
  superior,
  transfer,
} from '#testing/small-office.js';

/** Each race is run so often, with other things to race for: one alone may be decided by chance. */
const ROUNDS = Array.from({ length: 8 }, (_, index) => index);

let directory: EmbeddedDirectory;
let one: RunningRunner;
let other: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  [one, other] = [await directory.open(SMALL_OFFICE), await directory.open()];
});
afterEach(() => directory.remove());

/** Both have seen the office before, so that each decides on what it remembers. */
const race = (first: Sent, second: Sent): Promise<readonly string[]> =>
  Promise.all([one.outcome(first), other.outcome(second)]);

describe('two processes on one directory', () => {
  it('give the last place on a key post to one of two', async () => {
    for (const round of ROUNDS) {
      const postId = `post-${round}`;
      await one.send(designate(postId, 1));
      await other.outcome({ ...assign('m3', { postId, from: '2019-01-01' }) });
      const outcomes = await race(assign('m1', { postId }), assign('m2', { postId }));
      expect([...outcomes].sort()).toEqual(['accepted', 'key-post-full']);
    }
  });

  it('let one of two create an id, and one of two secretaries in', async () => {
    for (const round of ROUNDS) {
      const outcomes = await race(setTask(`t-${round}`), setTask(`t-${round}`, { title: '另一任务' }));
      expect([...outcomes].sort()).toEqual(['accepted', 'already-exists']);
      await one.send(establish(`b-${round}`));
      await one.send(enroll(`x-${round}`, `b-${round}`));
      await one.send(enroll(`y-${round}`, `b-${round}`));
      const orgId = `b-${round}`;
      const terms = await race(appoint(`x-${round}`, { orgId }), appoint(`y-${round}`, { orgId }));
      expect([...terms].sort()).toEqual(['accepted', 'office-taken']);
    }
  });

  it('write one command once, whoever is first', async () => {
    for (const round of ROUNDS) {
      const sent = { ...progress('t1', { percent: round }), commandId: `same-${round}` };
      expect([...(await race(sent, sent))].sort()).toEqual(['accepted', 'duplicate']);
      const made = { ...enroll(`z-${round}`), commandId: `made-${round}` };
      expect([...(await race(made, made))].sort()).toEqual(['accepted', 'duplicate']);
      const reused = { ...progress('t1', { percent: round + 50 }), commandId: `same-${round}` };
      expect([...(await race(reused, reused))]).toEqual(['command-id-reused', 'command-id-reused']);
    }
  });

  it('never put a member on a post who had been transferred away', async () => {
    for (const round of ROUNDS) {
      const [memberId, postId] = [`t-${round}`, `post-${round}`];
      await one.send(enroll(memberId));
      await one.send(designate(postId, 1));
      await other.outcome(assign(memberId, { postId, from: '2019-01-01' }));
      const [moved, put] = await race(
        transfer(memberId, 'b2', '2025-08-01'),
        assign(memberId, { postId, from: '2025-08-15' }),
      );
      expect(moved).toBe('accepted');
      const types = (await one.log()).slice(-2).map(({ type }) => type);
      if (put === 'accepted') expect(types).toEqual(['MemberAssignedToKeyPost', 'MemberTransferred']);
      else expect(put).toBe('member-of-another-branch');
    }
  });

  it('never dissolve a branch under a member who joins it, or comes to it', async () => {
    await one.send(enroll('n1', 'b2'));
    for (const round of ROUNDS) {
      const orgId = `e-${round}`;
      await one.send(establish(orgId));
      await other.outcome(dissolve(orgId, '2019-01-01'));
      const arrives = round % 2 === 0 ? enroll(`e-${round}`, orgId) : { ...transfer('n1', orgId, `2025-02-0${round}`) };
      const outcomes = await race(arrives, dissolve(orgId));
      expect([
        ['accepted', 'organization-not-empty'],
        ['organization-dissolved', 'accepted'],
      ]).toContainEqual(outcomes);
    }
  });

  it('never dissolve a committee under a branch that is founded, or moved there', async () => {
    for (const round of ROUNDS) {
      const orgId = `c-${round}`;
      await one.send(establish(orgId, { kind: 'committee' }));
      await other.outcome(dissolve(orgId, '2019-01-01'));
      const move = { command: 'move-organization', actor: superior };
      const arrives =
        round % 2 === 0
          ? establish(`f-${round}`, { parentId: orgId })
          : { ...move, data: { orgId: 'b2', parentId: orgId, effectiveOn: `2025-02-0${round}` } };
      const outcomes = await race(arrives, dissolve(orgId));
      expect([
        ['accepted', 'organization-not-empty'],
        ['organization-dissolved', 'accepted'],
      ]).toContainEqual(outcomes);
    }
  });

  it('never close a circle by two moves that each would be right alone', async () => {
    const move = (orgId: string, parentId: string) => ({
      ...{ command: 'move-organization', actor: superior },
      data: { orgId, parentId, effectiveOn: '2025-02-01' },
    });
    for (const round of ROUNDS) {
      const [x, y] = [`x-${round}`, `y-${round}`];
      await one.send(establish(x, { kind: 'committee' }));
      await one.send(establish(y, { kind: 'committee' }));
      await other.outcome(move(x, x));
      const outcomes = await race(move(x, y), move(y, x));
      expect([...outcomes].sort()).toEqual(['accepted', 'circular-tree']);
    }
  });

  it('accept both where both may stand', async () => {
    for (const round of ROUNDS) {
      expect(await race(progress('t1', { percent: round }), revise('t1', { title: `第 ${round} 版` }))).toEqual([
        'accepted',
        'accepted',
      ]);
    }
    expect(await race(endMembership('m1', '2025-08-01'), endMembership('m2', '2025-08-01'))).toEqual([
      'accepted',
      'accepted',
    ]);
  });
});

describe('one process', () => {
  it('lets a slow decision on a busy record come to its turn', async () => {
    const busy = Array.from({ length: 4 }, (_, task) =>
      Array.from({ length: 60 }, (_, index) => progress(`t-${task}`, { percent: index })),
    );
    for (const [task] of busy.entries()) await one.send(setTask(`t-${task}`));
    const taskIds = busy.map((_, task) => `t-${task}`);
    const sessions = Array.from({ length: 20 }, (_, index) => recordSession(`s-${index}`, { taskIds }));
    const outcomes = await Promise.all([...busy.flat(), ...sessions].map((sent) => one.outcome(sent)));
    expect(outcomes.filter((outcome) => outcome !== 'accepted')).toEqual([]);
  });
});
