import { CHANGE_READERS } from '#api/changes/changes.js';
import { IMPORTERS } from '#api/imports/import-endpoint.js';
import { type OtherDoor, policyPage } from '#application/policy/policy-page.js';
import { policyTable } from '#application/policy/policy-table.js';
import { aggregates } from '#domain/aggregates.js';
import { readModels, timelines } from '#projections/read-models.js';

const DOORS: readonly OtherDoor[] = [
  {
    name: 'GET /v1/changes',
    summary: { zh: '变更通知：何时、哪条记录有变化', en: 'that something was recorded, and whom it concerns' },
    roles: CHANGE_READERS,
    reach: 'own-and-below',
  },
  {
    name: 'POST /v1/imports',
    summary: {
      zh: '导入文件：逐行按所写操作人的角色与范围判断',
      en: 'a file of commands, each judged by the role and organization of the actor that it names',
    },
    roles: IMPORTERS,
    reach: 'everything',
  },
];

/** Generated pages of the documentation, by path. */
export function policyPages(): ReadonlyMap<string, string> {
  const table = policyTable(aggregates, [...readModels, ...timelines]);
  return new Map([
    ['docs/policy.md', policyPage(table, DOORS, 'en')],
    ['docs/policy.zh-CN.md', policyPage(table, DOORS, 'zh')],
  ]);
}
