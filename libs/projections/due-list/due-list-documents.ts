import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';
import { annualTaskDues } from './annual-task-dues.js';
import { appraisalDues } from './appraisal-dues.js';
import { concernDues } from './concern-dues.js';
import { type AnyDues, type DueDoc, duesOf } from './due-item.js';
import { improvementNoticeDues } from './improvement-notice-dues.js';
import { initiativeDues } from './initiative-dues.js';
import { memberDues } from './member-dues.js';
import { practiceDues } from './practice-dues.js';
import { promotionDues } from './promotion-dues.js';
import { pulseSurveyDues } from './pulse-survey-dues.js';
import { recognitionDues } from './recognition-dues.js';
import { studySessionDues } from './study-session-dues.js';
import { talkDues } from './talk-dues.js';

/** Every process with something to do, by what it is about; assessments stand apart (see assessment-due-documents.ts). */
const ALL: readonly AnyDues[] = [
  duesOf(memberDues),
  duesOf(annualTaskDues),
  duesOf(studySessionDues),
  duesOf(initiativeDues),
  duesOf(concernDues),
  duesOf(talkDues),
  duesOf(practiceDues),
  duesOf(appraisalDues),
  duesOf(recognitionDues),
  duesOf(promotionDues),
  duesOf(improvementNoticeDues),
  duesOf(pulseSurveyDues),
];

const keys: AnyDues['keys'] = Object.assign({}, ...ALL.map((each) => each.keys));

/** One document for each thing and each one who has something to do about it. */
export const dueListDocuments: Projection<DueDoc, AnyEvent> = {
  name: 'due-list',
  version: 5,
  keys: (event: Recorded) => keys[event.type]?.(event) ?? [],
  on: Object.assign({}, ...ALL.map(({ on }) => on)),
  indexes: ['branchId', 'waiter'],
};
