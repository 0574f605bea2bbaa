import type { Row } from './csv-table.js';
import { decidedObjection, type RowStep } from './row-step.js';
import type { Fact, Sample } from './sample.js';

const WEIGHTS = ['schemeId', 'version', 'dimension', 'dimensionWeight', 'indicator', 'indicatorVersion', 'weight'];

interface Dimension {
  readonly id: string;
  readonly weight: number;
  readonly indicators: { readonly id: string; readonly version: number; readonly weight: number }[];
}

/** schemes.csv, with what counts in each version in scheme-weights.csv. */
export function* schemeFacts(sample: Sample): Iterable<Fact> {
  const weights = sample.rows('scheme-weights.csv', WEIGHTS);
  for (const row of sample.rows('schemes.csv', ['schemeId', 'version', 'title', 'effectiveOn'])) {
    const [schemeId, version] = [row.text('schemeId'), row.number('version')];
    const own = weights.filter((each) => each.text('schemeId') === schemeId && each.number('version') === version);
    yield sample.fact(row, {
      command: 'publish-assessment-scheme',
      id: [schemeId, String(version)],
      data: {
        ...{ schemeId, version, title: row.text('title'), effectiveOn: row.date('effectiveOn') },
        dimensions: dimensionsOf(own),
      },
    });
  }
}

/** In the order of the rows. */
function dimensionsOf(rows: readonly Row[]): readonly Dimension[] {
  const dimensions = new Map<string, Dimension>();
  for (const row of rows) {
    const id = row.text('dimension');
    const dimension = dimensions.get(id) ?? { id, weight: row.number('dimensionWeight'), indicators: [] };
    dimensions.set(id, dimension);
    dimension.indicators.push({
      id: row.text('indicator'),
      version: row.number('indicatorVersion'),
      weight: row.number('weight'),
    });
  }
  return [...dimensions.values()];
}

const CYCLES = ['change', 'cycleId', 'orgId', 'year', 'scheme', 'selfBy', 'reviewBy', 'publishBy', 'on'];

/** assessment-cycles.csv */
export function* cycleFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('assessment-cycles.csv', CYCLES)) {
    const cycleId = row.text('cycleId');
    const on = row.date('on');
    if (row.choice('change', ['open', 'close']) === 'close') {
      yield sample.fact(row, { command: 'close-assessment-cycle', id: [cycleId], on, data: { cycleId, on } });
      continue;
    }
    const [schemeId, version] = row.text('scheme').split('@');
    const data = {
      ...{ cycleId, orgId: row.text('orgId'), year: row.number('year'), schemeId, schemeVersion: Number(version) },
      ...{ selfBy: row.date('selfBy'), reviewBy: row.date('reviewBy'), publishBy: row.date('publishBy') },
    };
    yield sample.fact(row, { command: 'open-assessment-cycle', id: [cycleId], on, data });
  }
}

const COLUMNS = [
  ...['step', 'cycleId', 'branchId', 'on', 'strengths', 'shortfalls', 'plan', 'perspective', 'rating', 'asOf'],
  ...['objectionId', 'indicatorId', 'upheld', 'grade', 'decidedBy', 'text'],
];

/** assessments.csv */
export function* assessmentFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('assessments.csv', COLUMNS)) {
    const [cycleId, branchId] = [row.text('cycleId'), row.text('branchId')];
    const step = row.choice('step', ['self', 'review', 'publish', 'object', 'decide', 'conclude']);
    const { command, id, data } = STEPS[step](row);
    const on = row.date('on');
    yield sample.fact(row, { command, id: [cycleId, branchId, ...id], on, data: { cycleId, branchId, ...data } });
  }
}

/** Only a conclusion has a date of its own; otherwise `on` says when it was recorded. */
const STEPS = {
  self: (row: Row): RowStep => ({
    command: 'submit-self-assessment',
    id: [],
    data: { strengths: row.text('strengths'), shortfalls: row.text('shortfalls'), plan: row.text('plan') },
  }),
  review: (row: Row): RowStep => ({
    command: 'record-assessor-review',
    id: [row.text('perspective'), row.text('by')],
    data: { perspective: row.text('perspective'), rating: row.number('rating'), comment: row.text('text') },
  }),
  publish: (row: Row): RowStep => ({
    command: 'publish-scorecard',
    id: [row.date('asOf')],
    data: { asOf: row.date('asOf') },
  }),
  object: (row: Row): RowStep => ({
    command: 'object-to-scorecard',
    id: [row.text('objectionId')],
    data: {
      ...{ objectionId: row.text('objectionId'), indicatorId: row.text('indicatorId'), grounds: row.text('text') },
    },
  }),
  decide: (row: Row): RowStep => decidedObjection(row, 'decide-scorecard-objection'),
  conclude: (row: Row): RowStep => ({
    command: 'conclude-branch-assessment',
    id: [],
    data: {
      ...{ grade: row.text('grade'), reasons: row.text('text'), decidedBy: row.text('decidedBy') },
      on: row.date('on'),
    },
  }),
};
