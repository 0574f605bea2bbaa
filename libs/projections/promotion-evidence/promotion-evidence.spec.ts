import type { Evidence } from '#domain/member-record/evidence-item.js';
import type { Tags } from '#kernel/event.js';
import { revised, verified } from '#testing/annual-tasks.js';
import { ask, logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued } from '#testing/improvement-notices.js';
import {
  contestDecided,
  contested,
  ofW1,
  posting,
  reviewConcluded,
  reviewOpened,
  sealed,
} from '#testing/promotion-reviews.js';
import { granted, revoked } from '#testing/recognitions.js';
import { taskSet } from '#testing/two-branches.js';
import { promotionEvidence } from './promotion-evidence.js';

const ASK = { orgId: 'c1' };
const inBranch = ([stream, event, by]: Happened): Happened => [stream, event, by, { branch: ['b1'] } satisfies Tags];
const reviews = (history: readonly Happened[], params: object = {}, asOf = '2025-12-31') =>
  ask(promotionEvidence, { events: logOf(...history), params: { ...ASK, ...params }, asOf }).reviews;

const item = (kind: string, id: string, ...eventIds: readonly string[]) =>
  ({
    ...posting(...eventIds),
    kind,
    id,
    emphasis: 'key',
    award: 'excellent-member',
    measure: 'reminder',
  }) as Evidence['items'][number];
const corrected = (eventId: string, correctedBy: string) => ({
  ...{ eventId, correctedBy, correctedOn: '2025-01-01' },
  text: {
    zh: '所依据的一项事实已于 2025-01-01 更正',
    en: 'rests on a fact that was corrected on 2025-01-01',
  },
});

