/** What a status is called in Chinese, by aggregate; in English its own name says it. */
export const STATUS_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organization: { active: '存续', dissolved: '已撤销' },
  member: { enrolled: '在册', ended: '已离开' },
  task: { open: '进行中', verified: '已核定', cancelled: '已取消' },
  keyPost: { open: '在设', retired: '已撤岗' },
  studySession: { recorded: '已登记', void: '已作废' },
  initiative: { running: '运行中', closed: '已结束', abandoned: '已放弃' },
  concern: { open: '待答复', answered: '已答复', resolved: '已解决' },
  talk: { recorded: '已登记' },
  pulseSurvey: { open: '进行中', closed: '已结束' },
  assessmentScheme: { published: '已发布' },
  assessmentCycle: { open: '进行中', closed: '已结束' },
  branchAssessment: { open: '进行中', concluded: '已作结论' },
  appraisal: { open: '进行中', concluded: '已作结论' },
  practice: { recorded: '已登记', withdrawn: '已撤回' },
  recognition: {
    ...{ nominated: '已提名', publicized: '已公示', granted: '已授予' },
    ...{ declined: '不予表彰', revoked: '已撤销' },
  },
  promotionReview: { open: '进行中', concluded: '已作结论' },
  improvementNotice: { issued: '已发出', lifted: '已解除', annulled: '已撤销（视为未发出）' },
};
