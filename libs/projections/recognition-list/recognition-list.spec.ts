import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import {
  declined,
  granted,
  nominated,
  objected,
  objectionDecided,
  publicized,
  quotaSet,
  revoked,
} from '#testing/recognitions.js';
import { as } from '#testing/two-branches.js';
import { mayReadGrounds } from './nomination-readers.js';
import { recognitionList } from './recognition-list.js';

type Step = readonly [day: LocalDate, Happened];

/** Events with the days on which they happened and were recorded. */
const recorded = (...steps: readonly Step[]): readonly Recorded[] =>
  logOf(...steps.map(([, happened]) => happened)).map((event, index) => {
    const day = steps[index]?.[0] ?? '';
    return { ...event, occurredOn: day, recordedOn: day, recordedAt: `${day}T02:00:00.000Z` };
  });

const list = (
  asOf: LocalDate,
  events: readonly Recorded[],
  more: { award?: 'advanced-branch'; knownAt?: string } = {},
) => {
  const { knownAt, ...award } = more;
  const params = { orgId: 'c1', year: 2025, ...award };
  return ask(recognitionList, { events, params, asOf, ...(knownAt === undefined ? {} : { knownAt }) });
};
const M2 = as.member('m2');

/** To the end: quota, nomination, notice from 28 May to 5 June, objection dismissed, grant, revocation. */
const steps: readonly Step[] = [
  ['2025-02-01', quotaSet(2)],
  ['2025-05-26', nominated()],
  ['2025-05-27', publicized()],
  ['2025-06-03', objected('o1', M2)],
  ['2025-06-05', objectionDecided('o1', false)],
  ['2025-06-06', granted('2025-06-06')],
  ['2025-09-01', revoked('2025-09-01')],
];
const story = recorded(...steps);

const statusOn = (day: LocalDate, events = story) => list(day, events).nominations.map(({ status }) => status);

test('a nomination stands as it stood on each day', () => {
  expect(statusOn('2025-05-25')).toEqual([]);
  for (const [day, status] of [
    ['2025-05-26', 'nominated'],
    ['2025-05-27', 'nominated'],
    ['2025-05-28', 'on-notice'],
    ['2025-06-05', 'on-notice'],
    ['2025-06-06', 'granted'],
    ['2025-08-31', 'granted'],
    ['2025-09-01', 'revoked'],
  ] as const) {
    expect({ day, status: statusOn(day) }).toEqual({ day, status: [status] });
  }
  const undecided = story.slice(0, 3);
  expect(statusOn('2025-06-06', undecided)).toEqual(['notice-over']);
  const ended = (last: Happened) => recorded(['2025-05-26', nominated()], ['2025-06-01', last]);
  expect(statusOn('2025-06-01', ended(declined('2025-06-01')))).toEqual(['declined']);
});

test('its notice is told from the day of announcement on, with its working days', () => {
  const notice = { from: '2025-05-28', until: '2025-06-05', workingDays: 6, eventId: 'event-3' };
  expect(list('2025-05-26', story).nominations[0]?.notice).toBeUndefined();
  expect(list('2025-05-27', story).nominations[0]?.notice).toEqual(notice);
});

test('an objection is open until its decision; an upheld one leaves the nomination contested', () => {
  const on = (day: LocalDate) => list(day, story).nominations[0]?.objections;
  expect(on('2025-06-02')).toEqual([]);
  const open = { objectionId: 'o1', raisedBy: 'm2', raisedOn: '2025-06-03', eventId: 'event-4', grounds: 'sealed:x' };
  expect(on('2025-06-03')).toEqual([{ ...open, decidedIn: ['c1'], status: 'open' }]);
  expect(on('2025-06-05')).toEqual([
    {
      ...{ ...open, decidedIn: ['c1'], status: 'dismissed' },
      decision: { on: '2025-06-05', eventId: 'event-5', reasons: '核实' },
    },
  ]);
  const upheld = recorded(...steps.slice(0, 4), ['2025-06-05', objectionDecided('o1', true)]);
  expect(statusOn('2025-06-04', upheld)).toEqual(['on-notice']);
  expect(statusOn('2025-06-30', upheld)).toEqual(['contested']);
});

test('the quota is shown with what is used and left: a revoked recognition gives its place back', () => {
  const places = (day: LocalDate) => list(day, story).awards;
  expect(places('2025-01-31')).toEqual([]);
  expect(places('2025-06-05')).toEqual([{ award: 'excellent-member', quota: 2, used: 0, left: 2 }]);
  expect(places('2025-06-06')).toEqual([{ award: 'excellent-member', quota: 2, used: 1, left: 1 }]);
  expect(places('2025-09-01')).toEqual([{ award: 'excellent-member', quota: 2, used: 0, left: 2 }]);
  const raised = recorded(...steps.slice(0, 6), ['2025-07-01', quotaSet(4)]);
  expect(list('2025-06-30', raised).awards[0]?.quota).toBe(2);
  expect(list('2025-07-01', raised).awards[0]?.quota).toBe(4);
});

