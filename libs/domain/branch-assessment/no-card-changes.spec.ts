import { readFileSync } from 'node:fs';
import { START } from '#kernel/position.js';
import { logOf } from '#testing/asked.js';
import {
  concluded,
  cycleClosed,
  cycleOpened,
  objected,
  objectionDecided,
  published,
  publisher,
  reviewed,
  selfAssessed,
} from '#testing/assessments.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { ExampleHistory } from '#testing/example-history.js';
import { assessmentCycle } from '../assessment-cycle/assessment-cycle.js';
import { defaultScheme } from '../scoring/scheme.js';
import { score } from '../scoring/scorecard.js';
import { branchAssessment } from './branch-assessment.js';

const EXAMPLE = readFileSync(new URL('../../testing/examples/a-one-branch.ndjson', import.meta.url), 'utf8');
const facts = ExampleHistory.of(EXAMPLE).events();
const assessment = logOf(
  ...[cycleOpened(), selfAssessed(), reviewed('party', publisher), published(), objected('o1')],
  ...[objectionDecided('o1', true), published(2), concluded('2026-02-01'), cycleClosed('2026-02-28')],
);
const cardOf = (events: typeof facts) =>
  score(branchFactsOf('b1', events), defaultScheme, {
    ...{ year: 2025, asOf: '2026-03-01', knownAt: null, throughPosition: START },
  });

test('no card changes by an assessment, by none of its events, wherever they stand in the log', () => {
  const card = cardOf(facts);
  const types = new Set(assessment.map(({ type }) => type));
  const all = [assessmentCycle, branchAssessment].flatMap(({ events }) => Object.keys(events));
  expect([...types].sort()).toEqual(all.sort());
  expect(cardOf([...facts, ...assessment])).toEqual(card);
  const half = Math.floor(facts.length / 2);
  expect(cardOf([...facts.slice(0, half), ...assessment, ...facts.slice(half)])).toEqual(card);
});
