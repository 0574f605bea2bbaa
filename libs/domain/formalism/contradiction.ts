import { explained, quantity } from '../scoring/wording.js';
import { inYear } from '../scoring/year.js';
import { contradictionsOf } from './contradictions.js';
import type { Signal } from './signal.js';

/**
 * "A late fact against what was recorded": accepted, because its own rules allow it, and shown here. It belongs to the
 * years of its own day and of what it contradicts.
 */
export const contradiction: Signal = {
  id: 'contradiction',
  name: { zh: '前后矛盾', en: 'Contradictions' },
  find(ground) {
    const { scored } = ground.branch;
    const found = contradictionsOf(ground).filter(
      ({ late, against }) => late.on <= scored.asOf && [late, ...against].some(({ on }) => inYear(scored, on)),
    );
    if (found.length === 0) return undefined;
    return {
      count: found.length,
      evidence: found.flatMap(({ late, against }) => [late, ...against]),
      explanation: explained(
        {
          zh: `${found.length} 条补登的事实与此前的记录相矛盾`,
          en: `${quantity(found.length, 'fact')} recorded late against what was recorded before`,
        },
        found,
        ({ late, against, what }) => ({
          zh: `${what.zh}，${late.recordedOn} 才登记，与 ${against.length} 条记录不符`,
          en: `${what.en}, recorded only on ${late.recordedOn}, against ${quantity(against.length, 'record')}`,
        }),
      ),
    };
  },
};
