import type { CommandRequest } from '#application/commands/decider.js';
import { load } from './machine.js';
import { type Measurement, perSecond } from './measurement.js';
import type { RawEvent } from './raw-log.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

export interface CommandLoad {
  readonly name: string;
  /** Commands under way at a time. */
  readonly waiting: number;
  readonly perRound: number;
  readonly rounds: number;
}

/** Durable commands in process, against SQLite that is given the very bytes that they led to. */
export async function measureCommands(scene: Scene, commandLoad: CommandLoad): Promise<Measurement> {
  const { name, waiting, perRound, rounds } = commandLoad;
  const before = load();
  let written: readonly RawEvent[] = [];
  const { seconds, ratios } = await interleaved(rounds, [
    async () => {
      const commands = scene.commands(perRound);
      const took = await timed(() => run(scene, commands, waiting));
      written = await newEvents(scene);
      if (written.length !== perRound) throw new Error(`${written.length} of ${perRound} commands were written`);
      return took;
    },
    () => timed(() => scene.raw.write(written, waiting)),
    () => timed(() => scene.rawIndexed.write(written, waiting)),
  ]);
  const rates = seconds.map((each) => perSecond(perRound, each, 'events'));
  const shares = ratios.map((ratio) => 1 / ratio);
  return {
    name,
    what: `durable commands in process, ${waiting} waiting, on a log of ${scene.events.toLocaleString('en')} events`,
    lines: [
      { what: 'ours', figure: rates[0] ?? '' },
      { what: `raw SQLite, one table, ${waiting} rows a transaction`, figure: rates[1] ?? '', share: shares[1] ?? 0 },
      { what: 'raw SQLite, with plain indexes on id, stream and tags', figure: rates[2] ?? '', share: shares[2] ?? 0 },
    ],
    aim: '≥ 50 % of one table',
    met: (shares[1] ?? 0) >= 0.5,
    load: [before, load()],
  };
}

/** So many at a time: whoever is answered sends the next. */
async function run({ system }: Scene, commands: readonly CommandRequest[], waiting: number): Promise<void> {
  let next = 0;
  const client = async () => {
    for (let command = commands[next++]; command; command = commands[next++]) await system.runner.run(command);
  };
  await Promise.all(Array.from({ length: waiting }, client));
}

async function newEvents(scene: Scene): Promise<readonly RawEvent[]> {
  const events: RawEvent[] = [];
  for await (const batch of scene.newEvents()) events.push(...batch);
  return events;
}
