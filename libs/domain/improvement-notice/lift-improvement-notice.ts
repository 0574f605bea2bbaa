import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
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

export class LiftImprovementNotice {
  @Id() readonly noticeId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/** Not while it is appealed: whoever appeals asks for more than its end. */
export const liftImprovementNotice = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: LiftImprovementNotice,
  summary: { zh: '解除提醒、函询或诫勉', en: 'Lift an improvement notice' },
  by: [may.superior],
  never: [neverTheMember<LiftImprovementNotice>()],
  emits: 'ImprovementNoticeLifted',
  stream: { by: ['noticeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => notifiedBranch(state),
  decide(input, state) {
    const notice = openNotice(state);
    mustRestOnNoAppeal(notice, input.on);
    mustHaveEffect(notice, input.on);
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
