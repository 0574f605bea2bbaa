import type { Tags } from '#kernel/event.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { completed, revised, verified } from '#testing/annual-tasks.js';
import { logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted } from '#testing/improvement-notices.js';
import { closed, launched, outcomeVerified } from '#testing/initiatives.js';
import { assigned, released, retired } from '#testing/key-posts.js';
import { adopted, adoptionReported, endorsed, practiceRecorded, withdrawn } from '#testing/practices.js';
import { granted, revoked } from '#testing/recognitions.js';
import { enrolled, taskCancelled, taskSet } from '#testing/two-branches.js';
import { evidenceOf } from './evidence.js';
import { memberRecord } from './member-record-fold.js';
import type { RecordDoc } from './record-doc.js';

const of = (happened: Happened, tags: Tags = { member: ['m1'] }): Happened => [
  happened[0],
  happened[1],
  happened[2],
  tags,
];
const M1 = of(enrolled('m1', 'b1'));

/** The documents are the same whatever the batches were. */
function documentsOf(...happened: readonly Happened[]): readonly RecordDoc[] {
  const events = logOf(...happened);
  const [documents, ...others] = [1, 2, 500].map((size) => {
    const all = new Map<string, FoldedDocument>();
    for (let from = 0; from < events.length; from += size) {
      const { touches } = touchesOf(memberRecord, events.slice(from, from + size));
      const { failure } = foldBatch(memberRecord, touches, all);
      if (failure) throw failure.error;
    }
    return JSON.parse(JSON.stringify([...all].flatMap(([, { body }]) => body ?? [])));
  });
  for (const other of others) expect(other).toEqual(documents);
  return documents;
}

const items = (happened: readonly Happened[], asOf?: string) =>
  evidenceOf(documentsOf(M1, ...happened), { memberId: 'm1', ...(asOf === undefined ? {} : { asOf }) }).items;

describe('a posting', () => {
  it('is evidence with its review, from its first day until the first day without', () => {
    const review: Happened = [
      'keyPost-p1',
      {
        type: 'FrontlineReviewRecorded',
        data: {
          ...{ postId: 'p1', branchId: 'b1', taskIds: ['t1'], memberId: 'm1', reviewedOn: '2025-05-01' },
          ...{ rating: 'good', comment: 'sealed:x' },
        },
      },
    ];
    expect(items([of(assigned('m1', '2025-03-01')), of(review), of(released('m1', '2025-06-01'))])).toEqual([
      {
        ...{ kind: 'posting', id: 'p1', branchId: 'b1', on: '2025-03-01', until: '2025-06-01', taskIds: ['t1'] },
        eventIds: ['event-2', 'event-4'],
      },
      { kind: 'frontline-review', id: 'p1', branchId: 'b1', on: '2025-05-01', rating: 'good', eventIds: ['event-3'] },
    ]);
  });

  it('ends with the post, and not later than a release that was recorded before', () => {
    const posted = of(assigned('m1', '2025-03-01', 'b2'));
    expect(items([posted, of(retired('2025-06-01'))])).toMatchObject([{ until: '2025-06-01', secondment: true }]);
    expect(items([posted, of(released('m1', '2025-07-01')), of(retired('2025-06-01'))])).toMatchObject([
      { until: '2025-06-01', eventIds: ['event-2', 'event-3', 'event-4'] },
    ]);
    expect(items([posted, of(released('m1', '2025-05-01')), of(retired('2025-06-01'))])).toMatchObject([
      { until: '2025-05-01', eventIds: ['event-2', 'event-3'] },
    ]);
  });
});

