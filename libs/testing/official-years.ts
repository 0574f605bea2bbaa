import { Calendar } from '#domain/calendar/calendar.js';
import { readCalendarData } from '#domain/calendar/read-calendar-data.js';

/** 2025 and 2026, typed from the State Council's notices and from nothing else, so that what a package says can be compared. */
export const NOTICES = {
  2025: {
    source: '国办发明电〔2024〕12号',
    holidays: [
      '2025-01-01',
      '2025-01-28..2025-02-04',
      '2025-04-04..2025-04-06',
      '2025-05-01..2025-05-05',
      '2025-05-31..2025-06-02',
      '2025-10-01..2025-10-08',
    ],
    makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
    holidays: [
      '2026-01-01..2026-01-03',
      '2026-02-15..2026-02-23',
      '2026-04-04..2026-04-06',
      '2026-05-01..2026-05-05',
      '2026-06-19..2026-06-21',
      '2026-09-25..2026-09-27',
      '2026-10-01..2026-10-07',
    ],
    makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
} as const;

/** Knows 2025 and 2026, and no other year. */
export const officialYears = new Calendar(readCalendarData({ years: NOTICES }));
