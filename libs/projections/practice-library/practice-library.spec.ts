import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { established, moved } from '#testing/organizations.js';
import {
  adopted,
  adoptionOfR1,
  contentOfR1,
  endorsed,
  practiceRecorded,
  promoted,
  withdrawn,
} from '#testing/practices.js';
import { practiceLibrary } from './practice-library.js';
import { practiceLibraryDocuments } from './practice-library-documents.js';

/** c1 over c2 and b3; c2 over b1 and b2; c9 elsewhere. */
const tree: readonly Happened[] = [
  established('c1', 'committee'),
  established('c2', 'committee', { parentId: 'c1' }),
  ...['b1', 'b2'].map((orgId) => established(orgId, 'branch', { parentId: 'c2' })),
  established('b3', 'branch', { parentId: 'c1' }),
  established('c9', 'committee'),
];

const reported = (on: string, verdict: string): Happened => [
  'practice-r1',
  { type: 'PracticeAdoptionReported', data: { ...adoptionOfR1, on, verdict, experience: `试了：${verdict}` } },
];

const library = (orgId: string, asOf: string, ...happened: readonly Happened[]) =>
  ask(practiceLibrary, { events: logOf(...tree, ...happened), params: { orgId }, asOf }).practices;

const idsOf = (orgId: string, asOf: string, ...happened: readonly Happened[]) =>
  library(orgId, asOf, ...happened).map(({ practiceId }) => practiceId);

/** The id of the n-th event after those of the tree. */
const eventId = (n: number) => `event-${tree.length + n}`;

test('a practice stands there with what was learned, from the day of recording on', () => {
  const { practiceId, branchId, ...content } = contentOfR1;
  expect(library('b1', '2024-12-31', practiceRecorded())).toEqual([]);
  expect(library('b1', '2025-01-01', practiceRecorded({ initiativeId: 'i1' }))).toEqual([
    {
      ...{ practiceId, branchId, ...content, initiativeId: 'i1', recordedOn: '2025-01-01', status: 'recorded' },
      ...{ promotions: [], adoptions: [], eventId: eventId(1) },
    },
  ]);
});

test('endorsement, promotion, adoption and what was reported, each from its own day', () => {
  const story = [
    ...[practiceRecorded(), endorsed('2025-05-20'), promoted('2025-06-01', 'c1', 'b2'), adopted('2025-06-10')],
    ...[reported('2025-09-10', 'works'), reported('2025-07-10', 'not')],
  ];
  const at = (day: string) => library('b1', day, ...story)[0];
  expect(at('2025-05-19')).toMatchObject({ status: 'recorded', promotions: [], adoptions: [] });
  expect(at('2025-05-20')).toMatchObject({
    status: 'endorsed',
    endorsement: { on: '2025-05-20', reason: '可复制', eventId: eventId(2) },
  });
  expect(at('2025-06-01')?.promotions).toEqual([
    { toOrgIds: ['c1', 'b2'], on: '2025-06-01', guidance: '结合实际', eventId: eventId(3) },
  ]);
  const adoption = { branchId: 'b2', on: '2025-06-10', plan: '试行', eventId: eventId(4) };
  const first = { on: '2025-07-10', verdict: 'not', experience: '试了：not', eventId: eventId(6) };
  expect(at('2025-06-10')?.adoptions).toEqual([{ ...adoption, reports: [] }]);
  expect(at('2025-07-10')?.adoptions).toEqual([{ ...adoption, reports: [first] }]);
  const last = { on: '2025-09-10', verdict: 'works', experience: '试了：works', eventId: eventId(5) };
  expect(at('2025-12-31')?.adoptions).toEqual([{ ...adoption, reports: [first, last] }]);
});

test('a withdrawn practice stays, as such, with what its adopters said', () => {
  const story = [practiceRecorded(), endorsed('2025-05-20'), adopted('2025-06-10'), withdrawn('2025-10-01')];
  expect(library('b1', '2025-09-30', ...story)).toMatchObject([{ status: 'endorsed' }]);
  expect(library('b1', '2025-10-01', ...story)).toMatchObject([
    {
      status: 'withdrawn',
      withdrawal: { on: '2025-10-01', reason: '情况变化' },
      adoptions: [{ branchId: 'b2' }],
    },
  ]);
});

