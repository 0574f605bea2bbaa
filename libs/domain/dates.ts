import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';

/** @throws Rejection `date-order` if the day lies before the other; the same day is allowed */
export function mustNotPrecede(day: LocalDate, other: LocalDate, field: string): void {
  if (day < other) throw new Rejection('date-order', field, { notBefore: other });
}

/** @throws Rejection `date-order` unless the day lies after the other: an end is after its start */
export function mustFollow(day: LocalDate, other: LocalDate, field: string): void {
  if (day <= other) throw new Rejection('date-order', field, { after: other });
}
