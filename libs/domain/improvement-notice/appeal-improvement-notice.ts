import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import {
  existingNotice,
  namedIn,
  notifiedBranch,
  ofNotice,
  standingNotice,
  subjectOf,
  whomItConcerns,
} from './issued.js';
import { noticesTo } from './notices-of.js';
import { APPEAL } from './terms.js';

export class AppealImprovementNotice {
  @Id() readonly noticeId!: string;
  @Personal() readonly grounds!: PersonalText;
  @HappenedOn() readonly on!: string;
}

/** Once; also of a notice that was lifted or has ended, which still stands in the record. */
export const appealImprovementNotice = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: AppealImprovementNotice,
  summary: { zh: '对提醒、函询或诫勉提出申诉', en: 'Appeal against an improvement notice' },
  by: whomItConcerns<AppealImprovementNotice>(),
  emits: 'ImprovementNoticeAppealed',
  stream: { by: ['noticeId'], must: 'exist' },
  concerns: (_, state) => notifiedBranch(state),
  guards: (_, state) => [{ set: noticesTo(existingNotice(state).target), mode: 'touch' }],
  subject: (_, { actor }, state) => subjectOf(existingNotice(state).target, actor.id),
  decide(input, state) {
    const notice = standingNotice(state);
    if (notice.appeals.has(APPEAL)) throw new Rejection('already-appealed', 'noticeId');
    mustNotPrecede(input.on, notice.issuedOn, 'on');
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
