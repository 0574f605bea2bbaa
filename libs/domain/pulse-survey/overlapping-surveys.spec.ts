import fc from 'fast-check';
import { given, type Happened } from '#testing/given-when-then.js';
import { follows } from '#testing/linear-algebra.js';
import { established } from '#testing/organizations.js';
import { tallyOf } from '#testing/pulse-surveys.js';
import { as, enrolled, twoBranches } from '#testing/two-branches.js';
import { disclosed } from './disclosure.js';
import { openPulseSurvey } from './open-pulse-survey.js';
import type { PulseSurveyEvent } from './pulse-survey.js';
import { sum } from './tally.js';
import { LEAST } from './terms.js';

type Opened = Extract<PulseSurveyEvent, { type: 'PulseSurveyOpened' }>['data'];

const BRANCHES = ['b1', 'b2', 'b3', 'b4'];
const question = { questionId: 'q1', text: '工作安排是否合理？', kind: 'choice', choices: ['是', '否'] };
const places = ['b3', 'b4'].map((id) => established(id, 'branch', { parentId: 'c1' }));

/** What everybody in a branch answers, each time that they are asked: the most that an onlooker could hope for. */
const answers = fc.tuple(fc.nat(5), fc.nat(4));

/** Surveys of these branches, a week each, as far as they may be opened; each puts the same question. */
function opened(asked: readonly (readonly string[])[], members: readonly Happened[]): readonly Opened[] {
  const surveys: Opened[] = [];
  for (const [week, branchIds] of asked.entries()) {
    const days = { opensOn: `2025-06-${week + 1}1`, closesOn: `2025-06-${week + 1}2` };
    const past: readonly Happened[] = surveys.map((data) => [
      `pulseSurvey-${data.surveyId}`,
      { type: 'PulseSurveyOpened', data },
    ]);
    const { data } = given(...twoBranches, ...places, ...members, ...past).when(
      openPulseSurvey,
      { surveyId: `v${week}`, branchIds, questions: [question], ...days },
      { actor: as.superior, today: '2025-06-01' },
    );
    if (data !== undefined) surveys.push(data as Opened);
  }
  return surveys;
}

/** The sets of branches of which a survey tells counts. */
function toldOf(survey: Opened, counts: ReadonlyMap<string, readonly number[]>): readonly (readonly number[])[] {
  const ofGroup = (group: readonly string[]) => [0, 1].map((at) => sum(group.map((id) => counts.get(id)?.[at] ?? 0)));
  const result = disclosed(survey, tallyOf(...survey.groups.map((group) => [ofGroup(group)])));
  const [told] = 'aggregates' in result ? result.aggregates : [];
  if (!told || 'suppressed' in told) return [];
  const parts = told.groups?.map(({ branchIds }) => branchIds) ?? [];
  return [survey.branchIds, ...parts].map((set) => BRANCHES.map((id) => (set.includes(id) ? 1 : 0)));
}

it('from all surveys that put one question, no sum or difference leads to branches with 1 to 4 answers', () => {
  let several = 0;
  const subset = fc.shuffledSubarray(BRANCHES, { minLength: 1 });
  const surveys = fc.array(fc.oneof(subset, fc.constant(['b1', 'b2']), fc.constant(BRANCHES)), {
    ...{ minLength: 2, maxLength: 3 },
  });
  fc.assert(
    fc.property(surveys, fc.tuple(answers, answers, answers, answers), (asked, byBranch) => {
      const counts = new Map(BRANCHES.map((id, at) => [id, byBranch[at] ?? [0, 0]]));
      const members = BRANCHES.flatMap((id) =>
        Array.from({ length: sum(counts.get(id) ?? []) }, (_, n) => enrolled(`${id}-${n}`, id)),
      );
      const known = opened(asked, members).map((survey) => toldOf(survey, counts));
      if (known.filter((sets) => sets.length > 0).length > 1) several++;
      for (let mask = 1; mask < 1 << BRANCHES.length; mask++) {
        const vector = BRANCHES.map((_, at) => (mask >> at) & 1);
        const size = sum(BRANCHES.map((id, at) => sum(counts.get(id) ?? []) * (vector[at] ?? 0)));
        if (size === 0 || size >= LEAST) continue;
        expect({ vector, follows: follows(vector, known.flat()) }).toEqual({ vector, follows: false });
      }
    }),
    { numRuns: 300 },
  );
  expect(several).toBeGreaterThan(20);
});
