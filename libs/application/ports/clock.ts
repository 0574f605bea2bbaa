/** Epoch milliseconds, UTC. */
export type Clock = () => number;

/** Now, as it is recorded: UTC, ISO 8601 with milliseconds. */
export const nowOf = (clock: Clock): string => new Date(clock()).toISOString();
