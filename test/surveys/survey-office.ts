import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#kernel/actor.js';
import { START } from '#kernel/position.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';

export const superior: Actor = { id: 'u-superior', role: 'superior', orgId: 'c1' };
export const member = (id: string): Actor => ({ id, role: 'member', orgId: id.slice(0, 2) });

const SIZES = { b1: 6, b2: 5, b3: 4 };
export const membersOf = (branchId: keyof typeof SIZES) =>
  Array.from({ length: SIZES[branchId] }, (_, n) => `${branchId}-m${n}`);

export const SURVEY = {
  surveyId: 'a-survey-of-its-own',
  branchIds: ['b1', 'b2', 'b3'],
  questions: [
    { questionId: 'q1', text: '工作安排是否合理？', kind: 'scale5' },
    { questionId: 'q2', text: '会议多不多？', kind: 'choice', choices: ['少', '正好', '多'] },
  ],
  opensOn: '2025-09-01',
  closesOn: '2025-09-05',
};

export const ballot = (token: string, scale: number, choice: string) => ({
  token,
  answers: [
    { questionId: 'q1', scale },
    { questionId: 'q2', choice },
  ],
});

/** A committee with branches of 6, 5 and 4 members, in a directory of its own. */
export class SurveyOffice {
  readonly directory = mkdtempSync(join(tmpdir(), 'ronghe-survey-'));
  /** All that is open reads this clock. */
  now = Date.parse('2025-08-20T02:00:00Z');
  private readonly systems: Embedded[] = [];
  private count = 0;

  static async start(): Promise<SurveyOffice> {
    const office = new SurveyOffice();
    const system = await office.open();
    const establishedOn = '2019-01-01';
    const c1 = { orgId: 'c1', name: '机关党委', kind: 'committee', establishedOn };
    await office.send(system, 'establish-organization', { id: 'u-admin', role: 'admin', orgId: 'c1' }, c1);
    for (const branchId of ['b1', 'b2', 'b3'] as const) {
      const branch = { orgId: branchId, name: branchId, kind: 'branch', parentId: 'c1', establishedOn };
      await office.send(system, 'establish-organization', superior, branch);
      for (const memberId of membersOf(branchId)) {
        const data = {
          memberId,
          name: '某人',
          branchId,
          status: 'full',
          joinedOn: '2012-06-01',
          enrolledOn: '2020-01-01',
        };
        await office.send(system, 'enroll-member', { id: 'u-officer', role: 'branch-officer', orgId: branchId }, data);
      }
    }
    return office;
  }

  /** Another process's view of the directory, or the same after a restart. */
  async open(): Promise<Embedded> {
    const system = await openEmbedded({ directory: this.directory, clock: () => this.now });
    this.systems.push(system);
    return system;
  }

  /** The first that was opened. */
  get system(): Embedded {
    const [first] = this.systems;
    if (!first) throw new Error('nothing is open');
    return first;
  }

  on(day: string): void {
    this.now = Date.parse(`${day}T02:00:00Z`);
  }

  send(system: Embedded, command: string, actor: Actor, data: unknown, commandId = `c-${++this.count}`) {
    return system.runner.run({ command, actor, data, commandId });
  }

  async closeAll(): Promise<void> {
    for (const system of this.systems.splice(0)) await system.close();
  }

  async remove(): Promise<void> {
    await this.closeAll();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Everything in the files of the directory. */
  bytes(): Buffer {
    return Buffer.concat(readdirSync(this.directory).map((file) => readFileSync(join(this.directory, file))));
  }

  async log(): Promise<string> {
    let log = '';
    for await (const batch of this.system.eventStore.readAll(START)) log += batch.map(({ bytes }) => bytes).join('\n');
    return log;
  }
}
