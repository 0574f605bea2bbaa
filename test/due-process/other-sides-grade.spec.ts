import { changeOf } from '#api/changes/change.js';
import { ROLES } from '#kernel/actor.js';
import { START } from '#kernel/position.js';
import type { Sent } from '#testing/embedded-directory.js';
import { Agency, who } from './agency.js';
import { answerTo, everyQuestion } from './answers.js';
import { CASES, head, member, officer, said, superior } from './cases.js';

describe('seeing the other side’s grade before both are in', () => {
  /** Everybody besides who recorded it: the other side, the member, others of the branch, and each role from anywhere. */
  const READERS = [
    ...['c1', 'b1', 'b2'].flatMap((orgId) => ROLES.map((role) => who(role, orgId))),
    ...[head, superior, member('m2'), member('m3'), member('m2', 'superior', 'c1')],
  ];

  /** Two agencies that differ in nothing but what the party side thinks of m2. */
  async function twins(...more: readonly Sent[]): Promise<readonly [Agency, Agency]> {
    const [one, two] = await Promise.all(
      ['excellent', 'incompetent'].map(async (grade) => {
        const word = { ...said('party', 'm2', { grade }), commandId: 'party-m2' };
        const twin = await Agency.opened('2025-02-03', [...CASES, word, ...more]);
        await twin.projections.catchUp();
        return twin;
      }),
    );
    if (!one || !two) throw new Error('there are two');
    return [one, two];
  }

  const seenBy = async (reader: (typeof READERS)[number], [one, two]: readonly [Agency, Agency]) => {
    const found: string[] = [];
    for (const question of everyQuestion()) {
      if ((await answerTo(reader, one, question)) !== (await answerTo(reader, two, question)))
        found.push(question.name);
    }
    return found;
  };

  it('leads nowhere: every question, history and file says the same whatever the grade', async () => {
    const both = await twins();
    for (const reader of READERS) expect([reader, await seenBy(reader, both)]).toEqual([reader, []]);
    // who recorded it reads it, so that the comparison can find something
    expect(await seenBy(officer, both)).toEqual(['appraisals {"cycleId":"y1","branchId":"b1"}']);
  });

  it('nor in the stream of changes', async () => {
    const streams = await Promise.all(
      (await twins()).map(async ({ setting }) => {
        const told: unknown[] = [];
        for await (const batch of setting.eventStore.readAll(START)) told.push(...batch.map(changeOf));
        return told;
      }),
    );
    expect(streams[0]).toEqual(streams[1]);
    expect(JSON.stringify(streams[0]?.at(-1))).toContain('PartyAppraisalRecorded');
  });

  it('is possible once both are in', async () => {
    const both = await twins({ ...said('business', 'm2'), commandId: 'business-m2' });
    expect(await seenBy(head, both)).toEqual(['appraisals {"cycleId":"y1","branchId":"b1"}']);
    expect(await seenBy(member('m2'), both)).toEqual([]);
  });
});
