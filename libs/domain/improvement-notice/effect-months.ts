import type { ValueNeed } from '#kernel/need.js';
import type { NoticeMeasure } from './terms.js';

/**
 * 影响期: whole months from the day of issue after which a notice has ended, if it was not lifted before. An installation
 * sets them; what holds for a notice is recorded when it is issued, so that other numbers change none that stands.
 */
export type EffectMonths = Readonly<Record<NoticeMeasure, number>>;

/** Where an installation sets nothing else. */
export const USUAL_EFFECT_MONTHS: EffectMonths = { reminder: 6, inquiry: 12, admonition: 12 };

/** The name under which an installation gives its effect periods to decisions. */
export const EFFECT_MONTHS = 'effectMonths';

/** In a command's `needs`: `effect: effectMonths`. */
export const effectMonths: ValueNeed<EffectMonths> = { kind: 'value', name: EFFECT_MONTHS, of: '' };
