import type { Actor, Role } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { WITHHELD } from '#kernel/sealed.js';
import { logOf } from '#testing/asked.js';
import { branchHistory } from './branch-history.js';
import { tagsToldTo, toldTo } from './told-to.js';

const as = (role: Role, id = 'u-1'): Actor => ({ id, role, orgId: 'c1' });
const raiser: Actor = { id: 'm1', role: 'member', orgId: 'g1' };
const nobody: Actor = { id: 'anonymous', role: 'member', orgId: 'b1' };
const somebody: Actor = { id: WITHHELD, role: 'member', orgId: 'b1' };
const superior = as('superior', 'u-superior');
const officer = as('branch-officer', 'u-officer');

const ofQ1 = { concernId: 'q1', branchId: 'b1' };
const text = { topic: 'process', text: 'sealed:x', raisedOn: '2025-03-03' };
const word = { ...ofQ1, ownerId: 'm2', on: '2025-03-12', reason: '已解决' };
const noted = { note: 'm1 的事', source: { system: 'OA', reference: 'm1-7' } };

function told(type: string, { data, by }: { data: object; by: Actor }): Recorded {
  const stream = type.startsWith('Talk')
    ? 'talk-k1'
    : type.startsWith('Concern')
      ? 'concern-q1'
      : type.startsWith('Recog')
        ? 'recognition-n1'
        : 'task-t1';
  const [event] = logOf([stream, { type, data }, by]);
  if (!event) throw new Error('no event');
  return { ...event, metadata: { ...event.metadata, tags: { branch: ['b1'], member: ['m1', 'm2'] } } };
}

const named = [
  ['raised', told('ConcernRaised', { data: { ...ofQ1, ...text, ...noted }, by: raiser })],
  ['resolved', told('ConcernResolved', { data: { ...word, raisedBy: 'm1', ...noted }, by: raiser })],
  [
    'reopened by its raiser, who is an officer now',
    told('ConcernReopened', {
      data: { ...word, raisedBy: 'm1', dueOn: '2025-03-31', ...noted },
      by: { ...officer, id: 'm1' },
    }),
  ],
] as const;

describe.each(named)('of a concern that was %s', (_, event) => {
  it.each(['branch-officer', 'superior'] as const)('a %s learns by whom', (role) => {
    expect(toldTo(as(role), event)).toEqual(event);
    expect(tagsToldTo(as(role), { ...event, tags: event.metadata.tags })).toEqual(event.metadata.tags);
  });

  it.each(['business-head', 'party-worker', 'inspector', 'reader', 'admin'] as const)(
    'a %s learns that it was, and neither by whom, nor in which role, nor from which group, nor what was noted',
    (role) => {
      const seen = toldTo(as(role), event);
      expect(seen.metadata.actor).toEqual(somebody);
      expect(seen.metadata.tags).toEqual({ branch: ['b1'] });
      expect(JSON.stringify(seen)).not.toMatch(/m1|g1|officer|OA/);
      expect(seen).toMatchObject({ type: event.type, data: ofQ1 });
    },
  );

  it('its raiser learns of themselves, whatever the role', () => {
    const seen = toldTo(as('inspector', 'm1'), event);
    expect(seen.metadata.actor).toEqual(event.metadata.actor);
    expect(seen.metadata.tags.member).toEqual(['m1']);
  });
});

it('who assigned or answered a concern, and who decided for an anonymous raiser, is no secret', () => {
  for (const event of [
    told('ConcernAssigned', { data: { ...ofQ1, raisedBy: 'm1', ownerId: 'm2', text: 'sealed:x' }, by: officer }),
    told('ConcernAnswered', {
      data: { ...ofQ1, raisedBy: 'm1', ownerId: 'm2', response: 'sealed:y' },
      by: as('member', 'm2'),
    }),
    told('ConcernRaised', { data: { ...ofQ1, ...text, anonymous: true }, by: nobody }),
    told('ConcernResolved', { data: word, by: superior }),
  ]) {
    const seen = toldTo(as('inspector'), event);
    expect(seen.metadata.actor).toEqual(event.metadata.actor);
    expect(JSON.stringify(seen)).not.toContain('m1');
  }
});

describe('a talk', () => {
  const recorded = told('TalkRecorded', {
    data: { talkId: 'k1', branchId: 'b1', memberId: 'm1', kind: 'visit', content: 'sealed:z', followUps: [], ...noted },
    by: officer,
  });

  it('is told with its member to those who work with the branch, without what was noted', () => {
    const seen = toldTo(as('inspector'), recorded);
    expect(seen.data).toMatchObject({ memberId: 'm1' });
    expect(seen.data).not.toHaveProperty('note');
    expect(toldTo(officer, recorded)).toEqual(recorded);
    expect(toldTo(superior, recorded).data).not.toHaveProperty('source');
  });

  it('is told without its member to who only reads reports, also in the line of the history', () => {
    const seen = toldTo(as('reader'), recorded);
    expect(JSON.stringify(seen)).not.toContain('m1');
    expect(branchHistory.line(seen, { branchId: 'b1' })?.text).toEqual({
      zh: `走访慰问 k1：${WITHHELD}，后续事项 0 项`,
      en: `visit k1 with ${WITHHELD}, follow-ups: 0`,
    });
  });
});

describe('a nomination', () => {
  const of = { recognitionId: 'n1', award: 'excellent-member', year: 2025, orgId: 'c1', branchId: 'b1' };
  const data = { ...of, nominee: { kind: 'member', id: 'm1' }, memberId: 'm1', on: '2025-06-01' };
  const line = (event: Recorded) => branchHistory.line(event, { branchId: 'b1' })?.text.en;

  it('is told without the nominee to who has no hand in it; what was granted is announced', () => {
    const nominated = told('RecognitionNominated', { data, by: officer });
    for (const role of ['reader', 'business-head', 'member'] as const) {
      const seen = toldTo(as(role), nominated);
      expect(JSON.stringify(seen)).not.toContain('m1');
      expect(line(seen)).toContain(`${WITHHELD} nominated excellent member`);
      const granted = told('RecognitionGranted', { data: { ...data, decidedBy: '党委会' }, by: superior });
      expect(line(toldTo(as(role), granted))).toContain('m1 recognized');
    }
    expect(toldTo(as('inspector'), nominated)).toEqual(nominated);
    expect(toldTo(as('reader', 'm1'), nominated).data).toMatchObject({ nominee: { id: 'm1' }, memberId: 'm1' });
  });

  it('of a branch names no person', () => {
    const ofBranch = { ...data, nominee: { kind: 'branch', id: 'b1' } };
    expect(line(toldTo(as('reader'), told('RecognitionNominated', { data: ofBranch, by: officer })))).toContain(
      'b1 nominated',
    );
  });
});

it('what is not confidential is told as it is', () => {
  const event = told('TaskProgressReported', { data: { taskId: 't1', branchId: 'b1', note: '补录' }, by: officer });
  expect(toldTo(as('reader'), event)).toBe(event);
});

it('of what this build does not know nobody learns whom it is about, but that it is about them', () => {
  const event = { stream: 'survey-s1', type: 'SurveyHeld', tags: { branch: ['b1'], member: ['m1', 'm2'] } };
  expect(tagsToldTo(superior, event)).toEqual({ branch: ['b1'] });
  expect(tagsToldTo(as('inspector', 'm2'), event)).toEqual({ branch: ['b1'], member: ['m2'] });
});
