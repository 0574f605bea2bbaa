import { signals } from '#domain/formalism/signals.js';
import { ask } from '#testing/asked.js';
import { SessionLog } from '#testing/session-log.js';
import { formalismSignals } from './formalism-signals.js';

const params = { branchId: 'b1', year: 2025 };

/** Two sessions with the same minutes; the second is entered late, and its minutes are changed in summer. */
const log = new SessionLog()
  .branches('b1')
  .record('s1', { heldOn: '2025-03-10', minutes: '学习了党章，讨论了电梯评估。' })
  .record('s2', { heldOn: '2025-04-10', minutes: '学习了党章，讨论了电梯评估。', at: '2025-05-01T08:00:00.000Z' })
  .amend('s2', { minutes: '讨论了气瓶整治怎么做，由谁负责。', at: '2025-07-01T08:00:00.000Z' });

function found(asOf: string, knownAt?: string): readonly string[] {
  const known = knownAt === undefined ? {} : { knownAt };
  const answer = ask(formalismSignals, { events: log.events(), params, asOf, ...known });
  return answer.signals.map(({ id, count }) => `${id} ${count}`);
}

test('all of DOMAIN.md §5 is looked for, in its order', () => {
  expect(signals.map(({ id }) => id).join(' ')).toBe(
    'late-entry bulk-backfill copied-minutes no-business-content impossible-presence deadline-crowding linked-without-outcome everything-perfect shifting-goalposts paper-carrier no-hard-tasks silent-branch contradiction',
  );
});

test('what was found is told with its count, events and a sentence, and with the moment', () => {
  const answer = ask(formalismSignals, { events: log.events(), params, asOf: '2025-06-30' });
  expect(answer).toMatchObject({ branchId: 'b1', year: 2025, asOf: '2025-06-30', knownAt: null });
  expect(answer.signals[0]).toEqual({
    ...{ id: 'late-entry', name: { zh: '迟录', en: 'Late entries' }, count: 1, evidence: ['event-3'] },
    explanation: {
      zh: '当年 2 条记录中，有 1 条在事后超过 7 天才登记，最迟的隔了 21 天。',
      en: 'of 2 entries about the year, 1 was recorded more than 7 days after the fact, the latest 21 days after it.',
    },
  });
});

test('as known at an instant, what was recorded later is not seen', () => {
  expect(found('2025-12-31', '2025-04-30T00:00:00.000Z').filter((each) => /late|copied/.test(each))).toEqual([]);
  expect(found('2025-12-31', '2025-05-01T08:00:00.000Z').slice(0, 2)).toEqual(['late-entry 1', 'copied-minutes 1']);
  expect(found('2025-12-31', '2025-07-01T08:00:00.000Z').slice(0, 2)).toEqual([
    'late-entry 1',
    'no-business-content 4',
  ]);
  expect(found('2025-12-31').slice(0, 2)).toEqual(['late-entry 1', 'no-business-content 4']);
});

test('a session that was moved to another year is one of the year in which it was known to be held', () => {
  const moved = new SessionLog()
    .branches('b1')
    .record('s1', { heldOn: '2024-05-10', minutes: '学习了党章，讨论了电梯评估。' })
    .record('s2', { heldOn: '2025-12-30', minutes: '学习了党章，讨论了电梯评估。', at: '2025-12-30T08:00:00.000Z' })
    .amend('s2', { heldOn: '2026-01-02', at: '2026-01-05T08:00:00.000Z' });
  const copied = (year: number, knownAt?: string) => {
    const known = knownAt === undefined ? {} : { knownAt };
    const asked = { events: moved.events(), params: { branchId: 'b1', year }, asOf: '2026-01-31', ...known };
    return ask(formalismSignals, asked).signals.some(({ id }) => id === 'copied-minutes');
  };
  expect([copied(2025), copied(2026)]).toEqual([false, true]);
  expect(copied(2025, '2026-01-01T00:00:00.000Z')).toBe(true);
});

test('there are none of a branch that does not exist, or before the year', () => {
  const asked = (branchId: string, asOf: string) =>
    ask(formalismSignals, { events: log.events(), params: { branchId, year: 2025 }, asOf });
  expect(() => asked('b9', '2025-12-31')).toThrow('not-found (branchId)');
  expect(() => asked('b1', '2024-12-31')).toThrow('not-found (year)');
});
