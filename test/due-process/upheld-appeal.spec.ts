import type { MomentRequest } from '#application/questions/read-models.js';
import type { LocalDate } from '#kernel/local-date.js';
import { appraisals } from '#projections/appraisals/appraisals.js';
import { improvementList } from '#projections/improvement-list/improvement-list.js';
import { recognitionList } from '#projections/recognition-list/recognition-list.js';
import { branchHistory } from '#projections/record/branch-history.js';
import type { Sent } from '#testing/embedded-directory.js';
import { enrolmentOf } from '#testing/small-office.js';
import { Agency, who } from './agency.js';
import { everyQuestion, wholeAnswer } from './answers.js';
import {
  appeal,
  CASES,
  decideAppeal,
  issue,
  member,
  nominate,
  officer,
  openReview,
  said,
  seal,
  state,
  superior,
} from './cases.js';

/** A command of the story, and the day on which it is sent. */
type Told = readonly [day: LocalDate, sent: Sent];

const toB1 = { target: { kind: 'branch', id: 'b1' }, evidenceEventIds: ['command:session-s1'] };
const plan = (noticeId: string, on: LocalDate, by = member('m2')): Sent => ({
  ...{ command: 'submit-improvement-plan', actor: by },
  data: { noticeId, actions: [{ actionId: 'a1', text: '自查', dueOn: '2025-03-10' }], on },
});
const complete = (noticeId: string, on: LocalDate, by = member('m2')): Sent => ({
  ...{ command: 'complete-improvement-action', actor: by },
  data: { noticeId, actionId: 'a1', on, result: '已办' },
});
const review = (noticeId: string, on: LocalDate): Sent => ({
  ...{ command: 'review-improvement', actor: superior },
  data: { noticeId, verdict: 'partly', comment: '仍有一项', on },
});
const lift = (noticeId: string, on: LocalDate): Sent => ({
  ...{ command: 'lift-improvement-notice', actor: superior, data: { noticeId, on, reason: '已改进' } },
});

/** A notice to m2 and one to b1, each with all that can be done about it, down to the appeal that is upheld. */
const NOTICES: readonly Told[] = [
  ['2025-02-10', issue('w1', '2025-02-10', { respondBy: '2025-02-20' })],
  ['2025-02-10', issue('w2', '2025-02-10', { ...toB1, respondBy: '2025-02-20' })],
  ['2025-02-12', state('w1', '2025-02-12')],
  ['2025-02-12', state('w2', '2025-02-12', officer)],
  ['2025-02-14', plan('w1', '2025-02-14')],
  ['2025-02-14', plan('w2', '2025-02-14', officer)],
  ['2025-03-20', complete('w1', '2025-03-20')],
  ['2025-03-25', review('w1', '2025-03-25')],
  ['2025-03-26', review('w2', '2025-03-26')],
  ['2025-03-27', lift('w1', '2025-03-27')],
  ['2025-04-01', appeal('w1', '2025-04-01')],
  ['2025-04-01', appeal('w2', '2025-04-01', officer)],
  ['2025-04-20', decideAppeal('w1', '2025-04-18')],
  ['2025-04-20', decideAppeal('w2', '2025-04-18')],
];

/** What happens besides, in the same streams of branch and member, before, during and after. */
const BESIDES: readonly Told[] = [
  ['2025-02-03', openReview('p1', '2025-02-03')],
  [
    '2025-03-01',
    {
      ...{ command: 'record-frontline-review', actor: superior, commandId: 'review-m2' },
      data: { postId: 'p1', memberId: 'm2', reviewedOn: '2025-03-01', rating: 'good', comment: '尽责' },
    },
  ],
  ['2025-05-02', seal('p1')],
];

const END = '2025-06-01';

async function agencyOf(...stories: readonly (readonly Told[])[]): Promise<Agency> {
  const opening = CASES.map((sent, index) => ({ commandId: `opening-${index}`, ...sent }));
  const agency = await Agency.opened('2025-02-03', opening);
  const all = stories.flatMap((story, number) =>
    story.map(([day, sent], index): Told => [day, { commandId: `story-${number}-${index}`, ...sent }]),
  );
  // by day; those of one day in the order of the stories
  for (const [day, sent] of all.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))) {
    agency.goTo(day);
    await agency.send(sent);
  }
  agency.goTo(END);
  await agency.projections.catchUp();
  return agency;
}