describe('the library of an organization', () => {
  test('holds the practices of all below it, and of nobody else', () => {
    for (const orgId of ['c1', 'c2', 'b1']) expect(idsOf(orgId, '2025-12-31', practiceRecorded())).toEqual(['r1']);
    for (const orgId of ['b2', 'b3', 'c9']) expect(idsOf(orgId, '2025-12-31', practiceRecorded())).toEqual([]);
  });

  test('holds those that were adopted below it, from that day on', () => {
    const story = [practiceRecorded(), adopted('2025-06-10')];
    expect(idsOf('b2', '2025-06-09', ...story)).toEqual([]);
    expect(idsOf('b2', '2025-06-10', ...story)).toEqual(['r1']);
    expect(idsOf('b3', '2025-06-10', ...story)).toEqual([]);
  });

  test('holds those that were promoted to it, below it or above it', () => {
    const story = (...toOrgIds: readonly string[]) => [
      practiceRecorded(),
      endorsed('2025-05-20'),
      promoted('2025-06-01', ...toOrgIds),
    ];
    expect(idsOf('b3', '2025-05-31', ...story('b3'))).toEqual([]);
    expect(idsOf('b3', '2025-06-01', ...story('b3'))).toEqual(['r1']);
    expect(idsOf('b3', '2025-06-01', ...story('c1'))).toEqual(['r1']);
    expect(idsOf('b3', '2025-06-01', ...story('c2'))).toEqual([]);
    expect(idsOf('b2', '2025-06-01', ...story('c2'))).toEqual(['r1']);
    expect(idsOf('c9', '2025-06-01', ...story('c1'))).toEqual([]);
  });

  test('goes by the tree of the day', () => {
    const story = [practiceRecorded(), moved('b1', 'c9', '2025-06-01')];
    expect(idsOf('c2', '2025-05-31', ...story)).toEqual(['r1']);
    expect(idsOf('c9', '2025-05-31', ...story)).toEqual([]);
    expect(idsOf('c2', '2025-06-01', ...story)).toEqual([]);
    expect(idsOf('c9', '2025-06-01', ...story)).toEqual(['r1']);
  });

  test('is kept in the order of recording, whatever came of the practices', () => {
    const second: Happened = ['practice-r0', { type: 'PracticeRecorded', data: { ...contentOfR1, practiceId: 'r0' } }];
    const endorsedSecond: Happened = [
      'practice-r0',
      { type: 'PracticeEndorsed', data: { practiceId: 'r0', branchId: 'b1', on: '2025-02-01', reason: 'r' } },
    ];
    expect(idsOf('c1', '2025-12-31', practiceRecorded(), second, endorsedSecond)).toEqual(['r1', 'r0']);
  });

  test('does not exist before the organization, nor without it', () => {
    expect(() => library('none', '2025-01-01')).toThrow('not-found (orgId)');
    expect(() => library('b1', '2019-12-31')).toThrow('not-found (asOf)');
  });
});

describe('a replay', () => {
  const docsOf = (...happened: readonly Happened[]) => {
    const docs = new Map<string, unknown>();
    for (const event of logOf(...happened)) {
      const step = practiceLibraryDocuments.on[event.type as 'PracticeAdopted'];
      docs.set(event.stream, step?.(docs.get(event.stream) as never, event as never, event.stream));
    }
    return [...docs.values()] as never;
  };

  test('looks up the beginning of a practice that was adopted here', () => {
    expect(practiceLibrary.further?.(docsOf(adopted('2025-06-10')))).toEqual([{ kind: 'branch', id: 'b1' }]);
  });

  test('looks up what was recorded before an organization came here, and what was promoted to those above', () => {
    expect(practiceLibrary.further?.(docsOf(moved('b1', 'c2', '2025-06-01')))).toContainEqual({
      kind: 'branch',
      id: 'b1',
    });
    const known = docsOf(established('b1', 'branch', { parentId: 'c9' }), moved('b1', 'c2', '2025-06-01'));
    expect(practiceLibrary.further?.(known)).toEqual([
      { kind: 'branch', id: 'b1' },
      { kind: 'org', id: 'c9' },
      { kind: 'org', id: 'c2' },
    ]);
  });
});
