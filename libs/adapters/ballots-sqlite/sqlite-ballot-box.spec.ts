import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballotBoxContract } from '#testing/ballot-box-contract.js';
import { sqliteBallotBox } from './sqlite-ballot-box.js';

const makeDirectory = () => mkdtempSync(join(tmpdir(), 'ronghe-ballots-'));

/** What lies in the files. The index of the write-ahead log (-shm) holds page numbers and check sums of pages only. */
function bytesIn(directory: string): Buffer {
  const files = readdirSync(directory).filter((file) => !file.endsWith('-shm'));
  return Buffer.concat(files.map((file) => readFileSync(join(directory, file))));
}

ballotBoxContract('sqlite', async () => {
  const directory = makeDirectory();
  return {
    open: async () => sqliteBallotBox({ directory }),
    bytes: () => bytesIn(directory),
    destroy: async () => rmSync(directory, { recursive: true, force: true }),
  };
});

describe('the ballots on disk', () => {
  let directory: string;
  beforeEach(() => {
    directory = makeDirectory();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('have no file before the first token, whatever is asked about them', async () => {
    const box = sqliteBallotBox({ directory });
    expect([await box.surveys(), await box.tally('s1')]).toEqual([[], []]);
    await box.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('have a file for the owner only', async () => {
    const box = sqliteBallotBox({ directory });
    await box.issue({ surveyId: 's1', memberId: 'm1', group: 0 });
    await box.close();
    expect(statSync(join(directory, 'ballots.db')).mode & 0o777).toBe(0o600);
  });

  it('leave nothing in the write-ahead log after a token or a ballot, in which the order would stand', async () => {
    const box = sqliteBallotBox({ directory });
    const wal = () => statSync(join(directory, 'ballots.db-wal')).size;
    const token = String(await box.issue({ surveyId: 's1', memberId: 'm1', group: 0 }));
    expect(wal()).toBe(0);
    expect(await box.cast({ surveyId: 's1', token, votes: [0] })).toBe(true);
    expect(wal()).toBe(0);
    expect(await box.cast({ surveyId: 's1', token, votes: [0] })).toBe(false);
    expect(wal()).toBe(0);
    await box.close();
  });

  it('hold rows in the order of their keys, not in which they came, so that pages tell nothing', async () => {
    const box = sqliteBallotBox({ directory });
    for (let n = 0; n < 40; n++) await box.issue({ surveyId: 's1', memberId: `m${n}`, group: 0 });
    await box.close();
    const bytes = bytesIn(directory);
    const at: number[] = [];
    // rows of `given` hold the survey's id and 32 bytes: ordered by key, they lie in the page from its end backwards
    for (let found = bytes.indexOf('s1'); found >= 0; found = bytes.indexOf('s1', found + 1)) at.push(found);
    const keys = at
      .map((from) => bytes.subarray(from + 2, from + 34).toString('hex'))
      .filter((key) => !/^0{8}/.test(key));
    const rows = keys.slice(-40);
    expect(rows).toEqual([...rows].sort().reverse());
  });
});
