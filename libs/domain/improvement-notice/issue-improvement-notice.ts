import { commandOn, may } from '#kernel/command.js';
import {
  Choice,
  EventReferences,
  HappenedOn,
  Id,
  LocalDay,
  NewId,
  ObjectOf,
  Optional,
  Personal,
  type PersonalText,
} from '#kernel/fields.js';
import { addMonths } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { citedEvidence, mustBeEvidence } from '../evidence/cited-evidence.js';
import { PartyConcerned } from '../evidence/party-concerned.js';
import { activeBranchOn } from '../member/membership.js';
import { all, evidence, oneIf } from '../needs.js';
import { effectMonths } from './effect-months.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import { subjectOf } from './issued.js';
import { milderBefore, mustLetFollow, noticesTo, type StandingNotices, standingNoticesTo } from './notices-of.js';
import { MEASURES, type NoticeMeasure } from './terms.js';

export class IssueImprovementNotice {
  @NewId() readonly noticeId!: string;
  @ObjectOf(PartyConcerned) readonly target!: PartyConcerned;
  @Choice(MEASURES) readonly measure!: NoticeMeasure;
  @Personal() readonly grounds!: PersonalText;
  @EventReferences(1) readonly evidenceEventIds!: readonly string[];
  @HappenedOn() readonly issuedOn!: string;
  /** The last day for a statement. */
  @LocalDay() readonly respondBy!: string;
  /** The notice that this one follows; needed for a harsher measure within a year. */
  @Optional() @Id() readonly followsNoticeId?: string;
}

/**
 * A notice that is followed is on the same target, was heard and waits for no appeal; so are all milder ones of the year
 * before, so that naming a settled one leads past none that is not.
 */
function mustFollow(input: IssueImprovementNotice, notices: StandingNotices): void {
  const { followsNoticeId, measure, issuedOn } = input;
  const field = 'followsNoticeId';
  const milder = milderBefore(notices, measure, issuedOn);
  if (followsNoticeId === undefined) {
    const [first] = milder;
    if (first) throw new Rejection('follows-needed', field, { noticeId: first.noticeId, measure: first.measure });
    return;
  }
  const followed = notices.get(followsNoticeId);
  if (!followed) throw new Rejection('follows-another', field);
  mustNotPrecede(issuedOn, followed.issuedOn, 'issuedOn');
  for (const notice of [followed, ...milder]) mustLetFollow(notice, issuedOn, field);
}

export const issueImprovementNotice = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: IssueImprovementNotice,
  summary: { zh: '发出提醒、函询或诫勉', en: 'Issue an improvement notice' },
  by: [may.superior],
  // there is no notice yet whose target could be asked for
  never: [
    {
      person: { zh: '被通知的党员本人', en: 'the member to whom it is issued' },
      who: ({ target }) => (target.kind === 'member' ? [target.id] : []),
    },
  ],
  emits: 'ImprovementNoticeIssued',
  stream: { by: ['noticeId'], must: 'be-new' },
  concerns: ({ target: { kind, id } }) => [
    kind === 'member' ? { memberId: id, field: 'target.id' } : { orgId: id, field: 'target.id' },
  ],
  needs: ({ target, evidenceEventIds, followsNoticeId }) => ({
    member: oneIf('member', target.kind === 'member' ? target.id : undefined, 'target.id'),
    branch: oneIf('organization', target.kind === 'branch' ? target.id : undefined, 'target.id'),
    followed: oneIf('improvementNotice', followsNoticeId, 'followsNoticeId'),
    notices: all({ kind: target.kind, id: target.id }, standingNoticesTo(target)),
    evidence: evidence(evidenceEventIds, 'evidenceEventIds'),
    effect: effectMonths,
  }),
  guards: ({ target }) => [
    { set: noticesTo(target), mode: 'check' },
    { set: noticesTo(target), mode: 'touch' },
  ],
  subject: ({ target }, { actor }) => subjectOf(target, actor.id),
  decide(input, _, { member, branch, followed, notices, evidence, effect, actor }) {
    const { target, measure, issuedOn } = input;
    if (branch && branch.kind !== 'branch') throw new Rejection('not-a-branch', 'target.id');
    const branchId = member ? activeBranchOn(member, issuedOn, 'target.id') : target.id;
    mustNotPrecede(input.respondBy, issuedOn, 'respondBy');
    if (followed?.status === 'annulled') throw new Rejection('notice-annulled', 'followsNoticeId');
    mustFollow(input, notices);
    mustBeEvidence({ ...target, actor }, evidence, 'evidenceEventIds');
    return {
      data: {
        ...input,
        ...{ branchId, evidence: citedEvidence(evidence), endsOn: addMonths(issuedOn, effect[measure]) },
        ...(member ? { memberId: target.id } : {}),
      },
      tags: member ? { member: [target.id] } : {},
    };
  },
});
