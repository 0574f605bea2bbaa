import type { Corrected } from './evidence-item.js';
import type { AppraisalRecord } from './record-doc.js';
import type { PlacedItem } from './record-items.js';

/**
 * The conclusion that stands; none while it is contested, nor after an upheld objection until another was made. An earlier
 * one was corrected by the decision that upheld the objection to it.
 */
export function appraisalItems({
  cycleId,
  branchId,
  year,
  conclusions,
  objections,
}: AppraisalRecord): readonly PlacedItem[] {
  const last = conclusions.at(-1);
  if (last === undefined) return [];
  const against = objections.filter(({ edition }) => edition === last.edition);
  if (against.some(({ decided }) => decided === undefined || decided.upheld)) return [];
  const { edition, grade, on, eventId } = last;
  const corrected = correctedConclusions({ conclusions, objections }, edition);
  return [
    {
      first: last,
      item: {
        ...{ kind: 'appraisal', id: cycleId, branchId, on, year, grade, eventIds: [eventId] },
        ...(corrected.length === 0 ? {} : { corrected }),
      },
    },
  ];
}

/** @param before the edition that is still to be believed */
export function correctedConclusions(
  { conclusions, objections }: Pick<AppraisalRecord, 'conclusions' | 'objections'>,
  before = Number.POSITIVE_INFINITY,
): readonly Corrected[] {
  return conclusions
    .filter(({ edition }) => edition < before)
    .flatMap(({ eventId, edition }) =>
      objections.flatMap(({ edition: of, decided }) =>
        of === edition && decided?.upheld ? [{ eventId, correctedBy: decided.eventId, on: decided.recordedOn }] : [],
      ),
    );
}
