import { load } from './machine.js';
import type { Measurement } from './measurement.js';
import { inChild } from './processes/child.js';
import type { Imported } from './processes/import.js';
import type { Rebuilt } from './processes/rebuild.js';

const MOST_MIB = 300;
/** What counts as flat: twice the log may take so many times the memory, as garbage isn't collected on the minute. */
const FLAT = 1.15;

/** Peak memory of a rebuild in a process of its own, on the log and on one twice as long. */
export async function measureMemory(directory: string, events: number, lines: number): Promise<Measurement> {
  const before = load();
  const once = await inChild<Rebuilt>('./rebuild.js', directory);
  await inChild<Imported>('./import.js', directory, String(events), String(lines), String(lines + events));
  const twice = await inChild<Rebuilt>('./rebuild.js', directory);
  const lineOf = ({ events: count, peakMiB, heapMiB }: Rebuilt) => ({
    what: `from ${count.toLocaleString('en')} events`,
    figure: `${peakMiB} MiB resident, ${heapMiB} MiB of them heap`,
  });
  return {
    name: 'rebuild-memory',
    what: 'peak memory of a rebuild, in a process of its own',
    lines: [lineOf(once), lineOf(twice)],
    aim: `≤ ${MOST_MIB} MiB, flat`,
    met: Math.max(once.peakMiB, twice.peakMiB) <= MOST_MIB && twice.peakMiB <= FLAT * once.peakMiB,
    load: [before, load()],
  };
}
