import type { Machine } from './machine.js';
import type { Measurement } from './measurement.js';

export function printMachine({ cores, cpu, memoryGiB, system, node, sqlite }: Machine, load: number): void {
  print(`${cores} cores (${cpu}), ${memoryGiB} GiB, ${system}, Node ${node}, SQLite ${sqlite}; load ${load}\n`);
}

export function printMeasurement({ name, what, lines, aim, met, load }: Measurement): void {
  print(`${name}: ${what}`);
  for (const { what: line, figure, share } of lines) {
    const compared =
      share === undefined ? '' : `ours ${Math.round(share * 100)} % (${(1 / share).toFixed(2)} × the time)`;
    print(`  ${figure.padEnd(22)} ${line.padEnd(56)} ${compared}`);
  }
  print(`  aim ${aim}: ${met ? 'met' : 'missed'}; load ${load[0]} → ${load[1]}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
