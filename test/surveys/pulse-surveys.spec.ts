import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importCommands } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import { ballot, member, membersOf, SURVEY, SurveyOffice, superior } from './survey-office.js';

let office: SurveyOffice;
beforeEach(async () => {
  office = await SurveyOffice.start();
});
afterEach(() => office.remove());

const open = (change: object = {}) =>
  office.send(office.system, 'open-pulse-survey', superior, { ...SURVEY, ...change });
const close = (commandId?: string) =>
  office.send(office.system, 'close-pulse-survey', superior, { surveyId: 'a-survey-of-its-own' }, commandId);
const token = (memberId: string) => office.system.surveys.token('a-survey-of-its-own', member(memberId));
const cast = (mine: string, scale = 3, choice = '多') =>
  office.system.surveys.cast('a-survey-of-its-own', ballot(mine, scale, choice));
const refused = (code: string, field = 'surveyId') => ({ code, field });

/** Everybody of these votes, each branch of another mind, so that there is something to be told. */
async function vote(...branches: readonly ('b1' | 'b2' | 'b3')[]): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (const memberId of branches.flatMap(membersOf)) tokens.push(await token(memberId));
  office.on('2025-09-03');
  for (const [index, mine] of tokens.entries()) {
    expect(await cast(mine, (index % 3) + 1, ['少', '多'][index % 2])).toBe(true);
  }
  return tokens;
}

describe('a pulse survey', () => {
  it('is opened, voted in and closed, and leaves nothing but aggregates', async () => {
    await open();
    const tokens = await vote('b1', 'b2', 'b3');
    office.on('2025-09-06');
    const during = office.bytes();
    await close('closing');
    const log = await office.log();
    expect(log).toContain('"groups":[["b1"],["b2","b3"]]');
    expect(JSON.parse(log.slice(log.lastIndexOf('\n') + 1))).toMatchObject({
      type: 'PulseSurveyClosed',
      data: {
        answers: 15,
        aggregates: [
          {
            ...{ questionId: 'q1', counts: [5, 5, 5, 0, 0] },
            groups: [
              { branchIds: ['b1'], answers: 6, counts: [2, 2, 2, 0, 0] },
              { branchIds: ['b2', 'b3'], answers: 9, counts: [3, 3, 3, 0, 0] },
            ],
          },
          { questionId: 'q2', counts: [8, 0, 7] },
        ],
      },
    });
    await office.system.projections.catchUp();
    for (const bytes of [during, office.bytes()]) {
      for (const each of tokens) {
        expect(bytes.includes(each)).toBe(false);
        expect(bytes.includes(Buffer.from(each, 'base64url'))).toBe(false);
      }
    }
  });

  it('is closed once, and the same command again writes nothing', async () => {
    await open();
    await vote('b1');
    office.on('2025-09-06');
    const first = await close('closing');
    expect(await close('closing')).toEqual({ ...first, status: 'duplicate' });
    await expect(close()).rejects.toMatchObject(refused('survey-closed'));
    await expect(open()).rejects.toMatchObject(refused('already-exists'));
    expect((await office.log()).match(/PulseSurveyClosed/g)).toHaveLength(1);
  });

  it('takes ballots from its first to its last day, by the days of the place, and is closed after that', async () => {
    await open();
    const tokens = [await token('b1-m0'), await token('b1-m1')];
    office.now = Date.parse('2025-08-31T15:59:59.999Z');
    await expect(cast(tokens[0] ?? '')).rejects.toMatchObject(refused('survey-not-open'));
    office.now += 1;
    expect(await cast(tokens[0] ?? '')).toBe(true);
    office.now = Date.parse('2025-09-05T15:59:59.999Z');
    await expect(close()).rejects.toMatchObject(refused('survey-still-open'));
    expect(await cast(tokens[1] ?? '')).toBe(true);
    office.now += 1;
    await expect(cast(tokens[1] ?? '')).rejects.toMatchObject(refused('survey-closed'));
    await expect(token('b1-m2')).rejects.toMatchObject(refused('survey-closed'));
    await close();
  });

  it('gives a token to each member of a branch that is asked, once, and to nobody else', async () => {
    await open({ branchIds: ['b1', 'b2'] });
    await token('b1-m0');
    await expect(token('b1-m0')).rejects.toMatchObject(refused('token-given'));
    await expect(token('b3-m0')).rejects.toMatchObject(refused('not-permitted', 'actor'));
    await expect(token('u-superior')).rejects.toMatchObject(refused('not-permitted', 'actor'));
    await expect(office.system.surveys.token('v9', member('b1-m0'))).rejects.toMatchObject(refused('not-found'));
    const moved = { memberId: 'b1-m0', toBranchId: 'b2', on: '2025-08-20', reason: '调动' };
    await office.send(office.system, 'transfer-member', superior, moved);
    await expect(token('b1-m0')).rejects.toMatchObject(refused('token-given'));
    const left = { memberId: 'b1-m1', on: '2025-08-20', reason: 'left' };
    await office.send(office.system, 'end-membership', superior, left);
    await expect(token('b1-m1')).rejects.toMatchObject(refused('not-permitted', 'actor'));
  });

  it('counts each token once, and none that is not its own', async () => {
    await open();
    const mine = await token('b1-m0');
    office.on('2025-09-01');
    await expect(office.system.surveys.cast('a-survey-of-its-own', { token: mine, answers: [] })).rejects.toMatchObject(
      {
        ...{ code: 'invalid-list', field: 'answers' },
      },
    );
    const sent = await Promise.all(Array.from({ length: 5 }, () => cast(mine)));
    expect(sent.filter((counted) => counted)).toHaveLength(1);
    expect(await cast('A'.repeat(67))).toBe(false);
  });

  it('is told of fewer than five ballots as if there were none', async () => {
    await open({ branchIds: ['b3'] });
    await vote('b3');
    office.on('2025-09-06');
    await close();
    const line = (await office.log()).split('\n').at(-1) ?? '';
    expect(JSON.parse(line).data).toEqual({
      surveyId: 'a-survey-of-its-own',
      branchIds: ['b3'],
      answers: 0,
      suppressed: true,
    });
  });

  it('is opened by one of two superiors who ask the same branch at once', async () => {
    const other = await office.open();
    const sent = await Promise.allSettled(
      ['a-survey-of-its-own', 'v2', 'v3', 'v4'].map((surveyId, index) =>
        office.send(index % 2 === 0 ? office.system : other, 'open-pulse-survey', superior, {
          ...{ ...SURVEY, surveyId, branchIds: ['b3', index % 2 === 0 ? 'b1' : 'b2'] },
        }),
      ),
    );
    const lost = sent.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const each of lost) expect(each).toMatchObject({ reason: { code: 'survey-overlaps', field: 'branchIds[0]' } });
  });
});

