import { appraisalFacts } from './appraisal-rows.js';
import { assessmentFacts, cycleFacts, schemeFacts } from './assessment-rows.js';
import { concernFacts } from './concern-rows.js';
import { improvementFacts } from './improvement-rows.js';
import { initiativeFacts } from './initiative-rows.js';
import { keyPostFacts } from './key-post-rows.js';
import { memberFacts } from './member-rows.js';
import { officerFacts, organizationFacts } from './organization-rows.js';
import { practiceFacts } from './practice-rows.js';
import { promotionFacts } from './promotion-rows.js';
import { pulseSurveyFacts } from './pulse-survey-rows.js';
import { recognitionFacts } from './recognition-rows.js';
import { type Fact, openSample } from './sample.js';
import { studySessionFacts } from './study-session-rows.js';
import { talkFacts } from './talk-rows.js';
import { taskFacts } from './task-rows.js';

/**
 * The lines of an import file (one command a line, DOMAIN.md §7) that a folder of tables stands for, in the order in
 * which the facts were recorded. What was recorded at the same minute keeps the order of the files and rows.
 *
 * @throws BadRow naming file, row and column
 */
export function* buildCommands(folder: string): Iterable<string> {
  const sample = openSample(folder);
  const facts = [
    ...organizationFacts(sample),
    ...memberFacts(sample),
    ...officerFacts(sample),
    ...taskFacts(sample),
    ...keyPostFacts(sample),
    ...studySessionFacts(sample),
    ...concernFacts(sample),
    ...talkFacts(sample),
    ...initiativeFacts(sample),
    ...practiceFacts(sample),
    ...schemeFacts(sample),
    ...cycleFacts(sample),
    ...assessmentFacts(sample),
    ...recognitionFacts(sample),
    ...improvementFacts(sample),
    ...appraisalFacts(sample),
    ...promotionFacts(sample),
    ...pulseSurveyFacts(sample),
  ];
  refuseRepeats(facts);
  const byTime = facts.toSorted((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : 0));
  for (const { line } of byTime) yield JSON.stringify(line);
}

function refuseRepeats(facts: readonly Fact[]): void {
  const rows = new Map<string, Fact['row']>();
  for (const { row, line } of facts) {
    const first = rows.get(line.commandId);
    if (first !== undefined)
      row.fail('at', `says the same as row ${first.rowNumber} of ${first.file}: both are ${line.commandId}`);
    rows.set(line.commandId, row);
  }
}
