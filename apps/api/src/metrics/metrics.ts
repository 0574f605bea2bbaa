import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandResult } from '#application/commands/command-runner.js';
import type { ProjectionStatus } from '#application/projections/projection-status.js';
import { Rejection } from '#kernel/rejection.js';
import { RequestRefused } from '../problems/request-refused.js';

/** What an operator watches: commands by outcome, how long answers take, how far read models are, the process itself. */
export class Metrics {
  readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'ronghe_commands_total',
    help: 'Commands by name and outcome',
    labelNames: ['command', 'outcome'] as const,
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'ronghe_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly behind = new Gauge({
    name: 'ronghe_projection_behind',
    help: '1 while the log goes on after what the read model reflects',
    labelNames: ['projection'] as const,
    registers: [this.registry],
  });
  private readonly failed = new Gauge({
    name: 'ronghe_projection_failed',
    help: '1 for a read model that has stopped or cannot go on just now',
    labelNames: ['projection'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts a command by what became of it. */
  async ofCommand(command: string, run: () => Promise<CommandResult>): Promise<CommandResult> {
    try {
      const result = await run();
      this.commands.inc({ command, outcome: result.status });
      return result;
    } catch (error) {
      const refused = error instanceof Rejection || error instanceof RequestRefused;
      this.commands.inc({ command, outcome: refused ? error.code : 'failed' });
      throw error;
    }
  }

  showProjections(projections: readonly ProjectionStatus[]): void {
    for (const { name: projection, behind, failed } of projections) {
      this.behind.set({ projection }, behind ? 1 : 0);
      this.failed.set({ projection }, failed ? 1 : 0);
    }
  }

  observe(method: string, answer: { readonly route: string; readonly status: number; readonly seconds: number }): void {
    this.durations.observe({ method, route: answer.route, status: answer.status }, answer.seconds);
  }
}
