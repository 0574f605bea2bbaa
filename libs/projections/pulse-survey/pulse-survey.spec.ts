import type { Recorded } from '#kernel/event.js';
import { ask, logOf } from '#testing/asked.js';
import { surveyClosed, surveyOpened, surveyV1 } from '#testing/pulse-surveys.js';
import { pulseSurvey } from './pulse-survey.js';

const opened = logOf(surveyOpened(), surveyOpened({ surveyId: 'v2', branchIds: ['b3'], opensOn: '2025-05-01' })).map(
  (event) => ({ ...event, metadata: { ...event.metadata, tags: { org: ['c1'] } } }),
);
const withGroups = (results: object) =>
  surveyClosed({ answers: 11, suppressed: undefined, aggregates: [results, { questionId: 'q2', suppressed: true }] });
const groups = [
  { branchIds: ['b1'], answers: 6, counts: [1, 2, 0, 1, 2] },
  { branchIds: ['b2'], answers: 5, counts: [0, 0, 2, 2, 1] },
];
const closedWith = (closing: ReturnType<typeof surveyClosed>) => [
  ...opened,
  ...logOf(surveyOpened(), surveyOpened({ surveyId: 'v2' }), closing)
    .slice(2)
    .map((event) => ({ ...event, occurredOn: '2025-06-08' })),
];
const shown = (orgId: string, asOf: string, events: readonly Recorded[] = opened, more: object = {}) =>
  ask(pulseSurvey, { events, params: { orgId, ...more }, asOf }).surveys;

describe('pulse surveys as readers see them', () => {
  it('are shown to the branches that are asked and those above, by the day on which they open', () => {
    const ids = (...asked: Parameters<typeof shown>) => shown(...asked).map(({ surveyId }) => surveyId);
    expect(ids('c1', '2025-06-02')).toEqual(['v2', 'v1']);
    expect(ids('b1', '2025-06-02')).toEqual(['v1']);
    expect(ids('b9', '2025-06-02')).toEqual([]);
    expect(ids('c1', '2025-06-02', opened, { surveyId: 'v1' })).toEqual(['v1']);
    expect(ids('c1', '2024-12-31')).toEqual([]);
  });

  it('are planned, open, ended and closed, by the day asked for', () => {
    const events = closedWith(surveyClosed());
    const states = ['2025-05-31', '2025-06-01', '2025-06-07', '2025-06-08'].map((day) => shown('b1', day)[0]?.state);
    expect(states).toEqual(['planned', 'open', 'open', 'ended']);
    expect(shown('b1', '2025-06-07', events)[0]?.state).toBe('open');
    expect(shown('b1', '2025-06-08', events)[0]).toEqual({
      ...{ surveyId: 'v1', branchIds: ['b1', 'b2'], opensOn: '2025-06-01', closesOn: '2025-06-07' },
      ...{ state: 'closed', questions: surveyV1.questions, answers: 0, suppressed: true },
      eventIds: ['event-1', 'event-3'],
    });
  });

  it('show results by option; of groups to those above, and to a branch those of its own group', () => {
    const events = closedWith(withGroups({ questionId: 'q1', counts: [1, 2, 2, 3, 3], groups }));
    const [above] = shown('c1', '2025-06-08', events, { surveyId: 'v1' });
    expect(above?.questions[0]?.results?.map(({ option, count }) => `${option}: ${count}`)).toEqual([
      ...['1: 1', '2: 2', '3: 2', '4: 3', '5: 3'],
    ]);
    expect(above?.questions[0]?.groups?.map(({ branchIds, answers }) => [branchIds, answers])).toEqual([
      [['b1'], 6],
      [['b2'], 5],
    ]);
    expect(above?.questions[1]).toEqual({ ...surveyV1.questions[1], suppressed: true });
    const [own] = shown('b2', '2025-06-08', events);
    expect(own?.questions[0]?.groups?.map(({ branchIds }) => branchIds)).toEqual([['b2']]);
    expect(own?.questions[0]?.results).toEqual(above?.questions[0]?.results);
    expect(shown('b2', '2025-06-07', events)[0]?.questions).toEqual(surveyV1.questions);
  });
});
