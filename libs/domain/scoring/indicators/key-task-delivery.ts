import type { Indicator } from '../indicator.js';
import { isHard } from '../task-at.js';
import { completionOf } from './task-completion.js';

/** "As task-completion, over emphasis `key` and `difficult`." */
export const keyTaskDelivery: Indicator = {
  id: 'key-task-delivery',
  version: 1,
  name: { zh: '重点难点任务完成', en: 'Delivery of key and difficult tasks' },
  definition: {
    zh: '与“任务完成”同样计算，只计重点任务和难点任务。',
    en: 'Counted as task completion, over key and difficult tasks only.',
  },
  measure: ({ tasks }) => completionOf(tasks.filter(isHard)),
};
