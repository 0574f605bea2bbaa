import type { ValueNeed } from '#kernel/need.js';
import type { Calendar } from './calendar.js';

/** The name under which an installation gives its calendar to decisions. */
export const CALENDAR = 'calendar';

/** In a command's `needs`: `calendar: workingDays`. */
export const workingDays: ValueNeed<Calendar> = { kind: 'value', name: CALENDAR, of: '' };
