import { commandOn } from '#kernel/command.js';
import { EffectiveFrom, Id, LocalDay } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { workingDays } from '../calendar/working-days-need.js';
import { mustNotPrecede } from '../dates.js';
import {
  awardingBody,
  awardingOrganization,
  mustNotBeContested,
  namedIn,
  ofRecognition,
  openNomination,
} from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';
import { LEAST_NOTICE_DAYS } from './terms.js';

export class PublicizeNomination {
  @Id() readonly recognitionId!: string;
  /** The first day of the notice; may lie ahead. */
  @EffectiveFrom() readonly from!: string;
  /** Its last day. */
  @LocalDay() readonly until!: string;
}

export const publicizeNomination = commandOn<Recognition, RecognitionEvent>()({
  input: PublicizeNomination,
  summary: { zh: '公示提名', en: 'Give public notice of a nomination' },
  by: awardingBody,
  emits: 'NominationPublicized',
  stream: { by: ['recognitionId'], must: 'exist' },
  concerns: (_, state) => awardingOrganization(state),
  needs: () => ({ calendar: workingDays }),
  decide(input, state, { calendar }) {
    const nomination = openNomination(state);
    mustNotBeContested(nomination);
    if (nomination.status === 'publicized') {
      throw new Rejection('already-publicized', 'recognitionId', { until: nomination.notice.until });
    }
    mustNotPrecede(input.from, nomination.nominatedOn, 'from');
    mustNotPrecede(input.until, input.from, 'until');
    const days = calendar.workingDaysBetween(input, 'until');
    if (days < LEAST_NOTICE_DAYS) {
      throw new Rejection('notice-too-short', 'until', { days, least: LEAST_NOTICE_DAYS });
    }
    return {
      data: { ...input, workingDays: days, ...ofRecognition(nomination) },
      tags: namedIn(nomination),
    };
  },
});
