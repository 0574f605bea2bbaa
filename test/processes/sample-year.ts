import { buildCommands } from '../../samples/build.js';

export interface SampleLine {
  readonly command: string;
  readonly commandId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The import file of the sample year, line by line. */
export const sampleLines: readonly string[] = [...buildCommands('samples/yunlan-2025')];
export const sampleCommands: readonly SampleLine[] = sampleLines.map((line) => JSON.parse(line));

/** The branches of the sample year. */
export const sampleBranches: readonly string[] = sampleCommands.flatMap(({ command, data }) =>
  command === 'establish-organization' && data.kind === 'branch' ? [String(data.orgId)] : [],
);
