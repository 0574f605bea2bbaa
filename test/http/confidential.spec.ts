import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#kernel/actor.js';
import { establishBureau, OFFICER_A, Served, SUPERIOR } from './served.js';

let served: Served;

const RAISER: Actor = { id: 'p-quiet', role: 'member', orgId: 'br-a' };
const COLLEAGUE: Actor = { id: 'm-1', role: 'member', orgId: 'br-a' };
const TEXT = '夜间值守调休难';
const CONCERN = { concernId: 'q-1', branchId: 'br-a', topic: 'workload', text: TEXT, raisedOn: '2025-06-20' };
const TALK = {
  ...{ talkId: 'k-1', branchId: 'br-a', memberId: 'm-1', kind: 'visit', heldOn: '2025-06-20', content: '家访所谈' },
  followUps: [{ followUpId: 'f-1', text: '送去慰问', dueOn: '2025-07-20' }],
};
/** What the raiser's client may say of itself. */
const HEADERS = { 'x-correlation-id': 'session-of-p-quiet', 'user-agent': 'client-of-p-quiet' };

let token = '';

beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
  const member = { memberId: 'm-1', name: '王小明', branchId: 'br-a', status: 'full', joinedOn: '2015-07-01' };
  await served.command('enroll-member', { ...member, enrolledOn: '2025-01-10' }, { actor: OFFICER_A });
  const raised = await served.command(
    'raise-concern',
    { ...CONCERN, anonymous: true },
    { actor: RAISER, id: 'raised-by-p-quiet', headers: HEADERS },
  );
  token = String(raised.body.token);
  const assigned = { concernId: 'q-1', ownerId: 'm-1', dueOn: '2025-07-15' };
  await served.command('assign-concern', assigned, { actor: OFFICER_A });
  const last = await served.command('record-talk', TALK, { actor: OFFICER_A });
  // the boards are read as soon as they reflect everything
  for (const question of ['concern-board/br-a', 'due-list/br-a']) {
    const { status } = await served.get(`/v1/${question}?after=${last.body.position}`, OFFICER_A);
    expect(status).toBe(200);
  }
});

afterAll(() => served.stop());

const board = async (actor: Actor, headers: Record<string, string> = {}) =>
  (await served.get('/v1/concern-board/br-a', actor, headers)).body;

describe('an anonymous concern over HTTP', () => {
  it('gives its token to the sender, and again to the same request', async () => {
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = await served.command(
      'raise-concern',
      { ...CONCERN, anonymous: true },
      { actor: RAISER, id: 'raised-by-p-quiet' },
    );
    expect(again).toMatchObject({ status: 200, body: { status: 'duplicate', token, commandId: 'raised-by-p-quiet' } });
  });

  it('is shown to whoever has the token, in a header, never in an address', async () => {
    expect(await board(RAISER)).toMatchObject({ open: [] });
    expect(await board(RAISER, { 'ronghe-token': token })).toMatchObject({ open: [{ mine: true, text: TEXT }] });
    const exposed = await served.get(`/v1/concern-board/br-a?token=${token}`, RAISER);
    expect(exposed).toMatchObject({ status: 400, body: { code: 'unknown-field', field: 'token' } });
    expect(JSON.stringify(exposed.body)).not.toContain(token);
  });

  it('is shown to its owner, on the board and in the list of what is due', async () => {
    expect(await board(COLLEAGUE)).toMatchObject({ open: [{ concernId: 'q-1', text: TEXT }] });
    const due = await served.get('/v1/due-list/br-a', COLLEAGUE);
    expect(due.body).toMatchObject({ items: [{ what: 'answer-concern', itemId: 'q-1', about: TEXT }] });
  });
});

describe('what is confidential', () => {
  it('of a talk is shown to the member and the officers, and not to a superior', async () => {
    expect(await board(COLLEAGUE)).toMatchObject({
      talks: [{ content: '家访所谈', followUps: [{ text: '送去慰问' }] }],
    });
    expect(await board(OFFICER_A)).toMatchObject({ talks: [{ content: '家访所谈' }] });
    const { talks } = await board(SUPERIOR);
    expect(talks).toMatchObject([{ content: '[withheld]', followUps: [{ followUpId: 'f-1' }] }]);
    expect(JSON.stringify(talks)).not.toContain('送去慰问');
  });

  it('is in no file and no metric, nor is anything that leads to the raiser', async () => {
    await served.command(
      'confirm-concern-resolved',
      { concernId: 'q-1', on: '2025-06-30', reason: 'r', token },
      {
        ...{ actor: RAISER, headers: HEADERS },
      },
    );
    const { body, status } = await served.get('/metrics', null);
    expect(status).toBe(200);
    const files = readdirSync(served.directory).map((file) => readFileSync(join(served.directory, file)));
    for (const secret of [TEXT, '家访所谈', 'p-quiet', token]) {
      expect(files.filter((bytes) => bytes.includes(secret))).toEqual([]);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});
