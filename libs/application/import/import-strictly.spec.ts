import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import { importing, importingStrictly, type Line, refusals } from '#testing/import-files.js';
import {
  appoint,
  complete,
  dissolve,
  endMembership,
  enroll,
  establish,
  progress,
  SMALL_OFFICE,
  transfer,
  verify,
} from '#testing/small-office.js';

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open();
});
afterEach(() => directory.remove());

const head = () => office.setting.eventStore.head();

/** A file whose later lines rest on earlier ones in every way that there is. */
const HISTORY: readonly Line[] = [
  ...SMALL_OFFICE,
  ...['m4', 'm5'].map((id) => enroll(id)),
  appoint('m4'),
  progress('t1'),
  progress('t1', { percent: 60 }),
  complete('t1'),
  { ...verify('t1'), commandId: 'first' },
  verify('t1', { outcome: 'partly', corrects: 'command:first' }),
  establish('b3'),
  enroll('n1', 'b3'),
  transfer('n1', 'b1', '2025-07-01'),
  enroll('n2', 'b3'),
  endMembership('n2', '2025-07-15'),
  dissolve('b3'),
];

describe('a strict import', () => {
  it('writes everything where every line is right, as one by one would', async () => {
    expect(await importingStrictly(office, HISTORY)).toEqual({ accepted: HISTORY.length, duplicates: 0, refused: [] });
    const strictly = await office.log();
    const elsewhere = new EmbeddedDirectory();
    try {
      const plain = await elsewhere.open();
      await importing(plain, HISTORY);
      const shape = ({ id, stream, revision, position, metadata }: (typeof strictly)[number]) => ({
        ...{ id, stream, revision, position, metadata },
      });
      expect(strictly.map(shape)).toEqual((await plain.log()).map(shape));
    } finally {
      await elsewhere.remove();
    }
    expect(await office.outcome({ ...enroll('m6'), commandId: 'after' })).toBe('accepted');
  });

  it('writes nothing where one line is wrong: no event and no key', async () => {
    const report = await importingStrictly(office, [...HISTORY, enroll('n3', 'b3'), '{']);
    expect(report).toMatchObject({ accepted: 0, duplicates: 0 });
    expect(refusals(report)).toEqual([
      `${HISTORY.length + 1} organization-dissolved branchId`,
      `${HISTORY.length + 2} invalid-json line`,
    ]);
    expect(await head()).toBe('0');
    expect(directory.subjectsWithKeys()).toEqual([]);
  });

  it('writes nothing the second time, and only what is new the third', async () => {
    await importingStrictly(office, HISTORY);
    const before = await head();
    expect(await importingStrictly(office, HISTORY)).toEqual({ accepted: 0, duplicates: HISTORY.length, refused: [] });
    expect(await head()).toBe(before);
    expect(await importingStrictly(office, [...HISTORY, enroll('m9')])).toMatchObject({ accepted: 1 });
  });

  it('takes a line that stands there twice for the same, also one with sealed texts', async () => {
    const twice = { ...enroll('m9'), commandId: 'x' };
    expect(await importingStrictly(office, [...SMALL_OFFICE, twice, twice])).toMatchObject({
      duplicates: 1,
      refused: [],
    });
    const other = { ...enroll('m9', 'b1', { name: '别名' }), commandId: 'x' };
    expect(refusals(await importingStrictly(office, [other]))).toEqual(['1 command-id-reused commandId']);
    const inOne = [
      { ...enroll('m8'), commandId: 'y' },
      { ...enroll('m8', 'b1', { name: '别名' }), commandId: 'y' },
    ];
    expect(refusals(await importingStrictly(office, inOne))).toEqual(['2 command-id-reused commandId']);
  });

  it('is refused as a whole where another process has moved what it rests on', async () => {
    await importing(office, [...SMALL_OFFICE, establish('b3'), enroll('n1', 'b3')]);
    const rival = await directory.open();
    const { eventStore } = office.setting;
    // between the decisions and the one append that the file becomes, somebody joins the branch that it dissolves
    const interrupted = {
      ...office.setting,
      eventStore: Object.assign(Object.create(eventStore) as typeof eventStore, {
        append: async (append: Parameters<typeof eventStore.append>[0]) => {
          await rival.send(enroll('late', 'b3'));
          return eventStore.append(append);
        },
      }),
    };
    const lines = [enroll('n2', 'b3'), ...['n1', 'n2'].map((id) => transfer(id, 'b1', '2025-07-01')), dissolve('b3')];
    const before = BigInt(await head());
    await expect(importingStrictly({ ...office, setting: interrupted } as RunningRunner, lines)).rejects.toMatchObject({
      code: 'revision-conflict',
    });
    expect(BigInt(await head())).toBe(before + 1n);
    expect(await rival.outcome(enroll('later', 'b3'))).toBe('accepted');
  });
});
