import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { aggregates } from '#domain/aggregates.js';
import type { Recorded } from '#kernel/event.js';
import { drawnTransitions, stateDiagramPages } from '../../apps/docs/state-diagram-pages.js';
import { type Transition, transitionsIn } from '../../apps/docs/state-diagrams/transitions.js';
import { historyOf as historyOfWork, happenings as ofWork } from '../scoring/generated-history.js';
import { happenings, historyOf, RUNS } from './histories.js';

/** What to do when this fails: a process has changed, and with it the page. */
const HOW = 'npm run build && node dist/apps/docs/main.js';

let drawn: ReadonlyMap<string, readonly Transition[]>;
let page: string;

beforeAll(async () => {
  drawn = await drawnTransitions();
  page = stateDiagramPages(drawn).get('docs/state-diagrams.md') ?? '';
});

test('docs/state-diagrams.md shows the processes as they are', () => {
  const path = 'docs/state-diagrams.md';
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (written !== page) throw new Error(`${path} no longer shows the processes as they are; write it again: ${HOW}`);
});

test('every event of every aggregate is drawn', () => {
  for (const { name, events } of aggregates) {
    const found = new Set(drawn.get(name)?.map(({ event }) => event));
    expect([name, Object.keys(events).filter((event) => !found.has(event))]).toEqual([name, []]);
  }
});

/** As the page shows it, read as a person would: the statuses, and what leads from one to the next. */
function shownOf(name: string): { readonly statuses: ReadonlySet<string>; readonly moves: ReadonlySet<string> } {
  const section = page.split('\n## ').find((each) => each.startsWith(`${name} ·`)) ?? '';
  const lines = section.split('\n');
  const statuses = lines.flatMap((line) => /^ {2}state ".*" as (\w+)$/.exec(line)?.[1] ?? []);
  const moves = lines.flatMap((line) => {
    const [, from, to, event] = /^ {2}(\S+) --> (\w+): (\w+)/.exec(line) ?? [];
    return event === undefined ? [] : [`${from} ${event} ${to}`];
  });
  const stays = lines.flatMap((line) => {
    const [, status, events] = /^\| (\w+) [^|]*\| ([^|]*) \|$/.exec(line) ?? [];
    return (events ?? '').split('<br>').map((told) => `${status} ${told.split(' ')[0]} ${status}`);
  });
  return { statuses: new Set(statuses), moves: new Set([...moves, ...stays]) };
}

/** Moves of a history that no diagram shows, and statuses in which it ends that none has. */
function astray(events: readonly Recorded[]): readonly string[] {
  const shown = new Map(aggregates.map(({ name }) => [name, shownOf(name)]));
  const found: string[] = [];
  const ends = new Map<string, string>();
  for (const [index, { of, from, event, to }] of transitionsIn(events, aggregates).entries()) {
    if (!shown.get(of)?.moves.has(`${from} ${event} ${to}`)) found.push(`${of}: ${from} ${event} ${to}`);
    ends.set(events[index]?.stream ?? '', `${of} ${to}`);
  }
  for (const end of ends.values()) {
    const [of = '', status = ''] = end.split(' ');
    if (!shown.get(of)?.statuses.has(status)) found.push(`ends as ${end}`);
  }
  return [...new Set(found)];
}

describe('in any history', () => {
  const seen = new Set<string>();
  const look = (events: readonly Recorded[]) => {
    for (const { of, to } of transitionsIn(events, aggregates)) seen.add(`${of} ${to}`);
    expect(astray(events)).toEqual([]);
  };

  test('recognitions, appraisals, promotions, notices and assessments move as the diagrams show', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (steps) => look(await historyOf(steps))),
      { ...RUNS, numRuns: RUNS.numRuns / 2 },
    );
  });

  test('so do organizations, members, tasks, posts, sessions, initiatives, concerns, talks and practices', async () => {
    await fc.assert(
      fc.asyncProperty(ofWork, async (told) => look((await historyOfWork(told)).events)),
      RUNS,
    );
  });

  test('and reach every status but those of surveys and schemes, which none of them is about', () => {
    const all = [...drawn].flatMap(([name, moves]) => moves.map(({ to }) => `${name} ${to}`));
    const missed = [...new Set(all)].filter((each) => !seen.has(each));
    expect(missed.filter((each) => !/^(pulseSurvey|assessmentScheme|assessmentCycle closed)/.test(each))).toEqual([]);
  });
});
