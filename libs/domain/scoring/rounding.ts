/**
 * Rounds for showing and sealing, never before: floor(x·10ᵏ + ½ + 1e-9) ÷ 10ᵏ. The 1e-9 makes a half that doubles
 * write as 0.49999… go up.
 */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

/** Everything but the total is shown with 4 decimals. */
export const DECIMALS = 4;
export const TOTAL_DECIMALS = 2;
