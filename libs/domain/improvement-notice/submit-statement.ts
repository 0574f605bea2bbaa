import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Personal, type PersonalText } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import { existingNotice, namedIn, notifiedBranch, ofNotice, openNotice, subjectOf, whomItConcerns } from './issued.js';

export class SubmitStatement {
  @Id() readonly noticeId!: string;
  @Personal() readonly text!: PersonalText;
  @HappenedOn() readonly on!: string;
}

/** Also after the day until which it was asked for, after the notice has ended, and again: nobody is refused to be heard. */
export const submitStatement = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: SubmitStatement,
  summary: { zh: '提交申述说明', en: 'Submit a statement on a notice' },
  by: whomItConcerns<SubmitStatement>(),
  emits: 'StatementSubmitted',
  stream: { by: ['noticeId'], must: 'exist' },
  concerns: (_, state) => notifiedBranch(state),
  subject: (_, { actor }, state) => subjectOf(existingNotice(state).target, actor.id),
  decide(input, state) {
    const notice = openNotice(state);
    mustNotPrecede(input.on, notice.issuedOn, 'on');
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
