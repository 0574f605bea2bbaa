import fc from 'fast-check';
import type { Recorded } from '#kernel/event.js';
import { START } from '#kernel/position.js';
import { openOffice } from '../commands/office.js';
import { VALID } from '../commands/valid-commands.js';
import { registry } from './bureau.js';
import { FactsSoFar } from './cards.js';
import { happenings, historyOf, runs } from './generated-history.js';
import { NAMED_IN_SCORING, NOT_NAMED_IN_SCORING } from './scored-commands.js';
import { STEPS } from './steps.js';

const routeOf = new Map(registry.entries.map(({ route, command }) => [command.emits, route]));
const digests = (facts: FactsSoFar) => facts.cards().map(({ digest }) => digest);

const routes = registry.entries.map(({ route }) => route);

test('every command is either named by SCORING.md or not: a new one has to be put into one of the lists', () => {
  const listed = [...NAMED_IN_SCORING, ...NOT_NAMED_IN_SCORING];
  expect(routes.filter((route) => !listed.includes(route))).toEqual([]);
  expect(listed.filter((route, index) => listed.indexOf(route) !== index)).toEqual([]);
});

test('generated histories tell of every command that SCORING.md names', () => {
  expect(NAMED_IN_SCORING.filter((route) => STEPS[route] === undefined)).toEqual([]);
});

describe('in any history', () => {
  /** Commands whose events added to what a branch knows. */
  const added = new Set<string>();

  test('a command that SCORING.md does not name changes no card, on no day', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (told) => {
        const { events } = await historyOf(told);
        const facts = new FactsSoFar();
        for (const event of events) {
          const route = routeOf.get(event.type) ?? '';
          const before = NOT_NAMED_IN_SCORING.includes(route) ? digests(facts) : undefined;
          if (facts.tell(event)) added.add(route);
          if (before) expect([route, digests(facts)]).toEqual([route, before]);
        }
      }),
      runs(16),
    );
  });

  test('every command that SCORING.md names has added to what some branch knows', () => {
    expect(NAMED_IN_SCORING.filter((route) => !added.has(route))).toEqual([]);
  });
});

describe('in the office in which every command is valid', () => {
  test.each(routes.filter((route) => NOT_NAMED_IN_SCORING.includes(route)))('%s changes no card', async (route) => {
    const office = await openOffice();
    try {
      const log = async () => {
        const events: Recorded[] = [];
        for await (const batch of office.eventStore.readAll(START)) events.push(...batch.map(office.codec.decode));
        return events;
      };
      const before = digests(FactsSoFar.of(await log()));
      const valid = VALID[route];
      if (!valid) throw new Error(`${route} has no valid example`);
      await office.send(route, valid.actor, valid.data);
      expect(digests(FactsSoFar.of(await log()))).toEqual(before);
      expect(before.length).toBeGreaterThan(0);
    } finally {
      await office.close();
    }
  });
});
