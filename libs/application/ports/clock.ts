/** Epoch milliseconds, UTC. */
export type Clock = () => number;
