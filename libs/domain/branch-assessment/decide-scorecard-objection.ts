import { commandOn, may } from '#kernel/command.js';
import { Flag, Id, Text } from '#kernel/fields.js';
import { mayDecide } from '../objection/objections.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { assessedBranch, itsCycle, lastEdition, mustNotBeConcluded, ofAssessment } from './under-way.js';

export class DecideScorecardObjection {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @Id() readonly objectionId!: string;
  /** Upheld, a next edition is to be published. */
  @Flag() readonly upheld!: boolean;
  @Text() readonly reasons!: string;
}

/** Also after the cycle was closed: whoever objected is answered. */
export const decideScorecardObjection = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: DecideScorecardObjection,
  summary: { zh: '裁定记分卡异议', en: 'Decide an objection to a scorecard' },
  by: [may.superior],
  never: [
    {
      person: { zh: '公布该版记分卡的人', en: 'who published the edition' },
      who: (_, { edition }) => [edition?.publishedBy],
    },
    {
      person: { zh: '提出异议的人', en: 'who objected' },
      who: ({ objectionId }, { objections }) => [objections.get(objectionId)?.raisedBy],
    },
  ],
  emits: 'ScorecardObjectionDecided',
  stream: ofAssessment,
  closing: true,
  concerns: (input) => assessedBranch(input),
  needs: (input) => itsCycle(input),
  decide(input, state, { cycle, actor }) {
    mustNotBeConcluded(state);
    const { edition, publishedBy } = lastEdition(state);
    const { objectionId } = input;
    mayDecide(state.objections, { objectionId, actorId: actor.id, contested: [publishedBy] });
    return { data: { ...input, edition, year: cycle.year } };
  },
});
