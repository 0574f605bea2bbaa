import type { Chance } from './chance.js';

const SENTENCES = [
  '支部书记传达了上级党委会议精神，与会党员结合本职工作逐一发言。',
  '会议通报了年度重点任务进度，对滞后事项逐项分析原因并明确整改时限。',
  '党员骨干介绍了窗口服务流程优化的做法，企业办事材料由九件减为四件。',
  '大家认为，跨科室协作仍有堵点，应由重点岗位上的同志牵头每周会商一次。',
  '会议围绕优化营商环境开展讨论，提出把群众反映集中的问题列入下月清单。',
  '青年党员汇报了蹲点调研情况，建议把一线评价纳入岗位交流的参考。',
  '业务负责人说明了系统上线安排，请支部在攻坚阶段做好人员调配和思想工作。',
  '会议决定由责任人按期完成整改，并在下次会议上报告结果，接受党员监督。',
];

/** Sentences up to about so many characters. */
export function prose(chance: Chance, characters: number): string {
  let text = '';
  while (text.length < characters - 15) text += chance.of(SENTENCES);
  return text;
}
