import type { Row } from './csv-table.js';
import type { Roster } from './roster.js';

export interface Attendance {
  readonly attendeeIds: string[];
  readonly absentees: { memberId: string; reason: string }[];
}

const REASONS = ['duty', 'leave', 'other', 'unexcused'];

/**
 * Reads the columns `present` (`all`, or members and ranges: `M033..M037 M041`) and `absent` (`M012:duty M015:leave`).
 * Who is absent is taken out of those present, so that `all` beside `M012:duty` means all except M012.
 */
export function readAttendance(row: Row, roster: Roster, meeting: { branchId: string; heldOn: string }): Attendance {
  const members = roster.membersOf(meeting.branchId, meeting.heldOn);
  const belongs = (column: string, memberId: string): string => {
    if (members.includes(memberId)) return memberId;
    return row.fail(column, `${memberId} was not a member of ${meeting.branchId} on ${meeting.heldOn}`);
  };
  const absentees = row.words('absent').map((word) => {
    const [memberId, reason, ...rest] = word.split(':');
    if (!memberId || !reason || !REASONS.includes(reason) || rest.length > 0) {
      return row.fail('absent', `"${word}" should read like M012:duty (${REASONS.join(', ')})`);
    }
    return { memberId: belongs('absent', memberId), reason };
  });
  const named =
    row.text('present') === 'all' ? members : expandMembers(row, 'present').map((id) => belongs('present', id));
  const away = absentees.map((absentee) => absentee.memberId);
  return { attendeeIds: named.filter((memberId) => !away.includes(memberId)), absentees };
}

/** `M033..M035 M041` are M033, M034, M035 and M041. */
export function expandMembers(row: Row, column: string): string[] {
  return row.words(column).flatMap((word) => {
    if (!word.includes('..')) return [word];
    const range = /^([A-Za-z]*)(\d+)\.\.([A-Za-z]*)(\d+)$/.exec(word);
    const [, prefix, first = '', otherPrefix, last = ''] = range ?? [];
    if (range === null || prefix !== otherPrefix || Number(first) >= Number(last)) {
      return row.fail(column, `"${word}" should read like M033..M037`);
    }
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => prefix + String(Number(first) + index).padStart(first.length, '0'),
    );
  });
}
