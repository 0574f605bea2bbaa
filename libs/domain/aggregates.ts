import type { AnyAggregate } from '#kernel/aggregate.js';
import { annualTask } from './annual-task/annual-task.js';
import { appraisal } from './appraisal/appraisal.js';
import { assessmentCycle } from './assessment-cycle/assessment-cycle.js';
import { assessmentScheme } from './assessment-scheme/assessment-scheme.js';
import { branchAssessment } from './branch-assessment/branch-assessment.js';
import { concern } from './concern/concern.js';
import { improvementNotice } from './improvement-notice/improvement-notice.js';
import { initiative } from './initiative/initiative.js';
import { keyPost } from './key-post/key-post.js';
import { member } from './member/member.js';
import { organization } from './organization/organization.js';
import { practice } from './practice/practice.js';
import { promotionReview } from './promotion-review/promotion-review.js';
import { pulseSurvey } from './pulse-survey/pulse-survey.js';
import { recognition } from './recognition/recognition.js';
import { studySession } from './study-session/study-session.js';
import { talk } from './talk/talk.js';

/** Everything that is decided, in the order of DOMAIN.md §3. */
export const aggregates: readonly AnyAggregate[] = [
  organization,
  member,
  annualTask,
  keyPost,
  studySession,
  initiative,
  concern,
  talk,
  pulseSurvey,
  assessmentScheme,
  assessmentCycle,
  branchAssessment,
  appraisal,
  practice,
  recognition,
  promotionReview,
  improvementNotice,
];
