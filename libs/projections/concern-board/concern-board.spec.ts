import { openTexts } from '#application/questions/sealed-texts.js';
import type { Actor, Role } from '#kernel/actor.js';
import { WITHHELD } from '#kernel/sealed.js';
import { ask, logOf } from '#testing/asked.js';
import { answered, assignedTo, ofQ1, raised, raisedAnonymously, reopened, resolved, TOKEN } from '#testing/concerns.js';
import type { Happened } from '#testing/given-when-then.js';
import { followUpCompleted, talkRecorded } from '#testing/talks.js';
import { concernBoard } from './concern-board.js';

const boardOf = (happened: readonly Happened[], asOf: string, token?: string) => {
  const params = { branchId: 'b1', ...(token === undefined ? {} : { token }) };
  return ask(concernBoard, { events: logOf(...happened), params, asOf });
};

/** As the edge gives it to a reader, with every text opened that may be. */
async function shownTo(reader: Actor, happened: readonly Happened[], token?: string) {
  const board = boardOf(happened, '2025-12-31', token);
  const theirs = concernBoard.forReader?.(board, reader) ?? board;
  const keys = {
    open: async (tokens: readonly string[]) => tokens.map(() => 'opened'),
    ...{ seal: async () => [], derive: async () => '', destroy: async () => {}, close: async () => {} },
  };
  const { open, answered, resolved, talks } = await openTexts(keys, theirs, { reader, opens: concernBoard.opens });
  return { concerns: [...open, ...answered, ...resolved], talks };
}

const as = (role: Role, id = 'u-1'): Actor => ({ id, role, orgId: 'b1' });
const course = [raised(), assignedTo('m2'), answered('2025-03-10'), reopened('2025-03-12'), answered('2025-03-20')];

describe('the board', () => {
  it('shows how a concern stands on each day', () => {
    const happened = [...course, resolved('2025-03-25')];
    const on = (day: string) => {
      const { open, answered, resolved } = boardOf(happened, day);
      return [open, answered, resolved].map((list) => list.length);
    };
    expect(on('2025-03-02')).toEqual([0, 0, 0]);
    expect(on('2025-03-03')).toEqual([1, 0, 0]);
    expect(on('2025-03-10')).toEqual([0, 1, 0]);
    expect(on('2025-03-12')).toEqual([1, 0, 0]);
    expect(on('2025-03-20')).toEqual([0, 1, 0]);
    expect(on('2025-03-25')).toEqual([0, 0, 1]);
  });

  it('counts the days of an open one from when it was asked, or asked again', () => {
    expect(boardOf(course, '2025-03-09').open[0]?.openDays).toBe(6);
    expect(boardOf(course, '2025-03-15').open[0]?.openDays).toBe(3);
    expect(boardOf(course, '2025-03-10').answered[0]).not.toHaveProperty('openDays');
  });

  it('puts the oldest open question first', () => {
    const later: Happened = [
      'concern-q0',
      {
        type: 'ConcernRaised',
        data: { ...ofQ1, concernId: 'q0', topic: 'other', text: 'sealed:z', raisedOn: '2025-03-05' },
      },
    ];
    expect(boardOf([later, raised()], '2025-03-31').open.map(({ concernId }) => concernId)).toEqual(['q1', 'q0']);
  });

  it('shows what became of talks', () => {
    const happened = [talkRecorded(), followUpCompleted('f1', '2025-04-12')];
    expect(boardOf(happened, '2025-03-27').talks).toEqual([]);
    expect(boardOf(happened, '2025-04-11').talks[0]?.followUps[0]).not.toHaveProperty('completedOn');
    expect(boardOf(happened, '2025-04-12').talks[0]?.followUps[0]).toMatchObject({ completedOn: '2025-04-12' });
  });
});

describe('what a concern is about', () => {
  it.each([
    ['a branch officer', as('branch-officer')],
    ['a superior', as('superior')],
    ['its owner', as('member', 'm2')],
    ['its owner as a business head', as('business-head', 'm2')],
  ])('is shown to %s', async (_, reader) => {
    const { concerns } = await shownTo(reader, course);
    expect(concerns).toMatchObject([
      {
        text: 'opened',
        raisedBy: 'm1',
        answers: [{ response: 'opened' }, { response: 'opened' }],
        words: [{ reason: '仍要重复填报' }],
      },
    ]);
  });

  it.each(['inspector', 'party-worker', 'business-head'] as const)(
    'is withheld from a %s, who sees that it exists, its dates and its state',
    async (role) => {
      const { concerns } = await shownTo(as(role), course);
      expect(concerns).toMatchObject([
        {
          concernId: 'q1',
          status: 'answered',
          raisedOn: '2025-03-03',
          text: WITHHELD,
          answers: [{ on: '2025-03-10', response: WITHHELD }, {}],
        },
      ]);
      expect(JSON.stringify(concerns)).not.toMatch(/raisedBy|reason|opened/);
    },
  );

  it('is for other members not even on the board', async () => {
    expect((await shownTo(as('member', 'm3'), course)).concerns).toEqual([]);
    expect((await shownTo(as('member', 'm1'), course)).concerns).toHaveLength(1);
  });

  it('is shown to an anonymous raiser by the token, and to nobody else by another', async () => {
    const happened = [raisedAnonymously(), assignedTo('m2'), answered('2025-03-10')];
    const { concerns } = await shownTo(as('member', 'm3'), happened, TOKEN);
    expect(concerns).toMatchObject([
      { anonymous: true, mine: true, text: 'opened', answers: [{ response: 'opened' }] },
    ]);
    expect((await shownTo(as('member', 'm3'), happened, `${TOKEN}x`)).concerns).toEqual([]);
    expect((await shownTo(as('inspector'), happened, `${TOKEN}x`)).concerns).toMatchObject([{ text: WITHHELD }]);
    expect(JSON.stringify(boardOf(happened, '2025-12-31'))).not.toContain('tokenHash');
  });

  it('is not asked of those who only read reports', () => {
    expect(concernBoard.readers).not.toContain('reader');
    expect(concernBoard.readers).not.toContain('admin');
  });
});

describe('what was said in a talk, and what follows from it,', () => {
  it('is shown to branch officers and the member', async () => {
    for (const reader of [as('branch-officer'), as('member', 'm1')]) {
      expect((await shownTo(reader, [talkRecorded()])).talks).toMatchObject([
        { content: 'opened', followUps: [{ text: '调整值班' }, { text: '落实调休' }] },
      ]);
    }
  });

  it.each(['superior', 'inspector', 'party-worker', 'business-head'] as const)(
    'is withheld from a %s',
    async (role) => {
      const { talks } = await shownTo(as(role), [talkRecorded(), followUpCompleted('f1', '2025-04-12')]);
      expect(talks).toMatchObject([
        { talkId: 'k1', content: WITHHELD, followUps: [{ completedOn: '2025-04-12' }, {}] },
      ]);
      expect(JSON.stringify(talks)).not.toMatch(/调整值班|已办|opened/);
    },
  );

  it('is for other members not even on the board', async () => {
    expect((await shownTo(as('member', 'm3'), [talkRecorded()])).talks).toEqual([]);
  });
});
