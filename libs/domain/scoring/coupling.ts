import type { Bilingual } from '#kernel/texts.js';

/** 耦合协调度 of two systems, unrounded. */
export interface Coupling {
  readonly c: number;
  readonly t: number;
  readonly d: number;
  readonly level: Bilingual;
}

/** Level k holds for D in [k/10, (k+1)/10), 1 in the last. */
export const COUPLING_LEVELS: readonly [Bilingual, ...Bilingual[]] = [
  { zh: '极度失调', en: 'extreme disorder' },
  { zh: '严重失调', en: 'serious disorder' },
  { zh: '中度失调', en: 'moderate disorder' },
  { zh: '轻度失调', en: 'slight disorder' },
  { zh: '濒临失调', en: 'on the verge of disorder' },
  { zh: '勉强协调', en: 'barely coordinated' },
  { zh: '初级协调', en: 'primary coordination' },
  { zh: '中级协调', en: 'intermediate coordination' },
  { zh: '良好协调', en: 'good coordination' },
  { zh: '优质协调', en: 'excellent coordination' },
];

/**
 * C = √[(1 − |u₁ − u₂|) · min/max] (0 if both are 0), T = (u₁ + u₂)/2, D = √(C·T): the revised model of 王淑佳, 孔伟, 任亮,
 * 治丹丹, 戴彬婷 (2021), 国内耦合协调度模型的误区及修正, 自然资源学报 36(3).
 * @param u1 0 to 1, unrounded
 * @param u2 0 to 1, unrounded
 */
export function couplingOf(u1: number, u2: number): Coupling {
  const most = Math.max(u1, u2);
  const c = most === 0 ? 0 : Math.sqrt((1 - Math.abs(u1 - u2)) * (Math.min(u1, u2) / most));
  const t = (u1 + u2) / 2;
  const d = Math.sqrt(c * t);
  return { c, t, d, level: levelOf(d) };
}

function levelOf(d: number): Bilingual {
  const [lowest, ...higher] = COUPLING_LEVELS;
  return higher.reduce((level, next, index) => (d >= (index + 1) / 10 ? next : level), lowest);
}
