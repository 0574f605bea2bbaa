/**
 * Every command stands in one of these two lists. Whoever adds one decides here whether SCORING.md names what it
 * records: if so it may move a card, and must change what some branch's facts hold; if not it must never move one.
 */
export const NAMED_IN_SCORING: readonly string[] = [
  // whether and since when there is a branch, who holds office in it
  ...['establish-organization', 'dissolve-organization', 'appoint-officer', 'end-officer-term'],
  // full members, and whom a posting ends with
  ...['enroll-member', 'confirm-full-membership', 'transfer-member', 'end-membership'],
  ...['set-annual-task', 'revise-annual-task', 'report-task-completed', 'verify-task-outcome', 'cancel-annual-task'],
  ...['designate-key-post', 'assign-member-to-key-post', 'record-frontline-review', 'release-member-from-key-post'],
  'retire-key-post',
  ...['record-study-session', 'amend-study-session', 'void-study-session', 'complete-session-action'],
  ...['launch-initiative', 'verify-initiative-outcome', 'abandon-initiative'],
  ...['raise-concern', 'respond-to-concern', 'reject-concern-response'],
  ...['record-talk', 'complete-talk-follow-up'],
  ...['record-practice', 'endorse-practice', 'adopt-practice', 'report-practice-adoption', 'withdraw-practice'],
  // a plan addressed to the branch is a source of follow-through, and a notice annulled on appeal was never issued
  ...['issue-improvement-notice', 'submit-improvement-plan', 'complete-improvement-action', 'decide-appeal'],
];

export const NOT_NAMED_IN_SCORING: readonly string[] = [
  ...['rename-organization', 'move-organization'],
  'report-task-progress',
  'recommend-member-for-key-post',
  // a card explains itself by the outcome reported, but only a verdict counts
  ...['report-initiative-outcome', 'close-initiative'],
  ...['assign-concern', 'confirm-concern-resolved'],
  'promote-practice',
  // assessing rests on cards and changes none; which scheme measures is asked for, the facts are the same
  ...['publish-assessment-scheme', 'open-assessment-cycle', 'submit-self-assessment', 'record-assessor-review'],
  ...['publish-scorecard', 'object-to-scorecard', 'decide-scorecard-objection', 'conclude-branch-assessment'],
  'close-assessment-cycle',
  ...['open-pulse-survey', 'close-pulse-survey'],
  'set-recognition-quota',
  ...['nominate-for-recognition', 'publicize-nomination', 'object-to-nomination', 'decide-nomination-objection'],
  ...['grant-recognition', 'decline-nomination', 'revoke-recognition'],
  ...['submit-statement', 'review-improvement', 'lift-improvement-notice', 'appeal-improvement-notice'],
  ...['record-self-appraisal', 'record-party-appraisal', 'record-business-appraisal', 'conclude-appraisal'],
  ...['object-to-appraisal', 'decide-appraisal-objection'],
  // decisions about members cite what was done and measure nothing
  ...['open-promotion-review', 'seal-promotion-evidence', 'contest-promotion-evidence'],
  ...['decide-evidence-contest', 'conclude-promotion-review'],
];
