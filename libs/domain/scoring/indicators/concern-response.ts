import { type Indicator, notApplicable } from '../indicator.js';

/** Not recorded yet: no branch has three answers owed. */
export const concernResponse: Indicator = {
  id: 'concern-response',
  version: 1,
  name: { zh: '诉求回应', en: 'Response to concerns' },
  measure: () =>
    notApplicable({ zh: '应答复的诉求不足 3 件，不适用。', en: 'fewer than 3 answers owed: not applicable.' }),
};
