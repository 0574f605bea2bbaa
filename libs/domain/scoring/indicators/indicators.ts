import type { Indicator } from '../indicator.js';
import { businessLinkage } from './business-linkage.js';
import { businessReview } from './business-review.js';
import { concernResponse } from './concern-response.js';
import { dualLearning } from './dual-learning.js';
import { followThrough } from './follow-through.js';
import { frontLine } from './front-line.js';
import { keyTaskDelivery } from './key-task-delivery.js';
import { keyTaskSupport } from './key-task-support.js';
import { organizationalLife } from './organizational-life.js';
import { practiceSpread } from './practice-spread.js';
import { taskCompletion } from './task-completion.js';
import { taskTimeliness } from './task-timeliness.js';

/** Every version of every indicator, for ever. */
export const INDICATORS: readonly Indicator[] = [
  organizationalLife,
  concernResponse,
  followThrough,
  taskCompletion,
  taskTimeliness,
  keyTaskDelivery,
  businessReview,
  businessLinkage,
  keyTaskSupport,
  frontLine,
  dualLearning,
  practiceSpread,
];

export function findIndicator(id: string, version: number): Indicator | undefined {
  return INDICATORS.find((indicator) => indicator.id === id && indicator.version === version);
}
