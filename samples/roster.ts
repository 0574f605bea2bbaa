import { type Row, readTable } from './csv-table.js';

export const MEMBER_COLUMNS = ['memberId', 'name', 'branchId', 'status', 'joinedOn', 'position', 'enrolledOn'];
export const MEMBERSHIP_COLUMNS = ['change', 'memberId', 'on', 'toBranchId', 'reason'];

/** Who belonged to which branch on a day, by the dates in members.csv and membership-changes.csv. */
export interface Roster {
  knows(memberId: string): boolean;
  /** undefined: in no branch on that day. */
  branchOf(memberId: string, day: string): string | undefined;
  /** In the order of members.csv. */
  membersOf(branchId: string, day: string): string[];
}

interface Stay {
  readonly from: string;
  /** undefined: in no branch any more */
  readonly branchId: string | undefined;
}

export function readRoster(folder: string): Roster {
  const shared = ['note', 'source', 'at', 'by'];
  const stays = new Map<string, Stay[]>();
  for (const row of readTable(folder, 'members.csv', [...MEMBER_COLUMNS, ...shared])) {
    stays.set(row.text('memberId'), [{ from: row.date('enrolledOn'), branchId: row.text('branchId') }]);
  }
  for (const row of readTable(folder, 'membership-changes.csv', [...MEMBERSHIP_COLUMNS, ...shared])) {
    const stay = nextStay(row);
    const memberId = row.text('memberId');
    const earlier = stays.get(memberId) ?? row.fail('memberId', `"${memberId}" is not in members.csv`);
    if (stay !== undefined)
      stays.set(
        memberId,
        [...earlier, stay].sort((a, b) => (a.from < b.from ? -1 : 1)),
      );
  }
  const branchOn = (memberId: string, day: string) =>
    stays.get(memberId)?.findLast((stay) => stay.from <= day)?.branchId;
  return {
    knows: (memberId) => stays.has(memberId),
    branchOf: branchOn,
    membersOf: (branchId, day) => [...stays.keys()].filter((memberId) => branchOn(memberId, day) === branchId),
  };
}

function nextStay(row: Row): Stay | undefined {
  switch (row.choice('change', ['confirm', 'transfer', 'end'])) {
    case 'confirm':
      return undefined;
    case 'transfer':
      return { from: row.date('on'), branchId: row.text('toBranchId') };
    case 'end':
      return { from: row.date('on'), branchId: undefined };
  }
}
