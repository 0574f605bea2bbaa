import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SERVER = 'dist/apps/api/src/main.js';

test('a server that cannot start says in one line, in both languages, which setting to mend', async () => {
  const env = { ...process.env, RONGHE_LOG_LEVEL: 'loud' };
  const { code, stderr } = await run(process.execPath, [SERVER], { env, timeout: 20_000 }).catch((failure) => failure);
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^RONGHE_LOG_LEVEL: 应为.*expected one of/)]);
});
