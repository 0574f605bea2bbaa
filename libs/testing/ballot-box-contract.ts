import type { BallotBox } from '#application/ports/ballot-box.js';

/** A fresh box, for one test. */
export interface BallotBoxHarness {
  /** Opens the box. Called again, a second handle on the same box, as another process would have. */
  open(): Promise<BallotBox>;
  /** Every byte that the box keeps anywhere. */
  bytes(): Buffer;
  /** Removes the box; every handle was closed before. */
  destroy(): Promise<void>;
}

const S1 = 'survey-1';
const byCell = (one: object, other: object) => JSON.stringify(one).localeCompare(JSON.stringify(other));
const cell = (group: number, question: number, option: number, count: number) => ({ group, question, option, count });

/** What every keeper of ballots must do. To be called in the adapter's spec. */
export function ballotBoxContract(name: string, start: () => Promise<BallotBoxHarness>): void {
  describe(`ballots in ${name}`, () => {
    let harness: BallotBoxHarness;
    let handles: BallotBox[];
    let box: BallotBox;

    const open = async () => {
      const handle = await harness.open();
      handles.push(handle);
      return handle;
    };
    const token = async (memberId: string, group = 0, surveyId = S1) =>
      String(await box.issue({ surveyId, memberId, group }));
    const tally = async (of = box, surveyId = S1) => [...(await of.tally(surveyId))].sort(byCell);

    beforeEach(async () => {
      harness = await start();
      handles = [];
      box = await open();
    });
    afterEach(async () => {
      for (const handle of handles) await handle.close();
      await harness.destroy();
    });

    it('give each member one token a survey, and nobody a second one', async () => {
      const tokens = [await token('m1'), await token('m2'), await token('m1', 0, 'survey-2')];
      for (const each of tokens) expect(each).toMatch(/^[A-Za-z0-9_-]{40,128}$/);
      expect(new Set(tokens).size).toBe(3);
      expect(new Set(tokens.map((each) => each.length)).size).toBe(1);
      expect(await box.issue({ surveyId: S1, memberId: 'm1', group: 0 })).toBeUndefined();
      expect(await box.issue({ surveyId: S1, memberId: 'm1', group: 3 })).toBeUndefined();
      const other = await open();
      expect(await other.issue({ surveyId: S1, memberId: 'm2', group: 0 })).toBeUndefined();
    });

    it('give one token where a member asks twice at once', async () => {
      const other = await open();
      const asked = [box, other, box, other].map((each) => each.issue({ surveyId: S1, memberId: 'm1', group: 0 }));
      expect((await Promise.all(asked)).filter((each) => each !== undefined)).toHaveLength(1);
    });

    it('count a ballot in the group for which its token was given, question by question', async () => {
      const [first, second, third] = [await token('m1', 0), await token('m2', 1), await token('m3', 0)];
      expect(await box.cast({ surveyId: S1, token: first, votes: [4, 0] })).toBe(true);
      expect(await box.cast({ surveyId: S1, token: second, votes: [4, 1] })).toBe(true);
      expect(await box.cast({ surveyId: S1, token: third, votes: [2, 0] })).toBe(true);
      const expected = [cell(0, 0, 2, 1), cell(0, 0, 4, 1), cell(0, 1, 0, 2), cell(1, 0, 4, 1), cell(1, 1, 1, 1)];
      expect(await tally()).toEqual(expected);
      expect(await tally(await open())).toEqual(expected);
      expect(await tally(box, 'survey-2')).toEqual([]);
    });

    it('count a token once, on whichever handle and however often at once', async () => {
      const other = await open();
      const mine = await token('m1');
      const sent = [box, other, box, other].map((each) => each.cast({ surveyId: S1, token: mine, votes: [1] }));
      expect((await Promise.all(sent)).filter((counted) => counted)).toHaveLength(1);
      expect(await box.cast({ surveyId: S1, token: mine, votes: [2] })).toBe(false);
      expect(await tally()).toEqual([cell(0, 0, 1, 1)]);
    });

    it('count nothing for a token that was changed, made up, or given for another survey', async () => {
      const mine = await token('m1', 0);
      const elsewhere = await token('m1', 0, 'survey-2');
      const changed = [...mine].map((char, at) => mine.slice(0, at) + (char === 'A' ? 'B' : 'A') + mine.slice(at + 1));
      // base64url has spellings of the same bytes that differ in the last letter
      const respelt = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((char) => mine.slice(0, -1) + char);
      const others = [...changed, ...respelt].filter((each) => each !== mine);
      for (const wrong of [...others, elsewhere, '', mine.slice(1), `${mine}A`, 'A'.repeat(67), `${mine}=`]) {
        expect({ wrong, counted: await box.cast({ surveyId: S1, token: wrong, votes: [0] }) }).toEqual({
          ...{ wrong, counted: false },
        });
      }
      expect(await box.cast({ surveyId: 'survey-3', token: mine, votes: [0] })).toBe(false);
      expect(await tally()).toEqual([]);
      expect(await box.cast({ surveyId: S1, token: mine, votes: [0] })).toBe(true);
    });

    it('stand after a restart, with what was given and used', async () => {
      const [used, kept] = [await token('m1'), await token('m2')];
      await box.cast({ surveyId: S1, token: used, votes: [3] });
      for (const handle of handles.splice(0)) await handle.close();
      box = await open();
      expect(await box.issue({ surveyId: S1, memberId: 'm1', group: 0 })).toBeUndefined();
      expect(await box.cast({ surveyId: S1, token: used, votes: [3] })).toBe(false);
      expect(await box.cast({ surveyId: S1, token: kept, votes: [3] })).toBe(true);
      expect(await tally()).toEqual([cell(0, 0, 3, 2)]);
    });

    it('are named by survey while something is held of them', async () => {
      expect(await box.surveys()).toEqual([]);
      await token('m1');
      await token('m1', 0, 'survey-2');
      expect([...(await box.surveys())].sort()).toEqual([S1, 'survey-2']);
      await box.destroy(S1);
      expect(await box.surveys()).toEqual(['survey-2']);
    });

    it('are destroyed for ever, on every handle, and those of other surveys stay', async () => {
      const other = await open();
      const [used, unused] = [await token('m1'), await token('m2')];
      const elsewhere = await token('m1', 0, 'survey-2');
      await box.cast({ surveyId: S1, token: used, votes: [0] });
      await box.destroy(S1);
      await other.destroy(S1);
      expect(await tally(other)).toEqual([]);
      expect(await other.cast({ surveyId: S1, token: unused, votes: [0] })).toBe(false);
      expect(await other.issue({ surveyId: S1, memberId: 'm3', group: 0 })).toBeUndefined();
      expect(await tally(other)).toEqual([]);
      expect(await box.cast({ surveyId: 'survey-2', token: elsewhere, votes: [0] })).toBe(true);
      await box.destroy('never-begun');
      expect(await box.issue({ surveyId: 'never-begun', memberId: 'm1', group: 0 })).toBeUndefined();
    });

    it('hold neither a token nor a member, nor once destroyed anything else', async () => {
      await box.destroy('another'); // so that both states have one
      const members = ['member-one', 'member-two', 'member-three', 'member-four'];
      const tokens: string[] = [];
      for (const each of members) tokens.push(await token(each));
      for (const each of tokens.slice(1)) await box.cast({ surveyId: S1, token: each, votes: [1, 0] });
      const before = harness.bytes();
      for (const secret of [...members, ...tokens]) expect(before.includes(secret)).toBe(false);
      for (const each of tokens) expect(before.includes(Buffer.from(each, 'base64url'))).toBe(false);
      await box.destroy(S1);
      const after = harness.bytes();
      const held = runsOfRandom(before);
      expect(held.length).toBeGreaterThan(members.length);
      expect(held.filter((each) => after.includes(Buffer.from(each, 'hex')))).toEqual([]);
      for (const handle of handles.splice(0)) await handle.close();
      expect(runsOfRandom(harness.bytes())).toEqual([]);
    });

    it('refuse everything once they are closed', async () => {
      const mine = await token('m1');
      await box.close();
      await box.close();
      const closed = { name: 'StoreFailure', code: 'unavailable' };
      await expect(box.issue({ surveyId: S1, memberId: 'm2', group: 0 })).rejects.toMatchObject(closed);
      await expect(box.cast({ surveyId: S1, token: mine, votes: [0] })).rejects.toMatchObject(closed);
    });
  });
}

/** Stretches of 20 bytes or more that look like keys or hashes: nearly no zeroes, and many that are no text. */
function runsOfRandom(bytes: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + 20 <= bytes.length; at++) {
    const part = bytes.subarray(at, at + 20);
    const zeroes = part.filter((byte) => byte === 0).length;
    const binary = part.filter((byte) => byte >= 0x80).length;
    if (zeroes > 1 || binary < 6) continue;
    found.push(part.toString('hex'));
    at += 19;
  }
  return found;
}
