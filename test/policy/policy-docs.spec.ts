import { existsSync, readFileSync } from 'node:fs';
import { policyPages } from '../../apps/docs/policy-pages.js';

/** What to do when this fails: a command's or question's policy has changed, and with it the page. */
const HOW = 'npm run build && node dist/apps/docs/main.js';

test.each([...policyPages()])('%s tells the policy as it is', (path, text) => {
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (written !== text) {
    const stale = text.split('\n').filter((line) => !written.includes(line));
    throw new Error(`${path} is no longer what the policy is; write it again: ${HOW}\n${stale.join('\n')}`);
  }
});

test('both languages tell of the same commands and questions, with the same signs', () => {
  const rows = [...policyPages().values()].map((page) =>
    page
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split(' | ').map((cell, index) => (index === 0 ? cell.split('`')[1] : cell)))
      .map((cells) => cells.slice(0, 11).join(' ')),
  );
  expect(rows[0]).toEqual(rows[1]);
  expect(rows[0]?.length).toBeGreaterThan(50);
});
