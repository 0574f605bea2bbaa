import { setTimeout as pause } from 'node:timers/promises';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { peakMemory, report } from './child.js';

/** What the process reports. */
export interface Rebuilt {
  readonly events: number;
  readonly seconds: number;
  /** Of the whole process, and of the JavaScript heap. */
  readonly peakMiB: number;
  readonly heapMiB: number;
}

const [directory = ''] = process.argv.slice(2);
const system = await openEmbedded({ directory });
let heap = 0;
const look = () => {
  heap = Math.max(heap, process.memoryUsage().heapUsed);
};
const { events, seconds } = await system.projections.rebuild([], look);
await pause(0);
report({ events, seconds, peakMiB: peakMemory(), heapMiB: Math.round(heap / 2 ** 20) } satisfies Rebuilt);
await system.close();
process.disconnect();
