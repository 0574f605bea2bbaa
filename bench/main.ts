import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { load, machine } from './machine.js';
import { measureCard } from './measure-card.js';
import { measureCommands } from './measure-commands.js';
import { measureHttp } from './measure-http.js';
import { measureMemory } from './measure-memory.js';
import { measureRebuild } from './measure-rebuild.js';
import { measureReplay } from './measure-replay.js';
import { measureScorecardHttp } from './measure-scorecard-http.js';
import { measureMinutes, measureSignals } from './measure-signals.js';
import { measureViews } from './measure-views.js';
import { type Measurement, perSecond } from './measurement.js';
import { inChild } from './processes/child.js';
import type { Imported } from './processes/import.js';
import { branches } from './records/bureau.js';
import { LARGE_BRANCH } from './records/records.js';
import { printMachine, printMeasurement } from './report.js';
import { Scene } from './scene.js';

const NAMES = [
  ...(['import', 'commands-1', 'commands-100', 'rebuild', 'replay', 'views', 'signals', 'card'] as const),
  ...(['scorecard-http', 'commands-http', 'minutes', 'rebuild-memory'] as const),
];

interface Options {
  readonly events: number;
  readonly rounds: number;
  readonly only?: string;
  readonly json?: true;
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('a whole number from 1');
  return Number(text);
}

const options = new Command('bench')
  .description('measures commands, rebuilds, replays and imports beside the raw limit of each')
  .option('--events <n>', 'events in the log, at least 20,000', whole, 200_000)
  .option('--rounds <n>', 'rounds of each measurement', whole, 5)
  .option('--only <name>', NAMES.join(', '))
  .option('--json', 'print JSON')
  .parse()
  .opts<Options>();

const events = Math.max(20_000, options.events);
const IMPORTED_LINES = 100_000;
const wanted = (name: (typeof NAMES)[number]) => options.only === undefined || options.only === name;
const results: Measurement[] = [];

function add(measurement: Measurement): void {
  results.push(measurement);
  if (!options.json) printMeasurement(measurement);
}

if (!options.json) printMachine(machine(), load());
const directory = await mkdtemp(join(tmpdir(), 'ronghe-bench-'));
try {
  const before = load();
  const imported = await inChild<Imported>(
    './import.js',
    ...[directory, String(events), '0', String(events), wanted('import') ? String(IMPORTED_LINES) : '0'],
  );
  if (imported.refused > 0) throw new Error(`${imported.refused} of the bench's own lines were refused`);
  if (wanted('import')) {
    add({
      name: 'import',
      what: `${imported.measuredLines.toLocaleString('en')} lines, judged and stored; peak ${imported.peakMiB} MiB`,
      lines: [
        { what: 'ours', figure: perSecond(imported.ours, 1, 'lines') },
        {
          what: 'raw: JSON.parse, 500 rows a transaction',
          figure: perSecond(imported.raw, 1, 'lines'),
          share: imported.share,
        },
      ],
      aim: 'none set',
      met: true,
      load: [before, load()],
    });
  }
  const scene = await Scene.open({ directory, events, rounds: options.rounds });
  try {
    if (wanted('rebuild')) add(await measureRebuild(scene));
    if (wanted('replay')) add(await measureReplay(scene));
    if (wanted('views')) for (const each of await measureViews(scene)) add(each);
    if (wanted('signals')) add(await measureSignals(scene));
    if (wanted('card')) {
      add(await measureCard(scene, { name: 'card', branchId: LARGE_BRANCH }));
      add(await measureCard(scene, { name: 'card', branchId: branches[1] ?? '' }));
    }
    if (wanted('scorecard-http')) add(await measureScorecardHttp(scene));
    if (wanted('commands-1')) {
      const rounds = Math.max(options.rounds, 9);
      add(await measureCommands(scene, { name: 'commands-1', waiting: 1, perRound: 400, rounds }));
    }
    if (wanted('commands-100')) {
      const rounds = Math.max(options.rounds, 9);
      add(await measureCommands(scene, { name: 'commands-100', waiting: 100, perRound: 2000, rounds }));
    }
    if (wanted('commands-http')) add(await measureHttp(scene));
  } finally {
    await scene.close();
  }
  if (wanted('minutes')) add(await measureMinutes(directory));
  if (wanted('rebuild-memory')) add(await measureMemory(directory, events, scene.lines));
  if (options.json) process.stdout.write(`${JSON.stringify({ machine: machine(), results }, null, 2)}\n`);
} finally {
  await rm(directory, { recursive: true, force: true });
}
