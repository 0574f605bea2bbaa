import fc from 'fast-check';
import type { Recorded } from '#kernel/event.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import { Bureau, type Sent } from './bureau.js';
import { STEPS } from './steps.js';
import { actorOf, superior, Told } from './told.js';

const TIMES = Number(process.env.PROPERTY_RUNS ?? 1);

/**
 * How often a property is tried; `PROPERTY_RUNS=20` tries twenty times as many histories (and needs a longer
 * `--testTimeout`). A failure of a long history is made smaller for as long as a test may take, not for hours.
 */
export const runs = (count: number) => ({
  numRuns: count * TIMES,
  seed: 20250401,
  interruptAfterTimeLimit: 50_000 * TIMES,
});

/** What happens once in a history: a command, the day of its fact, how many days later it is recorded, and dice. */
interface Happening {
  readonly command: string;
  readonly day: LocalDate;
  readonly recordedOn: LocalDate;
  readonly dice: readonly number[];
}

/** The commands that a year has most of. */
const OFTEN = [
  ...['record-study-session', 'amend-study-session', 'complete-session-action', 'set-annual-task'],
  ...['report-task-completed', 'verify-task-outcome', 'assign-member-to-key-post', 'record-frontline-review'],
  ...['launch-initiative', 'raise-concern', 'assign-concern', 'respond-to-concern', 'adopt-practice'],
  'reject-concern-response',
];

const happening: fc.Arbitrary<Happening> = fc
  .record({
    command: fc.constantFrom(...Object.keys(STEPS), ...OFTEN, ...OFTEN),
    day: fc.integer({ min: 0, max: 420 }),
    late: fc.constantFrom(0, 0, 0, 0, 1, 8, 30, 31, 45),
    dice: fc.array(fc.nat(996), { minLength: 8, maxLength: 8 }),
  })
  .map(({ command, day, late, dice }) => ({
    ...{ command, dice, day: addDays('2024-12-20', day) },
    recordedOn: addDays('2024-12-20', day + late),
  }));

/** What happens in the order in which it is recorded. */
export const happenings = fc
  .record({
    /** Long ago, just before the year, or within it. */
    foundedOn: fc.constantFrom('2019-01-01', '2024-12-20', '2025-03-10'),
    steps: fc.array(happening, { maxLength: 260, size: 'max' }),
  })
  .map(({ foundedOn, steps }) => ({
    foundedOn,
    steps: steps.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0)),
  }));

type Happenings = typeof happenings extends fc.Arbitrary<infer T> ? T : never;

/** Two committees, three branches, members of two of them (of b1 six full ones and one on probation), a task or two. */
function opening(foundedOn: LocalDate): readonly Omit<Sent, 'commandId'>[] {
  const organization = (orgId: string, kind: string, parentId?: string, establishedOn = '2019-01-01') => ({
    ...{ command: 'establish-organization', recordedOn: establishedOn, actor: superior },
    data: { orgId, name: orgId, kind, establishedOn, ...(parentId === undefined ? {} : { parentId }) },
  });
  const member = (memberId: string, branchId: string, more = { status: 'full', joinedOn: '2012-07-01' }) => {
    const enrolledOn = more.joinedOn > foundedOn ? more.joinedOn : foundedOn;
    const data = { memberId, branchId, name: '党员', ...more, enrolledOn };
    return { command: 'enroll-member', recordedOn: enrolledOn, actor: actorOf('branch-officer', branchId), data };
  };
  const secretary = (orgId: string, personId: string) => ({
    ...{ command: 'appoint-officer', recordedOn: foundedOn, actor: superior },
    data: { orgId, personId, office: 'secretary', from: foundedOn },
  });
  const task = (taskId: string, branchId: string, terms: object) => {
    const setOn = foundedOn > '2025-01-02' ? foundedOn : '2025-01-02';
    const data = { taskId, branchId, year: 2025, setOn, title: taskId, ...terms };
    return { command: 'set-annual-task', recordedOn: setOn, actor: actorOf('business-head', branchId), data };
  };
  return [
    { ...organization('c1', 'committee'), actor: actorOf('admin', 'c1') },
    organization('c2', 'committee', 'c1'),
    organization('b2', 'branch', 'c1'),
    organization('b3', 'branch', 'c1'),
    organization('b1', 'branch', 'c1', foundedOn),
    ...['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => member(id, 'b1')),
    member('m7', 'b1', { status: 'probationary', joinedOn: '2024-06-01' }),
    ...['n1', 'n2', 'n3'].map((id) => member(id, 'b2')),
    ...[secretary('b1', 'm1'), secretary('b2', 'n1')],
    task('t-key', 'b1', { emphasis: 'key', weight: 5, dueOn: '2025-06-30' }),
    task('t-routine', 'b1', { emphasis: 'routine', weight: 2, dueOn: '2025-09-30' }),
    task('t-other', 'b2', { emphasis: 'difficult', weight: 3, dueOn: '2025-10-31' }),
  ];
}

/** A history that the deciders have let happen. */
export interface History {
  readonly bureau: Bureau;
  /** The commands that were accepted, in the order of the log. */
  readonly accepted: readonly Sent[];
  readonly events: readonly Recorded[];
}

/**
 * Sends what happens to the real deciders; what they refuse is dropped.
 * @param during called after each day on which something was recorded
 */
export async function historyOf(
  { foundedOn, steps }: Happenings,
  during?: (bureau: Bureau) => Promise<void>,
): Promise<History> {
  const bureau = new Bureau();
  const accepted: Sent[] = [];
  for (const [index, sent] of opening(foundedOn).entries()) {
    const whole = { ...sent, commandId: `opening-${index}` };
    const refused = await bureau.send(whole);
    if (refused) throw refused;
    accepted.push(whole);
  }
  for (const [number, { command, day, recordedOn, dice }] of steps.entries()) {
    const step = STEPS[command]?.(new Told(day, number, dice, accepted));
    if (!step) continue;
    const sent = { command, recordedOn, commandId: `step-${number}`, ...step };
    if (await bureau.send(sent)) continue;
    accepted.push(sent);
    await during?.(bureau);
  }
  return { bureau, accepted, events: await bureau.log() };
}