describe('a task', () => {
  const posted = of(assigned('m1', '2025-03-01'));
  const task = (...more: readonly Happened[]) =>
    items([taskSet('t1', 'b1'), posted, ...more]).filter(({ kind }) => kind === 'task');

  it('was carried by who stood on its post, with the outcome that was verified and no rating', () => {
    expect(task(completed('2025-06-01'), verified('2025-06-10'))).toEqual([
      {
        ...{ kind: 'task', id: 't1', branchId: 'b1', on: '2025-01-01', year: 2025, emphasis: 'key', outcome: 'met' },
        ...{ through: [{ kind: 'post', id: 'p1' }], eventIds: ['event-2', 'event-5'] },
      },
    ]);
  });

  it('keeps what was corrected apart, and what corrected it', () => {
    const [item] = task(verified('2025-06-10'), verified('2025-06-20', 'event-4'));
    expect(item).toMatchObject({
      eventIds: ['event-2', 'event-5'],
      corrected: [{ eventId: 'event-4', correctedBy: 'event-5', on: '2025-01-01' }],
    });
  });

  it('stands as it was last revised, or cancelled', () => {
    const [item] = task(revised('2025-04-01', { emphasis: 'difficult' }), taskCancelled('t1', '2025-05-01'));
    expect(item).toMatchObject({
      ...{ emphasis: 'difficult', cancelledOn: '2025-05-01', eventIds: ['event-2', 'event-4', 'event-5'] },
    });
  });

  it('was not carried by who came after it was finished, or left before it was set', () => {
    expect(task(completed('2025-02-28'))).toEqual([]);
    expect(task(completed('2025-03-01'))).toHaveLength(1);
    expect(items([taskSet('t1', 'b1', 2026), posted, of(released('m1', '2026-01-01'))])).toHaveLength(1);
    expect(items([taskSet('t1', 'b1', 2026), posted, of(released('m1', '2026-01-02'))])).toHaveLength(2);
  });

  it('is carried by who leads an initiative for it, and not by its other members', () => {
    const both = { member: ['m1', 'm2'] };
    const through = [
      { kind: 'post', id: 'p1' },
      { kind: 'initiative', id: 'i1' },
    ];
    expect(task(of(launched(), both))).toMatchObject([{ through }]);
    const documents = documentsOf(
      of(enrolled('m2', 'b1'), { member: ['m2'] }),
      taskSet('t1', 'b1'),
      of(launched(), both),
    );
    expect(evidenceOf(documents, { memberId: 'm2' }).items).toEqual([]);
  });
});

describe('an initiative and a practice', () => {
  it('count where the member led it, with its verdict and end, and what was learned from it', () => {
    const tags = { member: ['m1', 'm2'] };
    const learned = practiceRecorded({ initiativeId: 'i1' });
    const history = [launched(), outcomeVerified('2025-06-01'), closed('2025-07-01')].map((each) => of(each, tags));
    expect(items([...history, learned, endorsed('2025-08-01'), adopted('2025-08-10')])).toMatchObject([
      { kind: 'initiative', until: '2025-07-01', ended: 'closed', verdict: 'effective' },
      { kind: 'practice', because: 'initiative', endorsedOn: '2025-08-01', adoptions: [{ branchId: 'b2' }] },
    ]);
  });

  it('have the verdict that is the last by date, whenever it was recorded, and as of a day the one of then', () => {
    const history = [launched(), outcomeVerified('2025-06-01', 'effective'), outcomeVerified('2025-05-01', 'none')];
    const led = history.map((each) => of(each, { member: ['m1'] }));
    const spread = [
      adopted('2025-05-10'),
      adoptionReported('2025-07-01', 'works'),
      adoptionReported('2025-06-15', 'partly'),
    ];
    const all = [...led, practiceRecorded({ initiativeId: 'i1' }), ...spread];
    const found = (asOf: string) => items(all, asOf);
    expect(found('2025-12-31')).toMatchObject([{ verdict: 'effective' }, { adoptions: [{ verdict: 'works' }] }]);
    expect(found('2025-06-20')).toMatchObject([{ verdict: 'effective' }, { adoptions: [{ verdict: 'partly' }] }]);
    expect(found('2025-05-15')).toMatchObject([{ verdict: 'none' }, { adoptions: [{ branchId: 'b2' }] }]);
  });

  it('count where the member recorded it in their own branch, and not as an officer for another', () => {
    const by = (orgId: string) => ({ id: 'm1', role: 'branch-officer', orgId }) as const;
    const [stream, event] = practiceRecorded();
    expect(items([[stream, event, by('b1')]])).toMatchObject([{ kind: 'practice', because: 'recorded' }]);
    const [, elsewhere] = practiceRecorded({ branchId: 'b2' });
    expect(items([[stream, elsewhere, by('c1')]])).toEqual([]);
    expect(items([practiceRecorded()])).toEqual([]);
  });

  it('that was withdrawn is stated by its withdrawal only', () => {
    const by = { id: 'm1', role: 'branch-officer', orgId: 'b1' } as const;
    const [stream, event] = practiceRecorded();
    expect(items([[stream, event, by], withdrawn('2025-09-01')])).toMatchObject([
      { withdrawnOn: '2025-09-01', eventIds: ['event-3'], corrected: [{ eventId: 'event-2', correctedBy: 'event-3' }] },
    ]);
  });
});

