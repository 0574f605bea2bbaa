import type { MomentRequest } from '#application/questions/read-models.js';
import type { Actor } from '#kernel/actor.js';
import { fieldsOf } from '#kernel/input.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { readModels, timelines } from '#projections/read-models.js';
import type { Agency } from './agency.js';

/** A question about something of the agency. */
export interface Question {
  readonly model: ReadModel | Timeline;
  readonly params: Readonly<Record<string, unknown>>;
  /** As a failure names it. */
  readonly name: string;
}

/** What is asked about, by the name of the parameter. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  orgId: ['c1', 'b1', 'b2'],
  branchId: ['b1', 'b2'],
  memberId: ['m2', 'm3'],
  personId: ['m2', 'm3', 'u-s1', 'u-officer'],
  ...{ year: [2025], cycleId: ['y1'], month: ['2025-03'], from: ['2025-02-01'], to: ['2025-05-01'] },
  indicatorId: ['follow-through', 'concern-response'],
};

/** Optional ones that make another question of it. */
const ALSO = ['memberId', 'personId'];

/** Every question about every organization and person, in every way in which it can be asked. */
export function everyQuestion(): readonly Question[] {
  return [...readModels, ...timelines].flatMap((model) => {
    let all: readonly Record<string, unknown>[] = [{}];
    for (const { name, optional } of fieldsOf(model.params)) {
      if (optional && !ALSO.includes(name)) continue;
      const values = VALUES[name];
      if (!values) throw new Error(`${model.name}: say in VALUES which ${name} to ask about`);
      all = all.flatMap((params) => [
        ...(optional ? [params] : []),
        ...values.map((value) => ({ ...params, [name]: value })),
      ]);
    }
    return all.map((params) => ({ model, params, name: `${model.name} ${JSON.stringify(params)}` }));
  });
}

/** Where an answer, an edition or an event stands in the log says nothing about anybody. */
const PLACES = /"(throughPosition|position|throughEventId)":"[^"]+"/g;

async function told(answer: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await answer()).replace(PLACES, '"$1":"…"');
  } catch (error) {
    if (error instanceof Rejection) return `refused: ${error.code}`;
    throw error;
  }
}

/** The whole answer, of which each reader gets at most all: what is the same here is the same for everybody. */
export async function wholeAnswer({ questions }: Agency, { model, params }: Question, moment: MomentRequest = {}) {
  if ('view' in model) return told(() => questions.answer(model, params, moment));
  const { knownAt } = moment;
  return told(() => questions.page(model, params, { reader: null, limit: 500, ...(knownAt ? { knownAt } : {}) }));
}

/** The answer as it is sent to a reader, with the texts that are opened for them. */
export async function answerTo(reader: Actor, { answering }: Agency, { model, params }: Question): Promise<string> {
  const asked = { question: { params, reserved: { limit: 500 } }, reader };
  return told(async () => {
    const { answer } = await ('view' in model ? answering.answer(model, asked) : answering.page(model, asked));
    return JSON.parse(Buffer.from(answer).toString());
  });
}
