import type { CommandRegistry } from '#application/commands/command-registry.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';

/** What can be said and asked: the server's routes and its description follow from it. */
export class Catalogue {
  constructor(
    readonly registry: CommandRegistry,
    readonly readModels: readonly ReadModel[],
    readonly timelines: readonly Timeline[],
  ) {}
}
