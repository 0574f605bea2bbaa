import { addDays } from '#kernel/local-date.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { InitiativeFact } from '../scoring/facts/initiative-fact.js';
import type { KeyPostFact } from '../scoring/facts/key-post-fact.js';
import type { OrganizationFact } from '../scoring/facts/organization-fact.js';
import type { PracticeFact } from '../scoring/facts/practice-fact.js';
import type { TaskFact } from '../scoring/facts/task-fact.js';
import type { SessionAt } from '../scoring/session-at.js';
import { type Contradiction, contradicted } from './contradicted.js';
import { departures } from './departures.js';
import type { SignalGround } from './signal.js';

/**
 * All that the rules accept although it contradicts what was recorded before: ends that are dated back. Ends of other
 * kinds leave room for what follows (a closed initiative is still reported on, a post is reviewed after retirement), and
 * whatever begins is judged against all that stands, over its open-ended time.
 */
export function contradictionsOf({ branch: { facts, branch }, sessions }: SignalGround): readonly Contradiction[] {
  return [
    ...facts.members.flatMap((member) => departures(member, { facts, branch, sessions })),
    ...facts.tasks.flatMap((task) => cancellation(task, sessions)),
    ...facts.posts.flatMap(retirement),
    ...facts.initiatives.flatMap(abandonment),
    ...facts.practices.flatMap(withdrawal),
    ...dissolution(branch, [
      ...sessions.map(heldOn),
      ...[facts.tasks, facts.posts, facts.initiatives, facts.practices, facts.talks, facts.concerns].flatMap((kind) =>
        kind.map(({ first }) => first),
      ),
    ]),
  ];
}

/** What was done for a task after the day on which it is said to have been cancelled; on that day both may be true. */
function cancellation({ id, changes, completion }: TaskFact, sessions: readonly SessionAt[]): readonly Contradiction[] {
  const late = changes.find(({ cancels }) => cancels);
  if (late === undefined) return [];
  return contradicted(
    {
      late,
      from: addDays(late.on, 1),
      what: { zh: `任务 ${id} 自 ${late.on} 起取消`, en: `${id} cancelled on ${late.on}` },
    },
    [
      ...changes.filter(({ cancels }) => !cancels),
      ...(completion === undefined ? [] : [completion]),
      ...sessions.filter(({ content }) => content.taskIds.includes(id)).map(heldOn),
    ],
  );
}

/** A release on the day of retirement says the same. */
function retirement({ id, postings, retired }: KeyPostFact): readonly Contradiction[] {
  if (retired === undefined) return [];
  const what = { zh: `岗位 ${id} 自 ${retired.on} 起撤销`, en: `post ${id} retired on ${retired.on}` };
  const releases = postings.flatMap(({ release }) => (release === undefined ? [] : [release]));
  return contradicted({ late: retired, from: addDays(retired.on, 1), what }, releases);
}

function abandonment({ id, abandoned, outcomes, verdicts }: InitiativeFact): readonly Contradiction[] {
  if (abandoned === undefined) return [];
  const what = { zh: `载体 ${id} 自 ${abandoned.on} 起中止`, en: `initiative ${id} abandoned on ${abandoned.on}` };
  return contradicted({ late: abandoned, from: abandoned.on, what }, [...outcomes, ...verdicts]);
}

function withdrawal({ id, withdrawn, endorsed, adoptions }: PracticeFact): readonly Contradiction[] {
  if (withdrawn === undefined) return [];
  const what = { zh: `经验 ${id} 自 ${withdrawn.on} 起撤回`, en: `practice ${id} withdrawn on ${withdrawn.on}` };
  const stood = [...adoptions, ...(endorsed === undefined ? [] : [endorsed])];
  return contradicted({ late: withdrawn, from: withdrawn.on, what }, stood);
}

function dissolution({ dissolved, terms }: OrganizationFact, begun: readonly Dated[]): readonly Contradiction[] {
  if (dissolved === undefined) return [];
  const what = { zh: `支部自 ${dissolved.on} 起撤销`, en: `the branch dissolved on ${dissolved.on}` };
  return contradicted({ late: dissolved, from: dissolved.on, what }, [...begun, ...terms]);
}

/** The session's record, on the day on which it was held as amended. */
function heldOn({ fact, content }: SessionAt): Dated {
  return { ...fact.first, on: content.heldOn };
}
