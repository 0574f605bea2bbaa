/** Something that a measurement was compared with, or that is told beside it. */
export interface Line {
  readonly what: string;
  /** `12,300 events/s`, `240 MiB` */
  readonly figure: string;
  /** Ours as a share of this, e.g. 0.62 as fast; absent for what isn't compared. */
  readonly share?: number;
}

export interface Measurement {
  readonly name: string;
  readonly what: string;
  /** Ours first. */
  readonly lines: readonly Line[];
  readonly aim: string;
  readonly met: boolean;
  /** Load averages over the last minute, before and after. */
  readonly load: readonly [before: number, after: number];
}

export function perSecond(count: number, seconds: number, unit: string): string {
  return `${Math.round(count / seconds).toLocaleString('en')} ${unit}/s`;
}

export function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`;
}
