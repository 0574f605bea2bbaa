import type { Actor, Role } from '#kernel/actor.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import type { Sent } from './bureau.js';

export type Data = Sent['data'];

export const actorOf = (role: Role, orgId: string, id = `u-${role}-${orgId}`): Actor => ({ id, role, orgId });
export const superior = actorOf('superior', 'c1');

/** What one step of a generated history may draw on: its day, its dice, and what was accepted before it. */
export class Told {
  private drawn = 0;

  constructor(
    /** The day of the fact. */
    readonly day: LocalDate,
    /** Makes new ids of this step its own. */
    readonly number: number,
    private readonly dice: readonly number[],
    private readonly accepted: readonly Sent[],
  ) {}

  /** 0 to below, by the next die. */
  below(bound: number): number {
    return (this.dice[this.drawn++ % this.dice.length] ?? 0) % bound;
  }

  one<T>(...items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** A day around that of the step. */
  after(most: number, least = 0): LocalDate {
    return addDays(this.day, least + this.below(most - least + 1));
  }

  /** Data of one of the commands of this route that were accepted before, which may have been overtaken by others. */
  any(command: string): Data | undefined {
    const found = this.accepted.filter((sent) => sent.command === command);
    return found[this.below(Math.max(1, found.length))]?.data;
  }

  /** The commandId of the last one of this route about a thing. */
  lastOf(command: string, field: string, id: unknown): string | undefined {
    return this.accepted.findLast((sent) => sent.command === command && sent.data[field] === id)?.commandId;
  }

  /** Ids of tasks of a branch, one after the other as they were set. */
  tasksOf(branchId: unknown, least: number, most: number): readonly string[] {
    const set = this.accepted.filter(
      ({ command, data }) => command === 'set-annual-task' && data.branchId === branchId,
    );
    const first = this.below(Math.max(1, set.length - least + 1));
    const count = least + this.below(most - least + 1);
    return set.slice(first, first + count).map(({ data }) => String(data.taskId));
  }

  branch(): string {
    return this.one('b1', 'b1', 'b1', 'b2');
  }

  memberOf(branchId: unknown): string {
    return branchId === 'b1' ? this.one('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7') : this.one('n1', 'n2', 'n3');
  }
}
