import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';

/*
 * 异议: the one way of objecting. Whoever is concerned objects to what somebody has done; somebody else decides, with
 * reasons; and nothing rests on what is contested before that. A scorecard, an appraisal, a nomination, sealed evidence
 * and a notice are all contested like this; what follows from an upheld one is theirs to say.
 */

export type Objection =
  | { readonly status: 'open'; readonly raisedBy: string }
  | { readonly status: 'upheld' | 'dismissed'; readonly raisedBy: string };

/** By objectionId, in the order in which they were raised. */
export type Objections = ReadonlyMap<string, Objection>;

export const NO_OBJECTIONS: Objections = new Map();

/** Whose acts an objection is about, and who wants to decide it: ids of persons. */
export interface Deciding {
  readonly objectionId: string;
  readonly actorId: string;
  /** Who did what is contested; they never decide about it themselves. */
  readonly contested: readonly (string | undefined)[];
}

export function withObjection(objections: Objections, objectionId: string, raisedBy: string): Objections {
  return new Map(objections).set(objectionId, { status: 'open', raisedBy });
}

export function withDecision(objections: Objections, objectionId: string, upheld: boolean): Objections {
  const raisedBy = objections.get(objectionId)?.raisedBy ?? '';
  return new Map(objections).set(objectionId, { status: upheld ? 'upheld' : 'dismissed', raisedBy });
}

export function openObjections(objections: Objections): readonly string[] {
  return [...objections].filter(([, { status }]) => status === 'open').map(([objectionId]) => objectionId);
}

/** @throws Rejection `already-exists` */
export function mustBeNewObjection(objections: Objections, objectionId: string): void {
  if (objections.has(objectionId)) throw new Rejection('already-exists', 'objectionId');
}

/**
 * @throws Rejection `not-found`, `objection-decided` (a decision is made once), `not-permitted` for whoever did what is
 *   contested, and for whoever objected
 */
export function mayDecide(objections: Objections, { objectionId, actorId, contested }: Deciding): void {
  const objection = objections.get(objectionId);
  if (!objection) throw new Rejection('not-found', 'objectionId');
  if (objection.status !== 'open') throw new Rejection('objection-decided', 'objectionId', { objectionId });
  if (contested.includes(actorId) || objection.raisedBy === actorId) throw new Rejection('not-permitted', 'actor');
}

/** @throws Rejection `objection-open` while one waits for its decision: nothing rests on what is contested */
export function mustHaveNoOpenObjection(objections: Objections, field: string): void {
  const [objectionId] = openObjections(objections);
  if (objectionId !== undefined) throw new Rejection('objection-open', field, { objectionId });
}

/** For the texts of whatever can be objected to. */
export const OBJECTION_REFUSALS: Readonly<Record<string, Bilingual>> = {
  'objection-open': {
    zh: '异议 {objectionId} 尚未作出决定，须先决定。',
    en: 'The objection {objectionId} waits for its decision. Decide it first.',
  },
  'edition-contested': {
    zh: '对第 {edition} 版的异议已经成立，请先作出下一版。',
    en: 'An objection to edition {edition} was upheld. Make the next edition first.',
  },
  'objection-decided': { zh: '该异议已有决定。', en: 'This objection has been decided.' },
};

export const OBJECTION_FIELDS: Readonly<Record<string, Bilingual>> = {
  objectionId: { zh: '异议', en: 'objection' },
  grounds: { zh: '异议理由', en: 'grounds' },
  upheld: { zh: '是否成立', en: 'upheld' },
  reasons: { zh: '理由', en: 'reasons' },
};
