import type { Keys } from '#application/ports/keys.js';
import { isSealed, SEALED_PREFIX } from '#kernel/sealed.js';

/** Fresh keys, for one test. */
export interface KeysHarness {
  /** Opens the keys. Called again, a second handle on the same keys, as another process would have. */
  open(): Promise<Keys>;
  /** Removes the keys; every handle was closed before. */
  destroy(): Promise<void>;
}

const NAME = '欧阳明月';
const SUBJECT = 'member-m31';

/** What every keeper of keys must do. To be called in the adapter's spec. */
export function keysContract(name: string, start: () => Promise<KeysHarness>): void {
  describe(`keys in ${name}`, () => {
    let harness: KeysHarness;
    let handles: Keys[];
    let keys: Keys;

    const open = async () => {
      const handle = await harness.open();
      handles.push(handle);
      return handle;
    };

    beforeEach(async () => {
      harness = await start();
      handles = [];
      keys = await open();
    });
    afterEach(async () => {
      for (const handle of handles) await handle.close();
      await harness.destroy();
    });

    it('open what they sealed, in the order asked for', async () => {
      const texts = [NAME, '', 'A'.repeat(2_000), '🧡\u0000\u3000"\\\n'];
      const tokens = await keys.seal(SUBJECT, texts);
      const [other = ''] = await keys.seal('member-m32', ['李四']);
      expect(await keys.open([other, ...tokens])).toEqual(['李四', ...texts]);
      expect(await keys.open([])).toEqual([]);
      expect(await keys.seal(SUBJECT, [])).toEqual([]);
    });

    it('make tokens of printable ASCII that show nothing of the text and differ each time', async () => {
      const tokens = [...(await keys.seal(SUBJECT, [NAME, NAME, 'Zhang San'])), ...(await keys.seal(SUBJECT, [NAME]))];
      for (const token of tokens) {
        expect(token).toMatch(/^[!-~]+$/);
        expect(token.startsWith(SEALED_PREFIX) && isSealed(token)).toBe(true);
        expect(token).not.toContain('Zhang');
        expect(token).not.toContain(Buffer.from('Zhang San').toString('base64url').slice(0, 10));
      }
      expect(new Set(tokens).size).toBe(4);
    });

    it('open on another handle, and after a restart, what was sealed before', async () => {
      const other = await open();
      const tokens = await keys.seal(SUBJECT, [NAME]);
      expect(await other.open(tokens)).toEqual([NAME]);
      for (const handle of handles.splice(0)) await handle.close();
      keys = await open();
      expect(await keys.open(tokens)).toEqual([NAME]);
    });

    it('agree on one key when two handles seal for a new subject at once', async () => {
      const other = await open();
      const sealed = await Promise.all([
        keys.seal(SUBJECT, ['a']),
        other.seal(SUBJECT, ['b']),
        keys.seal(SUBJECT, ['c']),
        other.seal('member-m32', ['d']),
      ]);
      expect(await keys.open(sealed.flat())).toEqual(['a', 'b', 'c', 'd']);
      expect(await other.open(sealed.flat())).toEqual(['a', 'b', 'c', 'd']);
    });

    it('seal for many subjects at once', async () => {
      const subjects = Array.from({ length: 300 }, (_, index) => `member-m${index}`);
      const tokens = await Promise.all(subjects.map((subject) => keys.seal(subject, [subject])));
      expect(await keys.open(tokens.flat())).toEqual(subjects);
    });

    it('open nothing of a subject any more once its key was destroyed, and everything of the others', async () => {
      const mine = await keys.seal(SUBJECT, [NAME, 'position']);
      const [theirs = ''] = await keys.seal('member-m32', ['李四']);
      await keys.destroy(SUBJECT);
      expect(await keys.open([...mine, theirs])).toEqual([undefined, undefined, '李四']);
      for (const handle of handles.splice(0)) await handle.close();
      keys = await open();
      expect(await keys.open([...mine, theirs])).toEqual([undefined, undefined, '李四']);
    });

    it('destroy a key for the other handles too, whatever they remember', async () => {
      const other = await open();
      const tokens = await keys.seal(SUBJECT, [NAME]);
      expect(await other.open(tokens)).toEqual([NAME]);
      await keys.destroy(SUBJECT);
      expect(await other.open(tokens)).toEqual([undefined]);
      await expect(other.seal(SUBJECT, [NAME])).rejects.toMatchObject({ code: 'key-destroyed', subject: SUBJECT });
    });

    it('derive the same secret each time, on every handle, and another for each subject and context', async () => {
      const other = await open();
      const [one, two] = await Promise.all([keys.derive(SUBJECT, 'a'), other.derive(SUBJECT, 'a')]);
      expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(two).toBe(one);
      expect(new Set([one, await keys.derive(SUBJECT, 'b'), await keys.derive('member-m32', 'a')]).size).toBe(3);
      for (const handle of handles.splice(0)) await handle.close();
      keys = await open();
      expect(await keys.derive(SUBJECT, 'a')).toBe(one);
    });

    it('derive nothing from a key that was destroyed', async () => {
      await keys.derive(SUBJECT, 'a');
      await keys.destroy(SUBJECT);
      await expect(keys.derive(SUBJECT, 'a')).rejects.toMatchObject({ code: 'key-destroyed', subject: SUBJECT });
    });

    it('never make a key again for a subject whose key was destroyed', async () => {
      await keys.seal(SUBJECT, [NAME]);
      await keys.destroy(SUBJECT);
      await keys.destroy(SUBJECT);
      await expect(keys.seal(SUBJECT, [NAME])).rejects.toMatchObject({ name: 'KeyDestroyed', code: 'key-destroyed' });
    });

    it('never make a key for a subject that was erased before it had one', async () => {
      await keys.destroy(SUBJECT);
      await expect(keys.seal(SUBJECT, [NAME])).rejects.toMatchObject({ name: 'KeyDestroyed' });
    });

    it('refuse a token in which anything was changed', async () => {
      const [token = ''] = await keys.seal(SUBJECT, [NAME]);
      for (let index = SEALED_PREFIX.length; index < token.length; index++) {
        const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
        await expect(keys.open([changed])).rejects.toMatchObject({ name: 'StoreFailure', code: 'corrupt' });
      }
    });

    it('refuse the text of one subject under the name of another', async () => {
      const [token = ''] = await keys.seal(SUBJECT, [NAME]);
      await keys.seal('member-m32', ['李四']);
      const moved = token.replace(SUBJECT, 'member-m32');
      expect(moved).not.toBe(token);
      await expect(keys.open([moved])).rejects.toMatchObject({ code: 'corrupt' });
    });

    it.each(['', 'plain text', 'sealed:', 'sealed:1:member-m31', 'sealed:1:member-m31:', 'sealed:2:member-m31:AAAA'])(
      'refuse what is no token: "%s"',
      async (token) => {
        await keys.seal(SUBJECT, [NAME]);
        await expect(keys.open([token])).rejects.toMatchObject({ name: 'StoreFailure', code: 'corrupt' });
      },
    );

    it('refuse a text that would not come back as it is', async () => {
      await expect(keys.seal(SUBJECT, ['\ud800'])).rejects.toThrow(TypeError);
    });

    it('refuse everything once they are closed', async () => {
      const tokens = await keys.seal(SUBJECT, [NAME]);
      await keys.close();
      await keys.close();
      await expect(keys.open(tokens)).rejects.toMatchObject({ name: 'StoreFailure', code: 'unavailable' });
      await expect(keys.seal(SUBJECT, [NAME])).rejects.toMatchObject({ name: 'StoreFailure', code: 'unavailable' });
    });
  });
}
