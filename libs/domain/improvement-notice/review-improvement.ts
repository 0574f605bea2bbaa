import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import {
  mustHaveEffect,
  mustRestOnNoAppeal,
  namedIn,
  neverTheMember,
  notifiedBranch,
  ofNotice,
  openNotice,
} from './issued.js';
import { isHeard } from './notices-of.js';
import { IMPROVEMENT_VERDICTS, type ImprovementVerdict } from './terms.js';

export class ReviewImprovement {
  @Id() readonly noticeId!: string;
  @Choice(IMPROVEMENT_VERDICTS) readonly verdict!: ImprovementVerdict;
  @Text() readonly comment!: string;
  @HappenedOn() readonly on!: string;
}

export const reviewImprovement = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: ReviewImprovement,
  summary: { zh: '评估整改', en: 'Review an improvement' },
  by: [may.superior],
  never: [neverTheMember<ReviewImprovement>()],
  emits: 'ImprovementReviewed',
  stream: { by: ['noticeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => notifiedBranch(state),
  decide(input, state) {
    const notice = openNotice(state);
    mustRestOnNoAppeal(notice, input.on);
    mustHaveEffect(notice, input.on);
    const { noticeId, respondBy } = notice;
    if (!isHeard(notice, input.on)) throw new Rejection('not-heard', 'on', { noticeId, respondBy });
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
