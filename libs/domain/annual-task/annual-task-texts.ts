import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { AnnualTaskEvent } from './annual-task.js';
import type { Emphasis, TaskOutcome } from './terms.js';

export const EMPHASIS_NAMES: Readonly<Record<Emphasis, Bilingual>> = {
  routine: { zh: '日常', en: 'routine' },
  key: { zh: '重点', en: 'key' },
  difficult: { zh: '难点', en: 'difficult' },
};

export const OUTCOME_NAMES: Readonly<Record<TaskOutcome, Bilingual>> = {
  exceeded: { zh: '超额完成', en: 'exceeded' },
  met: { zh: '完成', en: 'met' },
  partly: { zh: '部分完成', en: 'partly met' },
  missed: { zh: '未完成', en: 'missed' },
};

export const annualTaskTexts: AggregateTexts<AnnualTaskEvent> = {
  name: { zh: '年度任务', en: 'annual task' },
  refusals: {
    'due-outside-year': { zh: '完成期限须在 {year} 年内。', en: 'The due date must lie in {year}.' },
    'task-closed': {
      zh: '任务已核实或取消；只能用“更正”（corrects）重新核实。',
      en: 'The task is verified or cancelled; only a verification that corrects an earlier one may follow.',
    },
    'already-completed': { zh: '任务已报告于 {on} 完成。', en: 'Completion on {on} has been reported already.' },
    'completion-not-reported': {
      zh: '尚未报告完成，只能核实为“未完成”。',
      en: 'No completion has been reported; report it first, or verify the task as missed.',
    },
    'already-corrected': {
      zh: '该次核实已被更正，请更正最近的一次。',
      en: 'This verification has been corrected already; correct the one that replaced it.',
    },
  },
  timeline: {
    AnnualTaskSet: ({ taskId, title, emphasis, weight, dueOn }) => ({
      zh: `下达${EMPHASIS_NAMES[emphasis].zh}任务 ${taskId} ${title}，权重 ${weight}，${dueOn} 前完成`,
      en: `${EMPHASIS_NAMES[emphasis].en} task ${taskId} ${title} set, weight ${weight}, due ${dueOn}`,
    }),
    AnnualTaskRevised: ({ taskId, dueOn, weight, emphasis, reason }) => ({
      zh: `调整任务 ${taskId}${dueOn ? `，期限 ${dueOn}` : ''}${weight ? `，权重 ${weight}` : ''}${emphasis ? `，${EMPHASIS_NAMES[emphasis].zh}` : ''}：${reason}`,
      en: `task ${taskId} revised${dueOn ? `, due ${dueOn}` : ''}${weight ? `, weight ${weight}` : ''}${emphasis ? `, ${EMPHASIS_NAMES[emphasis].en}` : ''}: ${reason}`,
    }),
    TaskProgressReported: ({ taskId, percent, summary }) => ({
      zh: `任务 ${taskId} 进展 ${percent}%：${summary}`,
      en: `task ${taskId} at ${percent} %: ${summary}`,
    }),
    TaskCompletionReported: ({ taskId, result }) => ({
      zh: `任务 ${taskId} 报告完成：${result}`,
      en: `task ${taskId} reported as completed: ${result}`,
    }),
    TaskOutcomeVerified: ({ taskId, outcome, rating, corrects }) => ({
      zh: `任务 ${taskId} 核实为${OUTCOME_NAMES[outcome].zh}，评分 ${rating}${corrects ? '（更正）' : ''}`,
      en: `task ${taskId} verified as ${OUTCOME_NAMES[outcome].en}, rating ${rating}${corrects ? ' (a correction)' : ''}`,
    }),
    AnnualTaskCancelled: ({ taskId, reason }) => ({
      zh: `取消任务 ${taskId}：${reason}`,
      en: `task ${taskId} cancelled: ${reason}`,
    }),
  },
  fields: {
    taskId: { zh: '任务', en: 'task' },
    year: { zh: '年度', en: 'year' },
    setOn: { zh: '下达日期', en: 'set on' },
    title: { zh: '标题', en: 'title' },
    emphasis: { zh: '类别', en: 'emphasis' },
    weight: { zh: '权重', en: 'weight' },
    dueOn: { zh: '完成期限', en: 'due on' },
    metric: { zh: '指标', en: 'metric' },
    name: { zh: '指标名称', en: 'what is measured' },
    unit: { zh: '单位', en: 'unit' },
    target: { zh: '目标值', en: 'target' },
    percent: { zh: '进度（%）', en: 'percent' },
    value: { zh: '数值', en: 'value' },
    summary: { zh: '进展情况', en: 'summary' },
    completedOn: { zh: '完成日期', en: 'completed on' },
    result: { zh: '结果', en: 'result' },
    verifiedOn: { zh: '核实日期', en: 'verified on' },
    outcome: { zh: '核实结果', en: 'outcome' },
    rating: { zh: '评分', en: 'rating' },
    comment: { zh: '评语', en: 'comment' },
    corrects: { zh: '更正的核实', en: 'corrects' },
  },
};
