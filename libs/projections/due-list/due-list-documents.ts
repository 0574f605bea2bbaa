import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';
import { annualTaskDues } from './annual-task-dues.js';
import { assessmentDues } from './assessment-dues.js';
import { concernDues } from './concern-dues.js';
import { type AnyDues, type DueDoc, duesOf } from './due-item.js';
import { initiativeDues } from './initiative-dues.js';
import { memberDues } from './member-dues.js';
import { practiceDues } from './practice-dues.js';
import { studySessionDues } from './study-session-dues.js';
import { talkDues } from './talk-dues.js';

/** Every process with something to do, by what it is about. */
const ALL: readonly AnyDues[] = [
  duesOf(memberDues),
  duesOf(annualTaskDues),
  duesOf(studySessionDues),
  duesOf(initiativeDues),
  duesOf(concernDues),
  duesOf(talkDues),
  duesOf(practiceDues),
  duesOf(assessmentDues),
];

const keys: AnyDues['keys'] = Object.assign({}, ...ALL.map((each) => each.keys));

/** One document for each thing and each one who has something to do about it. */
export const dueListDocuments: Projection<DueDoc, AnyEvent> = {
  name: 'due-list',
  version: 2,
  keys: (event: Recorded) => keys[event.type]?.(event) ?? [],
  on: Object.assign({}, ...ALL.map(({ on }) => on)),
  indexes: ['branchId', 'waiter'],
};