/** As it stands, as of days before, between and after, and replayed. */
const MOMENTS: readonly MomentRequest[] = [
  ...[{}, { asOf: '2025-02-11' }, { asOf: '2025-03-22' }, { asOf: '2025-04-10' }, { asOf: '2025-04-18' }],
  ...[{ knownAt: '2025-06-01T02:00:00.000Z' }, { knownAt: '2025-06-01T02:00:00.000Z', asOf: '2025-03-22' }],
];

const named = (name: string, moment: MomentRequest) => `${name} ${JSON.stringify(moment)}`;

/**
 * What may differ from a history in which no notice was ever issued: the timeline of a branch, which is the history itself;
 * and how much was entered, which the burden counts, and the signals about the record name as "of so many entries".
 */
const MAY_DIFFER = /^(branch-history|burden) /;
const ENTRIES = /当年 \d+ 条记录|of \d+ entries/g;

/** The questions whose whole answers differ between two agencies. */
async function differences(one: Agency, other: Agency): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of everyQuestion()) {
    for (const moment of MOMENTS) {
      const answers = [one, other].map((each) => wholeAnswer(each, question, moment));
      const [mine, theirs] = (await Promise.all(answers)).map((answer) => answer.replace(ENTRIES, '…'));
      if (mine !== theirs) found.push(named(question.name, moment));
    }
  }
  return found;
}

/** The questions whose whole answers hold one of these. */
async function mentioning(agency: Agency, ids: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of everyQuestion()) {
    for (const moment of MOMENTS) {
      const answer = await wholeAnswer(agency, question, moment);
      if (ids.some((id) => answer.includes(`"${id}"`))) found.push(named(question.name, moment));
    }
  }
  return found;
}

/** The ids of a notice and of all its events. */
async function idsOf(agency: Agency, ...noticeIds: readonly string[]): Promise<readonly string[]> {
  const streams = noticeIds.map((id) => `improvementNotice-${id}`);
  return [...noticeIds, ...(await agency.log()).filter(({ stream }) => streams.includes(stream)).map(({ id }) => id)];
}

let annulled: Agency;
let never: Agency;

beforeAll(async () => {
  annulled = await agencyOf(BESIDES, NOTICES);
  never = await agencyOf(BESIDES);
});

test('no question answers anything else than if the notices had never been issued, to nobody, as of no day', async () => {
  const found = await differences(annulled, never);
  expect(found.filter((name) => !MAY_DIFFER.test(name))).toEqual([]);
  // the comparison sees the history, in which they stand
  expect(found.filter((name) => MAY_DIFFER.test(name)).length).toBeGreaterThan(0);
});

test('no answer but the history names a notice that was annulled, or an event of it', async () => {
  const found = await mentioning(annulled, await idsOf(annulled, 'w1', 'w2'));
  expect(found.filter((name) => !name.startsWith('branch-history'))).toEqual([]);
});

test('the comparison finds notices whose appeals were dismissed: in lists, dues, files, evidence and scores', async () => {
  const dismissing = NOTICES.map(([day, sent]): Told => {
    return [day, 'upheld' in sent.data ? { ...sent, data: { ...sent.data, upheld: false } } : sent];
  });
  const found = await differences(await agencyOf(BESIDES, dismissing), never);
  const models = new Set(found.map((name) => name.split(' ')[0]));
  for (const model of ['improvement-list', 'member-dossier', 'promotion-evidence', 'integration-scorecard']) {
    expect([model, models.has(model)]).toEqual([model, true]);
  }
});

test('the history shows both events of each, to whoever checks the branch', async () => {
  const reader = who('inspector', 'c1');
  const { lines } = await annulled.questions.page(branchHistory, { branchId: 'b1' }, { reader, limit: 500 });
  const types = (noticeId: string) =>
    lines.filter(({ stream }) => stream === `improvementNotice-${noticeId}`).map(({ type }) => type);
  for (const noticeId of ['w1', 'w2']) {
    expect([types(noticeId).at(0), types(noticeId).at(-1)]).toEqual(['ImprovementNoticeIssued', 'AppealDecided']);
  }
});