describe('what the box holds of a survey', () => {
  const boxFile = () => join(office.directory, 'ballots.db');

  it('is not there before somebody asks for a token', async () => {
    await open();
    expect(existsSync(boxFile())).toBe(false);
    await token('b1-m0');
    expect(existsSync(boxFile())).toBe(true);
  });

  it('is destroyed at the next start, where the process was killed between closing and destroying', async () => {
    await open();
    await vote('b1');
    office.on('2025-09-06');
    copyFileSync(boxFile(), join(office.directory, 'as-before'));
    await close();
    await office.closeAll();
    copyFileSync(join(office.directory, 'as-before'), boxFile());
    rmSync(join(office.directory, 'as-before'));
    const held = heldBytes(office.bytes());
    expect(held).toBeGreaterThan(6 * 32 * 2);
    const again = await office.open();
    await expect(again.surveys.token('a-survey-of-its-own', member('b1-m0'))).rejects.toMatchObject(
      refused('survey-closed'),
    );
    await office.closeAll();
    expect(heldBytes(office.bytes())).toBe(0);
  });

  it('is destroyed when the closing comes from a file, too', async () => {
    await open();
    await vote('b1');
    office.on('2025-09-06');
    const line = {
      command: 'close-pulse-survey',
      commandId: 'f1',
      actor: superior,
      data: { surveyId: 'a-survey-of-its-own' },
    };
    const bytes = (async function* () {
      yield Buffer.from(`${JSON.stringify({ ...line, at: '2025-09-06T01:00:00Z' })}\n`);
    })();
    const report = await importCommands(office.system, readLines(bytes), { source: 'closing.ndjson' });
    expect(report).toMatchObject({ accepted: 1, refused: [] });
    await office.closeAll();
    expect(heldBytes(office.bytes())).toBe(0);
  });

  /** Bytes of rows that name the survey and hold a mark of 32 bytes of a member or a token. */
  function heldBytes(bytes: Buffer): number {
    let found = 0;
    // long enough that no random bytes, such as those of keys, look like it
    const name = 'a-survey-of-its-own';
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
      const mark = bytes.subarray(at + name.length, at + name.length + 32);
      if (mark.filter((byte) => byte >= 0x80).length > 6) found += mark.length;
    }
    return found;
  }
});
