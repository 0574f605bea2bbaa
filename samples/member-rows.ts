import { MEMBER_COLUMNS, MEMBERSHIP_COLUMNS } from './roster.js';
import type { Fact, Sample } from './sample.js';

/** members.csv and membership-changes.csv */
export function* memberFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('members.csv', MEMBER_COLUMNS)) {
    const memberId = row.text('memberId');
    const enrolledOn = row.date('enrolledOn');
    yield sample.fact(row, {
      command: 'enroll-member',
      id: [memberId],
      on: enrolledOn,
      data: {
        memberId,
        name: row.text('name'),
        branchId: row.text('branchId'),
        status: row.text('status'),
        joinedOn: row.date('joinedOn'),
        position: row.optional('position'),
        enrolledOn,
      },
    });
  }
  for (const row of sample.rows('membership-changes.csv', MEMBERSHIP_COLUMNS)) {
    const memberId = row.text('memberId');
    const on = row.date('on');
    const { command, data } = {
      confirm: () => ({ command: 'confirm-full-membership', data: { memberId, on } }),
      transfer: () => ({
        command: 'transfer-member',
        data: { memberId, toBranchId: row.text('toBranchId'), on, reason: row.text('reason') },
      }),
      end: () => ({ command: 'end-membership', data: { memberId, on, reason: row.text('reason') } }),
    }[row.choice('change', ['confirm', 'transfer', 'end'])]();
    yield sample.fact(row, { command, id: [memberId, on], on, data });
  }
}
