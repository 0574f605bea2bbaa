import { localDay } from '#kernel/local-date.js';
import { BranchWork } from './branch-work.js';
import { actorOf, branches, committeeOf, committees, membersOf, ROOT } from './bureau.js';
import { Chance } from './chance.js';
import type { Entry, RecordLine } from './record.js';

const BEGIN = Date.parse('2021-01-01T01:00:00.000Z');
const END = Date.parse('2025-12-31T08:00:00.000Z');
export const ZONE = 'Asia/Shanghai';

/** The first branch has so many of the first `events` events. */
export const LARGE_BRANCH = branches[0] ?? '';
export const LARGE_BRANCH_EVENTS = 10_000;

/**
 * What a bureau of 50 branches records from 2021 to 2025, the same in every run; without end, so that what comes after
 * the first `events` lines can be measured on top of them. Mean size of an event: about 900 bytes.
 */
export function* records(events: number): Generator<RecordLine> {
  const step = Math.floor((END - BEGIN) / events);
  let count = 0;
  const now = () => new Date(Math.min(BEGIN + count * step, END)).toISOString();
  for (const entry of entries(events, () => localDay(now(), ZONE))) {
    const at = now();
    yield { ...entry, commandId: `command-${++count}`, at };
  }
}

function* entries(events: number, today: () => string): Generator<Entry> {
  yield* foundation(today());
  const chance = new Chance(events);
  const works = branches.map((branch, index) => new BranchWork(branch, new Chance(index + 1)));
  for (const work of works) yield* work.beginning(today());
  const [large, ...others] = works;
  const turn = Math.max(2, Math.round(events / LARGE_BRANCH_EVENTS));
  for (let count = 0; large; count++) yield (count % turn === 0 ? large : chance.of(others)).next(today(), count);
}

/** The tree and its members. */
function* foundation(day: string): Generator<Entry> {
  const establish = 'establish-organization';
  const root = { orgId: ROOT, name: '市局机关党委', kind: 'committee', establishedOn: '2015-01-01' };
  yield { command: establish, actor: actorOf('admin', ROOT), data: root };
  const superior = actorOf('superior', ROOT);
  for (const orgId of committees) {
    const data = { orgId, name: '直属党委', kind: 'committee', parentId: ROOT, establishedOn: '2015-01-01' };
    yield { command: establish, actor: superior, data };
  }
  for (const orgId of branches) {
    const parentId = committeeOf(orgId);
    const data = { orgId, name: '党支部', kind: 'branch', parentId, establishedOn: '2016-01-01' };
    yield { command: establish, actor: superior, data };
    for (const memberId of membersOf(orgId)) {
      const member = {
        memberId,
        name: '王小明',
        branchId: orgId,
        status: 'full',
        joinedOn: '2010-07-01',
        enrolledOn: day,
      };
      yield { command: 'enroll-member', actor: actorOf('branch-officer', orgId), data: member };
    }
  }
}
