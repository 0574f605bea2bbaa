import type { Actor, Role } from '#kernel/actor.js';
import type { Tags } from '#kernel/event.js';
import { ask, logOf } from '#testing/asked.js';
import { assignedTo, raised, raisedAnonymously } from '#testing/concerns.js';
import type { Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, stated } from '#testing/improvement-notices.js';
import { assigned } from '#testing/key-posts.js';
import { nominated, objected } from '#testing/recognitions.js';
import { amended, recorded } from '#testing/study-sessions.js';
import { talkRecorded } from '#testing/talks.js';
import { as, enrolled, transferred } from '#testing/two-branches.js';
import { memberDossier } from './member-dossier.js';

const M1 = { member: ['m1'] } satisfies Tags;
const of = ([stream, event, by]: Happened, tags: Tags = M1): Happened => [stream, event, by, tags];
const byActor = ([stream, event]: Happened, by: Actor): Happened => [stream, event, by];
const member = of(enrolled('m1', 'b1'));
const person: Actor = { id: 'm1', role: 'member', orgId: 'b1' };
const reader = (role: Role): Actor => ({ id: 'u-1', role, orgId: 'b1' });

function dossier(history: readonly Happened[], who: Actor = person, asOf = '2025-12-31') {
  const params = { branchId: 'b1', memberId: 'm1' };
  const answer = ask(memberDossier, { events: logOf(member, ...history), params, asOf });
  return memberDossier.forReader?.(answer, who) ?? answer;
}
const typesFor = (history: readonly Happened[], who?: Actor) => dossier(history, who).lines.map(({ type }) => type);

describe('a member’s file', () => {
  it('has every event that names the member, who recorded it, how late, and in both languages', () => {
    const [, posting] = dossier([of(byActor(assigned('m1', '2024-12-20'), as.head))]).lines;
    expect(posting).toMatchObject({
      ...{ type: 'MemberAssignedToKeyPost', stream: 'keyPost-p1', actor: as.head, daysLate: 0, correctedBy: [] },
      name: { zh: '安排党员上重点岗位', en: 'Put a member on a key post' },
      text: { zh: expect.stringContaining('m1 到岗位 p1'), en: expect.stringContaining('m1 put on post p1') },
    });
  });

  it('has nothing of events that name others only', () => {
    expect(typesFor([of(assigned('m2', '2025-03-01'), { member: ['m2'] })])).toEqual(['MemberEnrolled']);
  });

  it('sums up what promotion evidence is drawn from', () => {
    expect(dossier([of(assigned('m1', '2025-03-01'))]).summary).toMatchObject([
      { kind: 'posting', id: 'p1', text: { zh: '重点岗位 p1：2025-03-01 起在岗' } },
    ]);
    expect(dossier([of(assigned('m1', '2025-03-01'))], person, '2025-02-28').summary).toEqual([]);
  });

  it('says of an entry what corrected it since, and keeps no minutes', () => {
    const [, session] = dossier([of(recorded()), of(amended({ topic: '更正' }))]).lines;
    expect(session?.correctedBy).toEqual([{ eventId: 'event-3', correctedOn: '2025-01-01' }]);
    expect(JSON.stringify(session)).not.toContain('minutes');
  });

  it('lies where the member belongs now: whoever was responsible before has lost sight of it', () => {
    const moved = [member, of(transferred('m1', 'b2', '2025-06-01'))];
    const at = (branchId: string) =>
      ask(memberDossier, { events: logOf(...moved), params: { branchId, memberId: 'm1' }, asOf: '2025-12-31' });
    expect(() => at('b1')).toThrow('not-found');
    expect(at('b2').lines).toHaveLength(2);
  });

  it('is open to the member, and to superiors and officers of the branch', () => {
    expect(memberDossier.person?.({ branchId: 'b1', memberId: 'm1' })).toBe('m1');
    expect(memberDossier.readers).toEqual(['superior', 'branch-officer']);
  });
});

describe('of a concern', () => {
  const concern = (by: string): readonly Happened[] => [
    of(byActor(raised(), as.member(by)), { member: [by] }),
    of(assignedTo('m1'), { member: [by, 'm1'] }),
  ];

  it('only the file of whoever raised it by name has anything, and only for themselves', () => {
    expect(typesFor(concern('m1'))).toEqual(['MemberEnrolled', 'ConcernRaised', 'ConcernAssigned']);
    for (const role of ['superior', 'branch-officer'] as const) {
      expect(typesFor(concern('m1'), reader(role))).toEqual(['MemberEnrolled']);
    }
  });

  it('the file of its owner has nothing', () => {
    expect(typesFor(concern('m2'))).toEqual(['MemberEnrolled']);
    expect(typesFor([raisedAnonymously(), of(assignedTo('m1'))])).toEqual(['MemberEnrolled']);
  });
});

