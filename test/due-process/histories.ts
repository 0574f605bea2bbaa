import fc from 'fast-check';
import type { Recorded } from '#kernel/event.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import type { Sent } from '#testing/embedded-directory.js';
import { assign, designate, enrolled } from '#testing/small-office.js';
import type { Sent as Accepted } from '../scoring/bureau.js';
import { Told } from '../scoring/told.js';
import { Agency } from './agency.js';
import { CASES } from './cases.js';
import { STEPS } from './steps.js';

const TIMES = Number(process.env.PROPERTY_RUNS ?? 1);

/** How often a property is tried; `PROPERTY_RUNS=20` tries twenty times as many histories (with a longer `--testTimeout`). */
export const RUNS = { numRuns: 40 * TIMES, seed: 20250401, interruptAfterTimeLimit: 50_000 * TIMES };

/** Something that is tried on a day and recorded some days later. */
interface Happening {
  readonly command: string;
  readonly day: LocalDate;
  readonly recordedOn: LocalDate;
  readonly dice: readonly number[];
}

/** What begins things and what ends them, so that histories get there. */
const OFTEN = [
  ...['nominate-for-recognition', 'publicize-nomination', 'publicize-nomination', 'grant-recognition'],
  ...['grant-recognition', 'grant-recognition', 'grant-recognition', 'set-recognition-quota'],
  ...['record-party-appraisal', 'record-business-appraisal', 'conclude-appraisal', 'conclude-appraisal'],
  ...['conclude-appraisal', 'object-to-appraisal', 'seal-promotion-evidence', 'conclude-promotion-review'],
  ...['conclude-promotion-review', 'submit-statement', 'review-improvement', 'conclude-branch-assessment'],
];

/** Across Spring Festival, Qingming and Labour Day. */
const FIRST = '2025-01-20';

const happening: fc.Arbitrary<Happening> = fc
  .record({
    command: fc.constantFrom(...Object.keys(STEPS), ...OFTEN),
    day: fc.nat(105),
    late: fc.constantFrom(0, 0, 0, 0, 1, 4, 10, 25),
    dice: fc.array(fc.nat(996), { minLength: 8, maxLength: 8 }),
  })
  .map(({ command, day, late, dice }) => ({
    ...{ command, dice, day: addDays(FIRST, day), recordedOn: addDays(FIRST, day + late) },
  }));

/** In the order in which it is recorded. */
export const happenings = fc
  .array(happening, { minLength: 1, maxLength: 420, size: 'max' })
  .map((steps) => steps.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0)));

const probationary = { status: 'probationary', joinedOn: '2024-06-01', enrolledOn: '2024-06-01' };
const OPENING: readonly Sent[] = [
  // four full members in b1, so that there is one place for an excellent one
  ...CASES.filter(({ commandId = '' }) => !['enrolled-m5', 'enrolled-m6'].includes(commandId)),
  enrolled('p1', 'b1', probationary),
  designate('p9', 3),
  { ...assign('m3', { postId: 'p9', from: '2025-02-01' }), commandId: 'assigned-m3' },
];

const known = new Map<string, Promise<readonly Recorded[]>>();

/** What the real deciders let happen of it; what they refuse is dropped. The same steps are sent once. */
export function historyOf(steps: readonly Happening[]): Promise<readonly Recorded[]> {
  const key = JSON.stringify(steps);
  const before = known.get(key);
  if (before) return before;
  const history = happened(steps);
  if (known.size < 500) known.set(key, history);
  return history;
}

async function happened(steps: readonly Happening[]): Promise<readonly Recorded[]> {
  const agency = await Agency.opened(FIRST, OPENING);
  const accepted: Accepted[] = [];
  for (const [number, { command, day, recordedOn, dice }] of steps.entries()) {
    const step = STEPS[command]?.(new Told(day, number, dice, accepted));
    if (!step) continue;
    const sent = { command, commandId: `step-${number}`, recordedOn, ...step };
    agency.goTo(recordedOn);
    const { recordedOn: _, ...request } = sent;
    if ((await agency.outcome(request)) === 'accepted') accepted.push(sent);
  }
  return agency.log();
}
