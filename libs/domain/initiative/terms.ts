export const INITIATIVE_KINDS = [
  'pioneer-post',
  'responsibility-area',
  'task-force',
  'brand',
  'joint-building',
] as const;
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number];

export const INITIATIVE_VERDICTS = ['effective', 'partly', 'none'] as const;
export type InitiativeVerdict = (typeof INITIATIVE_VERDICTS)[number];
