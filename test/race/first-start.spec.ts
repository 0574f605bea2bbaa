import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProcess, killAll } from '../processes/child-process.js';

const DIRECTORIES = Number(process.env.RACE_CONTESTS ?? 80);

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-opening-'));
});
afterAll(async () => {
  await killAll();
  rmSync(root, { recursive: true, force: true });
});

it('two processes that make the same directory at the same moment both get it', async () => {
  const rivals = [0, 1].map(() => ChildProcess.start(['test/race/opening-process.js']));
  await Promise.all(rivals.map((rival) => rival.said(/^ready/)));
  for (let count = 1; count <= DIRECTORIES; count++) {
    for (const rival of rivals) rival.tell(join(root, `${count}`));
    const said = await Promise.all(rivals.map((rival) => rival.said(/^(?:opened|failed.*)$/, count)));
    expect(said.map(([line]) => line)).toEqual(['opened', 'opened']);
  }
}, 60_000);
