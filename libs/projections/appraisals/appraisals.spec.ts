import type { Actor } from '#kernel/actor.js';
import {
  appraisalConcluded,
  appraisalObjected,
  appraisalObjectionDecided,
  appraised,
  appraisedAs,
  appraisers,
  inCycle,
  probationary,
  selfAppraised,
} from '#testing/appraisals.js';
import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { amended, recorded } from '#testing/study-sessions.js';
import { as, enrolled, transferred } from '#testing/two-branches.js';
import type { AppraisalStanding } from './appraisal-standing.js';
import { appraisals } from './appraisals.js';

/** Everything in these specs was recorded, and each side said its word, on 1 January 2025. */
const DAY = '2025-01-01';
const params = { branchId: 'b1', cycleId: 'y1' };
const all = (happened: readonly Happened[], asOf: string = DAY) =>
  ask(appraisals, { events: logOf(...inCycle, enrolled('m3', 'b1'), ...happened), params, asOf });
const shown = (reader: Actor, happened: readonly Happened[], asOf?: string) =>
  appraisals.forReader?.(all(happened, asOf), reader);
const of = (memberId: string, answer: { readonly members: readonly AppraisalStanding[] } | undefined) =>
  answer?.members.find((each) => each.memberId === memberId);

const inspector: Actor = { id: 'u-inspector', role: 'inspector', orgId: 'c1' };
const concluded = [...appraisedAs('excellent', 'competent'), appraisalConcluded('competent', DAY)];

describe('appraisals', () => {
  it('say how far each member of the branch has come, by id, from the first word on', () => {
    expect(all([]).members).toEqual([]);
    const answer = all([
      ...[...probationary('m4'), enrolled('m5', 'b1'), enrolled('m6', 'b1'), enrolled('m7', 'b1')],
      ...[selfAppraised({ memberId: 'm5' }), ...appraisedAs('basic', 'competent', { memberId: 'm6' })],
      ...[...concluded, appraised('party', 'competent', { memberId: 'm4' })],
      ...appraisedAs('basic', 'basic', { memberId: 'm7' }),
      ...[appraisalConcluded('basic', DAY, { memberId: 'm7' }), appraisalObjected('o1', { memberId: 'm7' })],
    ]);
    expect(answer.members.map(({ memberId, status }) => `${memberId} ${status}`)).toEqual([
      ...['m1 concluded', 'm3 not-begun', 'm4 under-way', 'm5 under-way', 'm6 both-sides-in', 'm7 contested'],
    ]);
    expect(answer.members.filter((each) => each.probationary).map(({ memberId }) => memberId)).toEqual(['m4']);
  });

  it('count those who stand as excellent against a third of the full members', () => {
    const excellent = (memberId: string) => [
      ...appraisedAs('excellent', 'excellent', { memberId }),
      appraisalConcluded('excellent', DAY, { memberId }),
    ];
    const six = ['m11', 'm12', 'm13', 'm14'].map((id) => enrolled(id, 'b1'));
    const happened = [...six, ...probationary('m4'), ...excellent('m11'), ...excellent('m12'), ...concluded];
    expect(all(happened).excellent).toEqual({ count: 2, quota: 2, fullMembers: 6 });
    const overturned = [
      ...happened,
      appraisalObjected('o1', { memberId: 'm11' }),
      appraisalObjectionDecided('o1', true, { memberId: 'm11' }),
    ];
    expect(all(overturned).excellent).toEqual({ count: 1, quota: 2, fullMembers: 6 });
  });

  it('say how it stood on a day', () => {
    const later = [...appraisedAs('basic', 'basic'), appraisalConcluded('basic', '2025-01-15')];
    expect(of('m1', all(later, '2025-01-14'))).toMatchObject({ status: 'both-sides-in' });
    expect(of('m1', all(later, '2025-01-15'))).toMatchObject({ status: 'concluded', conclusion: { grade: 'basic' } });
    expect(all(later, '2024-12-31').members).toEqual([]);
  });

  it('show the conclusion that stands, and none that was overturned', () => {
    const reopened = [...concluded, appraisalObjected('o1'), appraisalObjectionDecided('o1', true)];
    const standing = of('m1', all(reopened));
    expect(standing).toMatchObject({ status: 'reopened', edition: 2, objections: [{ decision: { upheld: true } }] });
    expect(standing).not.toHaveProperty('conclusion');
    const anew = [...reopened, appraisalConcluded('excellent', DAY, { edition: 2 })];
    expect(of('m1', all(anew))).toMatchObject({ status: 'concluded', conclusion: { grade: 'excellent' } });
    const dismissed = [...concluded, appraisalObjected('o1'), appraisalObjectionDecided('o1', false)];
    expect(of('m1', all(dismissed))).toMatchObject({ status: 'concluded', edition: 1 });
  });

  it('say of what a side cites that it was corrected since', () => {
    const about = ([stream, event]: Happened): Happened => [stream, event, undefined, { branch: ['b1'] }];
    // recorded after the cycle and the members
    const first = logOf(...inCycle, enrolled('m3', 'b1')).length + 1;
    const cited = {
      eventId: `event-${first}`,
      type: 'StudySessionRecorded',
      stream: 'studySession-s1',
      branchId: 'b1',
    };
    const citing = appraised('party', 'competent', { evidence: [cited] });
    const evidence = (...more: readonly Happened[]) =>
      of('m1', all([about(recorded()), citing, ...more]))?.party?.evidence;
    expect(evidence()).toMatchObject([{ ...cited, correctedBy: [] }]);
    expect(evidence(about(amended({ topic: '更正' })))).toMatchObject([
      { ...cited, correctedBy: [{ type: 'StudySessionAmended', correctedOn: DAY }] },
    ]);
  });

  it('stay with the branch that began, where the member has left it', () => {
    const left = [...concluded, transferred('m1', 'b2', DAY)];
    expect(of('m1', all(left))).toMatchObject({ status: 'concluded' });
    const events = logOf(...inCycle, ...left);
    expect(ask(appraisals, { events, params: { ...params, branchId: 'b2' }, asOf: DAY }).members).toEqual([]);
  });
});

