import type { Bilingual } from '#kernel/texts.js';
import { type FollowUp, type FollowUpSource, followUpSources, followUpWorth } from '../follow-up.js';
import type { Indicator } from '../indicator.js';
import { explained, quantity, shown } from '../wording.js';

export const followThrough: Indicator = {
  id: 'follow-through',
  version: 1,
  name: { zh: '议定事项落实', en: 'Follow-through' },
  definition: {
    zh: '每次议定了事项的会议为一处，全部谈话的后续合为一处，每份针对支部的整改方案为一处。当年到期的事项：按期办结计 1，迟 14 天以内计 ½，否则计 0；每处取平均，各处再取平均。',
    en: 'Sources: each session with actions, all talks together, each improvement plan addressed to the branch. Of each source, the items due in the year: 1 if completed by the due date, ½ if at most 14 days late, else 0, and their mean; then the mean over the sources.',
  },
  measure({ facts, scored }) {
    const sources = followUpSources(facts, scored);
    return {
      numerator: sources.reduce((sum, source) => sum + meanOf(source), 0),
      denominator: sources.length,
      evidence: sources.flatMap(({ evidence }) => evidence),
      explanation: explained(
        opening(sources),
        sources.filter((source) => meanOf(source) < 1),
        sentence,
      ),
    };
  },
};

/** What went as agreed is counted; what didn't is named, because that is what a reader can do something about. */
function opening(sources: readonly FollowUpSource[]): Bilingual {
  if (sources.length === 0)
    return { zh: '没有到期的议定事项，不适用', en: 'nothing agreed on was due: not applicable' };
  const inTime = sources.filter((source) => meanOf(source) === 1).length;
  return {
    zh: `${sources.length} 处有到期事项（每次会议一处，全部谈话合为一处，每份整改一处），其中 ${inTime} 处全部按期办结`,
    en: `${quantity(sources.length, 'source')} with something due (each meeting, all talks together, each improvement plan), ${inTime} with all of it done in time`,
  };
}

function meanOf({ items }: FollowUpSource): number {
  return items.reduce((sum, item) => sum + followUpWorth(item), 0) / items.length;
}

function sentence(source: FollowUpSource): Bilingual {
  const items = source.items.filter((item) => followUpWorth(item) < 1).map(itemSentence);
  return {
    zh: `${source.name.zh} 得 ${shown(meanOf(source))}（${items.map(({ zh }) => zh).join('，')}）`,
    en: `${source.name.en} ${shown(meanOf(source))} (${items.map(({ en }) => en).join(', ')})`,
  };
}

function itemSentence({ id, dueOn, completion }: FollowUp): Bilingual {
  return completion === undefined
    ? { zh: `${id} 应于 ${dueOn} 办结，未办`, en: `${id} due ${dueOn}, not done` }
    : {
        zh: `${id} 应于 ${dueOn} 办结，${completion.on} 才办结`,
        en: `${id} due ${dueOn}, done only on ${completion.on}`,
      };
}