test('it is about one award if asked so, and in the order of nomination', () => {
  const [, event, by, tags] = nominated({ recognitionId: 'n2', award: 'advanced-branch', on: '2025-05-20' });
  const two = recorded(...steps, ['2025-06-10', ['recognition-n2', event, by, tags]]);
  expect(list('2025-12-31', two).nominations.map(({ recognitionId }) => recognitionId)).toEqual(['n2', 'n1']);
  const asked = list('2025-12-31', two, { award: 'advanced-branch' });
  expect(asked.nominations.map(({ recognitionId }) => recognitionId)).toEqual(['n2']);
  expect(asked.awards).toEqual([{ award: 'advanced-branch', used: 0 }]);
});

describe('evidence', () => {
  const of = { sessionId: 's1', branchId: 'b1' };
  const tags = { branch: ['b1'], member: ['m1'] };
  const content = { ...of, kind: 'theme-day', heldOn: '2025-03-01', attendeeIds: ['m1'], absentees: [], actions: [] };
  const session = { ...content, taskIds: [], topic: 't', partyHours: 1, businessHours: 0, minutes: 'm' };
  const held: Happened = ['studySession-s1', { type: 'StudySessionRecorded', data: session }, undefined, tags];
  const cited = { eventId: 'event-1', type: 'StudySessionRecorded', stream: 'studySession-s1', branchId: 'b1' };
  const resting = nominated({ evidence: [cited] });
  const amended: Happened = [
    'studySession-s1',
    { type: 'StudySessionAmended', data: { ...of, partyHours: 2, reason: 'r' } },
    undefined,
    tags,
  ];
  const events = recorded(['2025-03-01', held], ['2025-05-26', resting], ['2025-07-01', amended]);
  const evidenceOf = (knownAt?: string) =>
    list('2025-12-31', events, knownAt === undefined ? {} : { knownAt }).nominations[0]?.evidence;

  test('that was corrected since says so, with the day of the correction', () => {
    expect(evidenceOf()).toEqual([
      {
        ...cited,
        name: expect.objectContaining({ en: 'Record a study session' }),
        correctedBy: [
          expect.objectContaining({ eventId: 'event-3', type: 'StudySessionAmended', correctedOn: '2025-07-01' }),
        ],
      },
    ]);
  });

  test('says nothing of a correction that was not known then', () => {
    expect(evidenceOf('2025-06-30T00:00:00.000Z')?.[0]?.correctedBy).toEqual([]);
  });
});

describe('readers', () => {
  const shown = (reader: Actor, day: LocalDate, events = story) =>
    recognitionList.forReader?.(list(day, events), reader).nominations ?? [];
  const officer: Actor = { ...as.officer, id: 'u-other-officer' };

  test('see what is announced, from the first day of the notice on, without its evidence and objections', () => {
    for (const reader of [as.member('m3'), { ...officer, orgId: 'b2' }, as.head]) {
      expect(shown(reader, '2025-05-27')).toEqual([]);
      expect(shown(reader, '2025-05-28')).toMatchObject([{ recognitionId: 'n1', evidence: [], objections: [] }]);
      expect(shown(reader, '2025-06-10')).toMatchObject([{ status: 'granted', objections: [] }]);
    }
  });

  test('who handle it see all of it before; so do the nominee and who nominated', () => {
    const nominator: Actor = { id: 'u-nominator', role: 'member', orgId: 'b1' };
    for (const reader of [as.superior, officer, as.member('m1'), nominator]) {
      expect(shown(reader, '2025-05-26')).toHaveLength(1);
    }
  });

  test('learn who objected only if they decide, or were it', () => {
    const objector = (reader: Actor) => shown(reader, '2025-06-04')[0]?.objections[0]?.raisedBy;
    expect(objector(as.superior)).toBe('m2');
    expect(objector(M2)).toBe('m2');
    for (const reader of [officer, as.member('m1'), as.member('m3')]) expect(objector(reader)).toBeUndefined();
  });

  test('read the grounds if they are an officer or superior of the branch, or nominated', () => {
    const nomination = { ...list('2025-06-04', story).nominations[0] };
    const mayRead = (reader: Actor) => mayReadGrounds(reader, nomination);
    const over = [as.superior, officer, { ...as.member('u-nominator') }];
    expect(over.map(mayRead)).toEqual([true, true, true]);
    const others: readonly Actor[] = [
      { ...officer, orgId: 'b2' },
      as.head,
      as.member('m3'),
      { ...as.superior, orgId: 'c9' },
    ];
    expect(others.map(mayRead)).toEqual([false, false, false, false]);
    const objection = { ...nomination.objections?.[0] };
    const ofObjection = [as.superior, M2, officer, as.head].map((reader) => mayReadGrounds(reader, objection));
    expect(ofObjection).toEqual([true, true, false, false]);
  });
});