describe('promotion evidence', () => {
  it('shows every edition, every contest with its decision, and the conclusion', () => {
    const [review] = reviews([
      ...[reviewOpened(), sealed(1, [posting('e1')]), contested('o1', 'e1'), contestDecided('o1', 'e1', true)],
      ...[sealed(2, [posting('e2')]), reviewConcluded('2025-01-08', { edition: 2, citedEventIds: ['e2'] })],
    ]);
    expect(review).toMatchObject({
      ...{ reviewId: 'w1', memberId: 'm1', targetPosition: '科长', status: 'concluded' },
      editions: [
        { edition: 1, digest: 'digest-1', sealedOn: '2025-01-01', items: [{ eventIds: ['e1'] }], correctedSince: [] },
        { edition: 2, digest: 'digest-2', items: [{ kind: 'posting', eventIds: ['e2'] }], correctedSince: [] },
      ],
      contests: [{ objectionId: 'o1', evidenceEventId: 'e1', decision: { upheld: true, reasons: '核实' } }],
      conclusion: { edition: 2, decision: 'recommended', citedEventIds: ['e2'], correctedSince: [] },
    });
    expect(review?.editions[0]?.items[0]?.text.zh).toBe('重点岗位 p1：2025-01-01 起在岗');
  });

  it('is an organization’s own; of one review, or of one member', () => {
    const [stream, { type }] = reviewOpened();
    const other: Happened = [
      `${stream}-2`,
      { type, data: { ...ofW1, reviewId: 'w1-2', memberId: 'm2', targetPosition: '科长', openedOn: '2025-01-01' } },
      undefined,
      { member: ['m2'] },
    ];
    const history = [reviewOpened(), other];
    expect(reviews(history).map(({ reviewId }) => reviewId)).toEqual(['w1', 'w1-2']);
    expect(reviews(history, { memberId: 'm2' }).map(({ reviewId }) => reviewId)).toEqual(['w1-2']);
    expect(reviews(history, { orgId: 'b1' })).toEqual([]);
    expect(() => reviews(history, { reviewId: 'w1', memberId: 'm2' })).toThrow('not-found');
    expect(promotionEvidence.person?.({ orgId: 'c1', memberId: 'm2' })).toBe('m2');
    expect(promotionEvidence.person?.({ orgId: 'c1' })).toBeUndefined();
  });

  it('says what an edition rests on that was corrected since, and says it of a conclusion that cites it', () => {
    const task = [inBranch(taskSet('t1', 'b1')), inBranch(verified('2025-06-10'))];
    const edition = sealed(1, [item('task', 't1', 'event-1', 'event-2'), posting('e9')]);
    const correction = inBranch(verified('2025-06-20', 'event-2'));
    const before = [...task, reviewOpened(), edition];
    expect(reviews(before)[0]?.editions[0]?.correctedSince).toEqual([]);
    const cites = (...citedEventIds: readonly string[]) => reviewConcluded('2025-01-08', { citedEventIds });
    const [review] = reviews([...before, cites('event-2'), correction]);
    expect(review?.editions[0]?.correctedSince).toEqual([corrected('event-2', 'event-6')]);
    expect(review?.conclusion?.correctedSince).toEqual([corrected('event-2', 'event-6')]);
    expect(reviews([...before, cites('e9'), correction])[0]?.conclusion?.correctedSince).toEqual([]);
    expect(reviews([...before, cites('event-2'), correction], {}, '2024-12-31')).toEqual([]);
  });

  it('does not call corrected what had been corrected when it was sealed', () => {
    const history = [inBranch(granted('2025-06-06')), inBranch(revoked('2025-06-07')), reviewOpened()];
    const edition = sealed(1, [item('recognition', 'n1', 'event-2')]);
    expect(reviews([...history, edition])[0]?.editions[0]?.correctedSince).toEqual([]);
    const task = [inBranch(taskSet('t1', 'b1')), inBranch(revised('2025-02-01', { weight: 6 })), reviewOpened()];
    const itsTask = sealed(1, [item('task', 't1', 'event-1', 'event-2')]);
    expect(reviews([...task, itsTask])[0]?.editions[0]?.correctedSince).toEqual([]);
    const late = [inBranch(granted('2025-06-06')), reviewOpened(), sealed(1, [item('recognition', 'n1', 'event-1')])];
    expect(reviews([...late, inBranch(revoked('2025-06-07'))])[0]?.editions[0]?.correctedSince).toEqual([
      corrected('event-1', 'event-4'),
    ]);
  });

  it('says of an appraisal that it was overturned', () => {
    const said = (type: string, data: object): Happened =>
      inBranch(['appraisal-y1~m1', { type, data: { cycleId: 'y1', memberId: 'm1', branchId: 'b1', ...data } }]);
    const concluded = said('AppraisalConcluded', { edition: 1, grade: 'basic', on: '2025-01-01' });
    const history = [
      concluded,
      reviewOpened(),
      sealed(1, [{ ...item('appraisal', 'y1', 'event-1'), grade: 'basic' } as never]),
    ];
    const upheld = said('AppraisalObjectionDecided', { objectionId: 'o1', upheld: true, corrects: 'event-1' });
    expect(reviews([...history, upheld])[0]?.editions[0]?.correctedSince).toEqual([corrected('event-1', 'event-4')]);
  });

  it('has no trace of a notice whose appeal was upheld, but the day, where something rested on it', () => {
    const notice = item('notice', 'w1', 'event-1');
    const sealing = [issued(), reviewOpened(), sealed(1, [notice, posting('e2')])];
    const [, { data }] = appealDecided('2025-03-20', true);
    const decided: Happened = [
      'improvementNotice-w1',
      { type: 'AppealDecided', data: { ...(data as object), corrects: 'event-1' } },
    ];
    const concluded = reviewConcluded('2025-01-08', { citedEventIds: ['event-1', 'e2'] });
    const history = [...sealing, contested('o1', 'event-1'), concluded, appealed('2025-03-10'), inBranch(decided)];
    const [review] = reviews(history);
    const { eventId, correctedBy, ...day } = corrected('event-1', '');
    expect(review?.editions[0]?.items.map(({ kind }) => kind)).toEqual(['posting']);
    expect(review?.editions[0]?.correctedSince).toEqual([day]);
    expect(review?.conclusion).toMatchObject({ citedEventIds: ['e2'], correctedSince: [day] });
    expect(review?.contests).toEqual([]);
    expect(JSON.stringify(review)).not.toMatch(/notice|reminder|event-1"/);
  });

  it('opens grounds to those who handle the review, and not to who only checks it', () => {
    const opens = promotionEvidence.opens?.grounds;
    const may = (role: 'superior' | 'branch-officer' | 'inspector' | 'member') =>
      opens?.({ id: 'u-1', role, orgId: 'c1' }, {});
    expect([may('superior'), may('branch-officer'), may('inspector'), may('member')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
