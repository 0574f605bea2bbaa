import type { Actor, Role } from '#kernel/actor.js';
import { SEALED_PREFIX, WITHHELD } from '#kernel/sealed.js';
import type { Keys } from '../ports/keys.js';
import { openTexts } from './sealed-texts.js';

const token = (subject: string, text: string) => `${SEALED_PREFIX}1:${subject}:${text}`;
const as = (role: Role, id = 'u-1'): Actor => ({ id, role, orgId: 'b1' });

/** Opens whatever it is given, and tells what that was. */
class OpeningKeys implements Keys {
  readonly opened: string[] = [];
  async seal(): Promise<readonly string[]> {
    return [];
  }
  async derive(): Promise<string> {
    return '';
  }
  async open(tokens: readonly string[]) {
    this.opened.push(...tokens);
    return tokens.map((each) => each.split(':')[3]);
  }
  async destroy(): Promise<void> {}
  async close(): Promise<void> {}
}

const answer = {
  name: token('member-m1', '张三'),
  concerns: [{ ownerId: 'm2', text: token('member-m1', '怕担责') }, { text: token('concern-q1', '夜间值守') }],
};

describe('a sealed text', () => {
  it('that the question does not name stays closed to every role, and is not even opened', async () => {
    const keys = new OpeningKeys();
    for (const role of ['superior', 'branch-officer', 'inspector', 'admin'] as const) {
      expect(await openTexts(keys, answer, { reader: as(role), opens: undefined })).toEqual({
        name: WITHHELD,
        concerns: [{ ownerId: 'm2', text: WITHHELD }, { text: WITHHELD }],
      });
    }
    const named = { constructor: WITHHELD, toString: WITHHELD };
    const hostile = { constructor: token('member-m1', 'x'), toString: token('member-m1', 'y') };
    expect(await openTexts(keys, hostile, { reader: as('superior'), opens: {} })).toEqual(named);
    expect(keys.opened).toEqual([]);
  });

  it('is open to those whom the question names, property by property', async () => {
    const keys = new OpeningKeys();
    const opens = {
      name: () => true,
      text: (reader: Actor, holder: object) => 'ownerId' in holder && reader.id === 'm2',
    };
    expect(await openTexts(keys, answer, { reader: as('member', 'm2'), opens })).toEqual({
      name: '张三',
      concerns: [{ ownerId: 'm2', text: '怕担责' }, { text: WITHHELD }],
    });
    expect(await openTexts(keys, answer, { reader: as('superior'), opens })).toMatchObject({
      concerns: [{ text: WITHHELD }, { text: WITHHELD }],
    });
  });

  it('is judged by its place: what is open in one is closed in another', async () => {
    const same = token('member-m1', '张三');
    const opens = { name: () => true };
    expect(
      await openTexts(new OpeningKeys(), { name: same, text: same, names: [same] }, { reader: as('reader'), opens }),
    ).toEqual({ name: '张三', text: WITHHELD, names: [WITHHELD] });
  });

  it('under the own key of the reader is always open', async () => {
    const theirs = await openTexts(new OpeningKeys(), answer, { reader: as('member', 'm1'), opens: undefined });
    expect(theirs).toEqual({ name: '张三', concerns: [{ ownerId: 'm2', text: '怕担责' }, { text: WITHHELD }] });
  });
});
