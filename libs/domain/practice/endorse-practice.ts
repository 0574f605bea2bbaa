import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { Practice, PracticeEvent } from './practice.js';
import { mustStandOn, ofPractice, owner, recordedPractice } from './recorded-practice.js';

export class EndorsePractice {
  @Id() readonly practiceId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

export const endorsePractice = commandOn<Practice, PracticeEvent>()({
  input: EndorsePractice,
  summary: { zh: '认可经验', en: 'Endorse a practice' },
  by: [may.superior],
  emits: 'PracticeEndorsed',
  stream: { by: ['practiceId'], must: 'exist' },
  concerns: (_, state) => [owner(state)],
  decide(input, state) {
    const practice = recordedPractice(state);
    if (practice.endorsedOn !== undefined) {
      throw new Rejection('already-endorsed', 'practiceId', { on: practice.endorsedOn });
    }
    mustStandOn(practice, input.on);
    return { data: { ...input, ...ofPractice(practice) } };
  },
});
