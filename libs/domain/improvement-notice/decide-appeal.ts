import { commandOn, may } from '#kernel/command.js';
import { Flag, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { mayDecide } from '../objection/objections.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import { existingNotice, namedIn, notifiedBranch, ofNotice } from './issued.js';
import { APPEAL } from './terms.js';

export class DecideAppeal {
  @Id() readonly noticeId!: string;
  /** Upheld, the notice counts as never issued. */
  @Flag() readonly upheld!: boolean;
  @Text() readonly reasons!: string;
  @HappenedOn() readonly on!: string;
}

export const decideAppeal = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: DecideAppeal,
  summary: { zh: '裁定申诉', en: 'Decide an appeal' },
  by: [may.superior],
  never: [
    { person: { zh: '发出通知的人', en: 'who issued it' }, who: (_, state) => [existingNotice(state).issuedBy] },
    {
      person: { zh: '提出申诉的人', en: 'who appealed' },
      who: (_, state) => [existingNotice(state).appeals.get(APPEAL)?.raisedBy],
    },
  ],
  emits: 'AppealDecided',
  stream: { by: ['noticeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => notifiedBranch(state),
  decide(input, state, { actor }) {
    const notice = existingNotice(state);
    const { appeals, appealedOn, issuedBy, issuedEventId } = notice;
    const appeal = appeals.get(APPEAL);
    if (!appeal || appealedOn === undefined) throw new Rejection('not-appealed', 'noticeId');
    if (appeal.status !== 'open') throw new Rejection('appeal-decided', 'noticeId');
    mayDecide(appeals, { objectionId: APPEAL, actorId: actor.id, contested: [issuedBy] });
    mustNotPrecede(input.on, appealedOn, 'on');
    return {
      // what was issued is set right by it: whoever reads of the one learns of the other
      data: { ...input, ...ofNotice(notice), ...(input.upheld ? { corrects: issuedEventId } : {}) },
      tags: namedIn(notice),
    };
  },
});