describe('of a notice', () => {
  const [, { data }] = appealDecided('2025-03-20', true);
  const upheld: Happened = of([
    'improvementNotice-w1',
    { type: 'AppealDecided', data: { ...(data as object), corrects: 'event-2' } },
  ]);

  it('the file has every step, with who took it', () => {
    const lines = dossier([issued(), of(stated('2025-03-05')), appealed('2025-03-10')], reader('superior')).lines;
    expect(lines.map(({ type }) => type)).toEqual([
      ...['MemberEnrolled', 'ImprovementNoticeIssued', 'StatementSubmitted', 'ImprovementNoticeAppealed'],
    ]);
    expect(lines.at(-1)?.actor.id).toBe('m1');
  });

  it('there is no trace once an appeal was upheld, in the lines or in the summary, for nobody', () => {
    const history = [issued(), appealed('2025-03-10'), upheld, of(stated('2025-03-25'))];
    for (const who of [person, reader('superior'), reader('branch-officer')]) {
      expect(typesFor(history, who)).toEqual(['MemberEnrolled']);
      expect(dossier(history, who).summary).toEqual([]);
    }
    expect(typesFor([issued(), appealed('2025-03-10'), of(appealDecided('2025-03-20', false))])).toHaveLength(4);
  });
});

describe('of what is confidential', () => {
  it('who objected to a nomination is nobody in particular', () => {
    const history = [nominated(), objected('o1', as.member('m3'))];
    for (const who of [person, reader('superior'), reader('branch-officer')]) {
      expect(dossier(history, who).lines.at(-1)).toMatchObject({
        ...{ type: 'NominationObjected', actor: { id: '[withheld]', role: 'member', orgId: 'b1' } },
      });
      expect(JSON.stringify(dossier(history, who))).not.toMatch(/"m3"|shownAs/);
    }
  });

  it('notes stay with those who may read them', () => {
    const [stream, { type, data }] = talkRecorded();
    const noted: Happened = of([stream, { type, data: { ...(data as object), memberId: 'm1', note: '附注' } }]);
    const noteFor = (who: Actor) => dossier([noted], who).lines.at(-1)?.note;
    expect([noteFor(person), noteFor(reader('superior')), noteFor(reader('branch-officer'))]).toEqual([
      ...[undefined, undefined, '附注'],
    ]);
  });

  it('texts about the member come with the line; besides the member they are for whom the kind of text says', () => {
    const sealed = 'sealed:1:member-m1:x';
    const [stream, { type, data }] = talkRecorded();
    const talk: Happened = of([stream, { type, data: { ...(data as object), content: sealed } }]);
    expect(dossier([talk]).lines.at(-1)?.texts).toEqual([{ field: 'content', of: 'TalkRecorded', text: sealed }]);
    const another: Happened = of([stream, { type, data: { ...(data as object), content: 'sealed:1:member-m2:x' } }]);
    expect(dossier([another]).lines.at(-1)?.texts).toEqual([]);
    const open = (role: Role, kind: string) => memberDossier.opens?.text?.(reader(role), { of: kind });
    expect(open('branch-officer', 'TalkRecorded')).toBe(true);
    expect(open('superior', 'TalkRecorded')).toBe(false);
    expect(open('superior', 'FrontlineReviewRecorded')).toBe(true);
    expect([open('superior', 'StatementSubmitted'), open('branch-officer', 'StatementSubmitted')]).toEqual([
      true,
      false,
    ]);
    expect(open('superior', 'ConcernRaised')).toBe(false);
    expect(open('superior', 'PartyAppraisalRecorded')).toBe(false);
  });

  it('what one side has said of the member is told once something was concluded from it', () => {
    const said = (type: string): Happened =>
      of([
        'appraisal-y1~m1',
        {
          type,
          data: {
            ...{ cycleId: 'y1', memberId: 'm1', branchId: 'b1', year: 2025, edition: 1, grade: 'competent' },
            ...{ reasons: 'sealed:1:member-m1:x', evidence: [], decidedBy: '支部大会', on: '2025-12-20' },
          },
        },
      ]);
    const side = said('PartyAppraisalRecorded');
    expect(dossier([side]).lines.at(-1)?.texts).toEqual([]);
    expect(dossier([side, said('AppraisalConcluded')]).lines[1]?.texts).toHaveLength(1);
    expect(JSON.stringify(dossier([side]))).not.toContain('competent');
  });
});
