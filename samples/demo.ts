import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommands } from './build.js';

/*
 * The main job, end to end, by the commands that a newcomer would type: the sample year in, every branch's scorecard with
 * its signals out, one number explained, one branch replayed to the middle of the year and why its card was different
 * then, one objection, and what followed from the year: the recognition list and a promotion file.
 */

const YEAR = '2025';
const BRANCHES = ['Z1', 'Z2', 'Z3', 'Z4', 'Z5', 'Z6'];
/** Outcomes are verified in January; the year is looked at when they are in. */
const AFTERWARDS = '2026-02-15';
const MIDSUMMER = '2025-06-30';
const YEAR_END = '2025-12-31';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cli = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const data = mkdtempSync(join(tmpdir(), 'ronghe-demo-'));
const started = Date.now();

/** Runs `ronghe` as the line shows it, with its output on this terminal. */
function ronghe(...words: readonly string[]): SpawnSyncReturns<Buffer> {
  console.log(`\n$ npx ronghe ${words.join(' ')}`);
  const run = spawnSync(process.execPath, [cli, ...words, '--data', data], {
    cwd: root,
    stdio: 'inherit',
  });
  // 1 says "something was refused or differs", which is what `diff` is asked for
  if (run.status !== 0 && !(words[0] === 'diff' && run.status === 1)) {
    throw new Error(`ronghe ${words[0]} ended with ${run.status ?? run.signal}`);
  }
  return run;
}

function chapter(zh: string, en: string): void {
  console.log(`\n━━━ ${zh} · ${en}`);
}

try {
  chapter('一年的记录：文件 → 命令 → 事件', 'A year of records: files → commands → events');
  const file = join(data, 'yunlan-2025.ndjson');
  const lines = [...buildCommands(join(root, 'samples', 'yunlan-2025'))];
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`samples/yunlan-2025/*.csv → ${lines.length} 条命令 commands → ${file}`);
  ronghe('import', file);
  console.log('再导入一次，什么也不会多写 · importing it again writes nothing');
  ronghe('import', file);

  chapter(
    '各支部 2025 年记分卡与形式主义苗头（Z1 最多）',
    "Each branch's scorecard of 2025, and signs of formalism (most in Z1)",
  );
  for (const branch of BRANCHES) ronghe('scorecard', branch, YEAR, '--as-of', AFTERWARDS);

  chapter('回放：6 月 30 日的 Z4', 'Replayed: Z4 on 30 June');
  ronghe('scorecard', 'Z4', YEAR, '--as-of', MIDSUMMER, '--known-at', `${MIDSUMMER}T16:00:00Z`);
  ronghe('history', 'Z4', '--from', '2025-05-01', '--to', '2025-05-12', '--known-at', `${MIDSUMMER}T16:00:00Z`);

  chapter('与 12 月相比，差在哪里', 'Why December differs from June');
  ronghe('diff', 'Z4', YEAR, '--from', MIDSUMMER, '--to', YEAR_END);

  chapter('一个数是怎么来的：Z4 的关键任务支撑', "Where a number comes from: Z4's support of key tasks");
  ronghe('explain', 'Z4', YEAR, 'key-task-support', '--as-of', AFTERWARDS);

  chapter(
    '异议：Z6 对公布的记分卡提出异议，成立后另行公布',
    'An objection: Z6 contests its published card, is found right, and gets another',
  );
  ronghe('history', 'Z6', '--from', '2026-01-20', '--to', '2026-02-05');

  chapter(
    '表彰名单：提名、公示（跨端午假期）、异议、授予',
    'Recognitions: nominated, on notice across a holiday, contested, granted',
  );
  ronghe('recognitions', 'YL', YEAR);

  chapter('M061 的选拔任用依据', "M061's promotion evidence");
  ronghe('promotion', 'YL', '--member', 'M061');

  chapter('核对：记录与读模型一致', 'Verified: the read models say what the log says');
  ronghe('verify');

  chapter('接下来可以试试', 'What to try next');
  console.log(`
  npm run build && node dist/samples/build-main.js samples/yunlan-2025 > year.ndjson
  npx ronghe import year.ndjson                            载入 data/ · load it into data/
  npx ronghe scorecard Z1 2025 --as-of ${AFTERWARDS}         只做党务、不联系业务的支部 · party work without business
  npx ronghe scorecard Z4 2025 --json | jq .digest         可复核的摘要 · the digest that anybody can recompute
  npx ronghe dossier M061                                  党员本人的档案 · a member's own file
  npx ronghe diff Z4 2025 --scheme default@1 --to-scheme default@2      换一个方案 · under another scheme
  npx ronghe history Z4 --from 2025-02-01 --to 2025-02-28  一个月的时间线 · a month's timeline
  npx ronghe serve                                         HTTP 接口，见 docs/api.md · the HTTP API, see docs/api.md
  samples/yunlan-2025/*.csv                                改一行，重来一遍 · change a row and do it again`);
  console.log(`\n用时 took ${((Date.now() - started) / 1000).toFixed(1)} s`);
} finally {
  rmSync(data, { recursive: true, force: true });
}
