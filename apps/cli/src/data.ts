import type { Command } from 'commander';
import { type Embedded, openEmbedded } from '../../composition/embedded.js';
import { installationSettings } from '../../composition/installation-settings.js';

export interface GlobalOptions {
  readonly data: string;
  readonly json: boolean;
}

/** Opens the data directory that the options name, for the time of one task. */
export async function withData<T>(
  command: Command,
  task: (system: Embedded, options: GlobalOptions) => Promise<T>,
): Promise<T> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const system = await openEmbedded({ directory: options.data, ...installationSettings(process.env) });
  try {
    return await task(system, options);
  } finally {
    await system.close();
  }
}
