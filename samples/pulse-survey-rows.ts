import type { Row } from './csv-table.js';
import type { Fact, Sample } from './sample.js';

/**
 * pulse-surveys.csv and pulse-questions.csv. Ballots stand in no file: a survey that comes out of one is closed without
 * answers, which is too few to tell anything.
 */
export function* pulseSurveyFacts(sample: Sample): Iterable<Fact> {
  const questions = sample.rows('pulse-questions.csv', ['surveyId', 'questionId', 'kind', 'text', 'choices']);
  for (const row of sample.rows('pulse-surveys.csv', ['step', 'surveyId', 'branchIds', 'opensOn', 'closesOn', 'on'])) {
    const surveyId = row.text('surveyId');
    const on = row.date('on');
    if (row.choice('step', ['open', 'close']) === 'close') {
      yield sample.fact(row, { command: 'close-pulse-survey', id: [surveyId], on, data: { surveyId } });
      continue;
    }
    const data = {
      ...{ surveyId, branchIds: row.words('branchIds'), opensOn: row.date('opensOn'), closesOn: row.date('closesOn') },
      questions: questions.filter((each) => each.text('surveyId') === surveyId).map(questionOf),
    };
    yield sample.fact(row, { command: 'open-pulse-survey', id: [surveyId], on, data });
  }
}

function questionOf(row: Row) {
  const [questionId, kind] = [row.text('questionId'), row.text('kind')];
  return { questionId, kind, text: row.text('text'), choices: row.optional('choices')?.split('|') };
}
