import type { Sent } from '#testing/embedded-directory.js';
import { Agency, who } from './agency.js';
import {
  another,
  appeal,
  CASES,
  conclude,
  decideAppeal,
  decideObjection,
  issue,
  member,
  nominate,
  objectTo,
  officer,
  openReview,
  POSTING_OF_M2,
  said,
  seal,
  superior,
} from './cases.js';

describe('deciding', () => {
  let agency: Agency;
  const refused = async (sent: Sent, code: string) => expect(await agency.outcome(sent)).toBe(code);
  const accepted = (sent: Sent) => refused(sent, 'accepted');
  beforeEach(async () => {
    agency = await Agency.opened('2025-02-03', CASES);
  });

  /** Objects and then holds the office that decides. */
  const both = 'u-both';
  const deciding = (id: string) => member(id, 'superior', 'c1');

  test('one’s own objection to a nomination, and one to the own nomination, is refused', async () => {
    await agency.send(nominate('r1', '2025-02-03'));
    await agency.send(objectTo('r1', who('branch-officer', 'b1', both)));
    for (const id of [both, officer.id, 'm2'])
      await refused(decideObjection('r1', false, deciding(id)), 'not-permitted');
    await accepted(decideObjection('r1', false));
  });

  test('one’s own objection to an appraisal, and one to what oneself concluded, is refused', async () => {
    await agency.sendAll([said('party', 'm2'), said('business', 'm2'), conclude('m2', '2025-02-03')]);
    const named = { cycleId: 'y1', memberId: 'm2', objectionId: 'o1' };
    await agency.send({ command: 'object-to-appraisal', actor: member('m2'), data: { ...named, grounds: '不实' } });
    const decide = (id: string): Sent => ({
      ...{ command: 'decide-appraisal-objection', actor: deciding(id) },
      data: { ...named, upheld: true, reasons: '经核实' },
    });
    for (const id of ['m2', superior.id]) await refused(decide(id), 'not-permitted');
    await accepted(decide(another.id));
  });

  test('one’s own objection to a scorecard, and one to what oneself published, is refused', async () => {
    const named = { cycleId: 'y1', branchId: 'b1' };
    const publish = { command: 'publish-scorecard', actor: superior, data: { ...named, asOf: '2025-02-03' } };
    const objection = { ...named, objectionId: 'o1', indicatorId: 'front-line', grounds: '漏计' };
    await agency.sendAll([
      publish,
      { command: 'object-to-scorecard', actor: who('branch-officer', 'b1', both), data: objection },
    ]);
    const decide = (id: string): Sent => ({
      ...{ command: 'decide-scorecard-objection', actor: deciding(id) },
      data: { ...named, objectionId: 'o1', upheld: true, reasons: '经核实' },
    });
    for (const id of [both, superior.id]) await refused(decide(id), 'not-permitted');
    await accepted(decide(another.id));
  });

  test('what oneself contests in promotion evidence, or has sealed, is refused', async () => {
    await agency.sendAll([openReview('p1', '2025-02-03'), seal('p1')]);
    const contest = { reviewId: 'p1', objectionId: 'o1', evidenceEventId: POSTING_OF_M2, grounds: '日期有误' };
    await agency.send({ command: 'contest-promotion-evidence', actor: member('m2'), data: contest });
    const decide = (id: string): Sent => ({
      ...{ command: 'decide-evidence-contest', actor: deciding(id) },
      data: { reviewId: 'p1', objectionId: 'o1', upheld: true, reasons: '经核实' },
    });
    for (const id of ['m2', superior.id]) await refused(decide(id), 'not-permitted');
    await accepted(decide(another.id));
  });

  test('one’s own appeal, and one against what oneself issued, is refused', async () => {
    const target = { kind: 'branch', id: 'b1' };
    await agency.send(issue('w1', '2025-02-03', { target }));
    await agency.send(appeal('w1', '2025-02-03', who('branch-officer', 'b1', both)));
    const decide = (id: string) => decideAppeal('w1', '2025-02-03', { by: deciding(id) });
    for (const id of [both, superior.id]) await refused(decide(id), 'not-permitted');
    await accepted(decide(another.id));
  });
});