describe('what rested on a notice before the appeal was upheld', () => {
  const ISSUED = 'command:story-1-0';
  const STATED = 'command:story-1-2';
  const from = '2025-03-28';
  const traces = async (resting: readonly Sent[], model: RegExp) => {
    const agency = await agencyOf(
      BESIDES,
      NOTICES,
      resting.map((sent): Told => [from, sent]),
    );
    const found = await mentioning(agency, await idsOf(agency, 'w1', 'w2'));
    return found.filter((name) => model.test(name));
  };
  const sealing = [openReview('p2', from), seal('p2')];

  it('is sealed evidence: as it stands, nothing of the notice shows in it', async () => {
    expect((await traces(sealing, /^promotion/)).filter((name) => !name.endsWith('{"asOf":"2025-04-10"}'))).toEqual([]);
  });

  it('nor does it as of a day before the appeal was decided', async () => {
    expect(await traces(sealing, /^promotion/)).toEqual([]);
  });

  it('nor on a nomination that cites it', async () => {
    const citing = nominate('r1', from, { evidenceEventIds: [enrolmentOf('m2'), ISSUED] });
    expect(await traces([citing], /^recognition/)).toEqual([]);
  });

  it('nor on an appraisal that cites it', async () => {
    expect(await traces([said('party', 'm2', { evidenceEventIds: [ISSUED] })], /^appraisals/)).toEqual([]);
  });

  it('nor on one that cites what was said to it', async () => {
    expect(await traces([said('party', 'm2', { evidenceEventIds: [STATED] })], /^appraisals/)).toEqual([]);
  });

  it('but whatever rested on it says on which day a fact of it was corrected', async () => {
    const resting = [
      nominate('r1', from, { evidenceEventIds: [enrolmentOf('m2'), ISSUED] }),
      said('party', 'm2', { evidenceEventIds: [ISSUED] }),
      said('business', 'm2'),
      issue('w3', from, { evidenceEventIds: [ISSUED], followsNoticeId: 'w1', measure: 'inquiry', respondBy: from }),
    ];
    const agency = await agencyOf(
      BESIDES,
      NOTICES,
      resting.map((sent): Told => [from, sent]),
    );
    const lost = [
      { correctedOn: '2025-04-20', text: expect.objectContaining({ en: expect.stringMatching(/2025-04-20$/) }) },
    ];
    const { nominations } = await agency.answer(recognitionList, { orgId: 'c1', year: 2025 });
    expect(nominations).toMatchObject([{ recognitionId: 'r1', evidence: [{}], lostEvidence: lost }]);
    const { members } = await agency.answer(appraisals, { branchId: 'b1', cycleId: 'y1' });
    const m2 = members.find(({ memberId }) => memberId === 'm2');
    expect(m2).toMatchObject({ party: { evidence: [], lostEvidence: lost } });
    expect(m2?.business).not.toHaveProperty('lostEvidence');
    const { notices } = await agency.answer(improvementList, { orgId: 'c1', year: 2025 });
    expect(notices).toMatchObject([{ noticeId: 'w3', evidence: [], lostEvidence: lost }]);
  });

  it('nor on a harsher notice that followed it, which still says so', async () => {
    const harsher = issue('w3', from, { measure: 'inquiry', followsNoticeId: 'w1', respondBy: '2025-04-30' });
    expect(await traces([harsher], /^improvement/)).toEqual([]);
  });
});

it('a notice that was recorded late raises no signal once it was annulled', async () => {
  const late = NOTICES.map(([day, sent]): Told => {
    return [day, 'issuedOn' in sent.data ? { ...sent, data: { ...sent.data, issuedOn: '2025-01-15' } } : sent];
  });
  const agency = await agencyOf(BESIDES, late);
  const found = await mentioning(agency, await idsOf(agency, 'w1', 'w2'));
  expect(found.filter((name) => !name.startsWith('branch-history'))).toEqual([]);
});
