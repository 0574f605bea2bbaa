import type { PulseSurveyEvent } from '#domain/pulse-survey/pulse-survey.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { addDays } from '#kernel/local-date.js';
import { adding, type Dues, ending, holdersOf } from './due-item.js';

const superiors = ({ data }: Recorded<PulseSurveyEvent>) => data.branchIds.map((id) => holdersOf('superior', id));

/** 匿名调查: closed from above when its last day is over, and not before. */
export const pulseSurveyDues: Dues<PulseSurveyEvent> = {
  waiters: { PulseSurveyOpened: superiors, PulseSurveyClosed: superiors },
  on: {
    PulseSurveyOpened(doc, event) {
      const { surveyId, closesOn } = event.data;
      const dueOn = addDays(closesOn, 1);
      return adding(doc, { what: 'close-pulse-survey', itemId: surveyId, dueOn, since: dated(event, dueOn) });
    },
    PulseSurveyClosed: (doc, event) => ending(doc, dated(event, event.occurredOn)),
  },
};
