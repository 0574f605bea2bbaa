import { addYears, type LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';

/** The first day on which a member who joined then may be a full one: a year later; after 29 February, 1 March. */
export function earliestFullStatus(joinedOn: LocalDate): LocalDate {
  return addYears(joinedOn, 1);
}

/** @throws Rejection `probation-too-short` */
export function mustHaveServedProbation(joinedOn: LocalDate, day: LocalDate, field: string): void {
  const earliest = earliestFullStatus(joinedOn);
  if (day < earliest) throw new Rejection('probation-too-short', field, { earliest });
}