describe('a recognition', () => {
  it('counts once it is granted; revoked, its revocation is what is left', () => {
    expect(items([of(granted('2025-06-06'))])).toMatchObject([{ kind: 'recognition', eventIds: ['event-2'] }]);
    expect(items([of(granted('2025-06-06')), of(revoked('2025-08-01'))])).toMatchObject([
      { revokedOn: '2025-08-01', eventIds: ['event-3'], corrected: [{ eventId: 'event-2' }] },
    ]);
  });
});

describe('an appraisal', () => {
  const said = (type: string, data: object): Happened =>
    of(['appraisal-y1~m1', { type, data: { cycleId: 'y1', memberId: 'm1', branchId: 'b1', year: 2025, ...data } }]);
  const concluded = (edition: number, grade: string) =>
    said('AppraisalConcluded', { edition, grade, on: '2025-12-20', reasons: 'sealed:x', decidedBy: '支部大会' });
  const objected = said('AppraisalObjected', { edition: 1, objectionId: 'o1', grounds: 'sealed:x' });
  const decided = (upheld: boolean) =>
    said('AppraisalObjectionDecided', { edition: 1, objectionId: 'o1', upheld, reasons: '核实' });

  it('counts as it was concluded, as long as nobody contests it', () => {
    expect(items([concluded(1, 'competent')])).toMatchObject([{ kind: 'appraisal', grade: 'competent' }]);
    expect(items([concluded(1, 'basic'), objected])).toEqual([]);
    expect(items([concluded(1, 'basic'), objected, decided(false)])).toMatchObject([{ grade: 'basic' }]);
    expect(items([concluded(1, 'basic'), objected, decided(true)])).toEqual([]);
    expect(items([concluded(1, 'basic'), objected, decided(true), concluded(2, 'competent')])).toMatchObject([
      { grade: 'competent', eventIds: ['event-5'], corrected: [{ eventId: 'event-2', correctedBy: 'event-4' }] },
    ]);
  });
});

describe('a notice', () => {
  it('is evidence with its lifting', () => {
    expect(items([issued(), lifted('2025-06-01')])).toMatchObject([
      { kind: 'notice', measure: 'reminder', liftedOn: '2025-06-01', eventIds: ['event-2', 'event-3'] },
    ]);
    const dismissed = [issued(), appealed('2025-03-10'), appealDecided('2025-03-20', false)];
    expect(items(dismissed)).toMatchObject([{ appeal: 'dismissed' }]);
  });

  it('does not exist once an appeal was upheld: not even its document tells of it', () => {
    const history = [issued(), appealed('2025-03-10'), appealDecided('2025-03-20', true)];
    expect(items(history)).toEqual([]);
    expect(JSON.stringify(documentsOf(...history))).not.toMatch(/reminder|w1|event-/);
  });
});

test('as of a day only what had happened by then is known', () => {
  const history = [taskSet('t1', 'b1'), of(assigned('m1', '2025-03-01')), of(released('m1', '2025-06-01'))];
  expect(items([...history, verified('2025-06-10')], '2025-02-28')).toEqual([]);
  const then = items([...history, verified('2025-06-10')], '2025-05-31');
  expect(then).toMatchObject([{ kind: 'posting' }, { kind: 'task', eventIds: ['event-2'] }]);
  expect(then[0]).not.toHaveProperty('until');
  expect(then[1]).not.toHaveProperty('outcome');
});

test('evidence holds neither a text nor a number that could be a score', () => {
  const all = items([
    ...[taskSet('t1', 'b1'), of(assigned('m1', '2025-03-01')), verified('2025-06-10'), of(granted('2025-06-06'))],
    ...[issued(), of(launched(), { member: ['m1'] })],
  ]);
  const json = JSON.stringify(all);
  expect(all).toHaveLength(5);
  for (const word of ['sealed:', '任务', '牵头', '突击队', 'rating":9', 'weight', 'score'])
    expect(json).not.toContain(word);
  const numbers = [...json.matchAll(/"(\w+)":\d/g)].map(([, name]) => name);
  expect(new Set(numbers)).toEqual(new Set(['year']));
});