describe('of appraisals', () => {
  const half = [appraised('party', 'excellent')];

  it('neither side sees the other’s grade, reasons or evidence before both are in, nor does anybody else', () => {
    for (const reader of [appraisers.business, as.officer, as.superior, inspector, as.member('m1')]) {
      const { party } = of('m1', shown(reader, half)) ?? {};
      expect(party).toEqual({ eventId: expect.any(String), on: DAY, edition: 1, recordedBy: 'u-party' });
    }
    expect(of('m1', shown(appraisers.party, half))).toMatchObject({ party: { grade: 'excellent' } });
    // in another role the same person still knows what they said themself
    expect(of('m1', shown({ ...as.head, id: 'u-party' }, half))).toMatchObject({ party: { grade: 'excellent' } });
  });

  it('both sides see both as soon as both are in', () => {
    for (const reader of [appraisers.party, appraisers.business, as.officer, as.head, as.superior, inspector]) {
      expect(of('m1', shown(reader, appraisedAs('excellent', 'basic')))).toMatchObject({
        party: { grade: 'excellent' },
        business: { grade: 'basic' },
      });
    }
  });

  it('neither side sees a new word of the other before its own, or the next conclusion; nor does the member', () => {
    const before = [...concluded, appraisalObjected('o1'), appraisalObjectionDecided('o1', true)];
    const anew = [...before, appraised('party', 'basic', { edition: 2 })];
    for (const reader of [appraisers.business, as.head, as.member('m1')]) {
      expect(of('m1', shown(reader, anew))?.party).not.toHaveProperty('grade');
      expect(of('m1', shown(reader, anew))).toMatchObject({ business: { grade: 'competent' } });
    }
    // whoever concludes has to see both
    for (const reader of [appraisers.party, as.superior, inspector]) {
      expect(of('m1', shown(reader, anew))).toMatchObject({ party: { grade: 'basic' } });
    }
    const both = [...anew, appraised('business', 'basic', { edition: 2 })];
    expect(of('m1', shown(as.head, both))).toMatchObject({ party: { grade: 'basic' } });
    expect(of('m1', shown(as.member('m1'), both))?.party).not.toHaveProperty('grade');
    const again = [...anew, appraisalConcluded('basic', DAY, { edition: 2 })];
    for (const reader of [as.head, as.member('m1')]) {
      expect(of('m1', shown(reader, again))).toMatchObject({ party: { grade: 'basic' } });
    }
  });

  it('what is cited shows to those who may know whom it is about', () => {
    const cited = {
      eventId: 'event-x',
      type: 'ImprovementNoticeIssued',
      stream: 'improvementNotice-w1',
      branchId: 'b1',
    };
    const happened = [appraised('party', 'basic', { evidence: [cited] }), appraised('business', 'basic')];
    const citedFor = (reader: Actor) =>
      of('m1', shown(reader, happened))?.party?.evidence?.map(({ eventId }) => eventId);
    for (const reader of [as.superior, as.officer, inspector]) expect(citedFor(reader)).toEqual(['event-x']);
    expect(citedFor(as.head)).toEqual([]);
  });

  it('members see their own, what the sides said with the conclusion, and no count of others', () => {
    const both = [...appraisedAs('basic', 'competent'), selfAppraised(), selfAppraised({ memberId: 'm3' })];
    const before = shown(as.member('m1'), both);
    expect(before?.members.map(({ memberId }) => memberId)).toEqual(['m1']);
    expect(before).not.toHaveProperty('excellent');
    expect(of('m1', before)?.party).not.toHaveProperty('grade');
    expect(of('m1', before)?.business).not.toHaveProperty('reasons');
    const after = of('m1', shown(as.member('m1'), [...both, appraisalConcluded('basic', DAY)]));
    expect(after).toMatchObject({ party: { grade: 'basic' }, conclusion: { grade: 'basic' } });
  });

  it('an officer who is appraised sees the own one as a member does', () => {
    const secretary: Actor = { ...as.officer, id: 'm1' };
    const happened = [...appraisedAs('basic', 'basic'), ...appraisedAs('excellent', 'basic', { memberId: 'm3' })];
    const answer = shown(secretary, happened);
    expect(of('m1', answer)?.party).not.toHaveProperty('grade');
    expect(of('m3', answer)?.party).toHaveProperty('grade', 'excellent');
    expect(answer).toHaveProperty('excellent');
  });

  it('why an objection was decided is for those who are privy, and the member', () => {
    const decided = [...concluded, appraisalObjected('o1'), appraisalObjectionDecided('o1', false)];
    const decisionFor = (reader: Actor) => of('m1', shown(reader, decided))?.objections[0]?.decision;
    for (const reader of [as.superior, as.officer, as.member('m1')]) {
      expect(decisionFor(reader)).toHaveProperty('reasons', '经核实');
    }
    for (const reader of [as.head, inspector]) {
      expect(decisionFor(reader)).toMatchObject({ upheld: false });
      expect(decisionFor(reader)).not.toHaveProperty('reasons');
    }
  });

  it('personal texts are opened for superiors, officers and their author', () => {
    const mayRead = (reader: Actor, holder: Readonly<Record<string, unknown>>) => [
      appraisals.opens?.summary?.(reader, holder),
      appraisals.opens?.reasons?.(reader, holder),
      appraisals.opens?.grounds?.(reader, holder),
    ];
    for (const reader of [as.superior, as.officer]) expect(mayRead(reader, {})).toEqual([true, true, true]);
    for (const reader of [as.head, inspector, as.member('m3')]) {
      expect(mayRead(reader, { recordedBy: 'u-business' })).toEqual([false, false, false]);
    }
    expect(appraisals.opens?.reasons?.(appraisers.business, { recordedBy: 'u-business' })).toBe(true);
  });
});
