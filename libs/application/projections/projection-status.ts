import type { Position } from '#kernel/position.js';
import type { ProjectionFailure } from './projection-failure.js';

/** How a projection is. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** How far the read model reflects the log; START while there is nothing of this version that can be read. */
  readonly checkpoint: Position;
  /** Whether the log goes on after the checkpoint. */
  readonly behind: boolean;
  /** Readers use documents of an older version; those of this one are being folded from the first event on. */
  readonly building?: boolean;
  /** Why it doesn't go on. */
  readonly failed?: ProjectionFailure;
}
