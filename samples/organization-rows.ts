import type { Fact, Sample } from './sample.js';

/** organizations.csv, organization-changes.csv and officers.csv */
export function* organizationFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('organizations.csv', [
    'orgId',
    'name',
    'kind',
    'parentId',
    'businessUnit',
    'establishedOn',
  ])) {
    const orgId = row.text('orgId');
    const establishedOn = row.date('establishedOn');
    yield sample.fact(row, {
      command: 'establish-organization',
      id: [orgId],
      on: establishedOn,
      data: {
        orgId,
        name: row.text('name'),
        kind: row.text('kind'),
        parentId: row.optional('parentId'),
        businessUnit: row.optional('businessUnit'),
        establishedOn,
      },
    });
  }
  for (const row of sample.rows('organization-changes.csv', ['change', 'orgId', 'on', 'name', 'parentId', 'reason'])) {
    const change = row.choice('change', ['rename', 'move', 'dissolve']);
    const orgId = row.text('orgId');
    const on = row.date('on');
    const data = {
      rename: () => ({ orgId, name: row.text('name'), effectiveOn: on }),
      move: () => ({ orgId, parentId: row.text('parentId'), effectiveOn: on }),
      dissolve: () => ({ orgId, dissolvedOn: on, reason: row.text('reason') }),
    }[change]();
    yield sample.fact(row, { command: `${change}-organization`, id: [orgId, on], on, data });
  }
}

export function* officerFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('officers.csv', ['change', 'orgId', 'personId', 'office', 'on', 'reason'])) {
    const on = row.date('on');
    const term = { orgId: row.text('orgId'), personId: row.text('personId'), office: row.text('office') };
    const id = [term.orgId, term.personId, term.office];
    yield row.choice('change', ['appoint', 'end']) === 'appoint'
      ? sample.fact(row, { command: 'appoint-officer', id, on, data: { ...term, from: on } })
      : sample.fact(row, { command: 'end-officer-term', id, on, data: { ...term, on, reason: row.text('reason') } });
  }
}
