import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { branchFactsOf, factDocuments } from '#testing/branch-facts-of.js';
import { BranchStory } from '#testing/branch-story.js';
import { ExampleHistory } from '#testing/example-history.js';
import type { BranchFact } from './branch-facts.js';
import { branchFacts, factKey } from './branch-facts-fold.js';

const keysOf = (story: BranchStory) => story.events().map((event) => branchFacts.keys(event as never));
const factOf = (story: BranchStory, key: string) => factDocuments(story.events()).get(key)?.body as BranchFact;
const above = (on: string) => ({ on, by: 'c1' });

describe('which documents an event touches', () => {
  test('what a branch owns, one document for each of its streams', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01');
    expect(keysOf(story)).toEqual([['b1/organization-b1'], ['b1/task-t1'], ['b1/task-t1']]);
  });

  test('a transfer touches what both branches know of the member', () => {
    const on = '2025-03-01';
    const story = new BranchStory()
      .members(1)
      .record('transfer-member', { memberId: 'm1', toBranchId: 'b2', on, reason: 'r' }, above(on));
    expect(keysOf(story).at(-1)).toEqual(['b1/member-m1', 'b2/member-m1']);
  });

  test('a fact about a membership that is dated before a recorded transfer also touches the later branch', () => {
    const on = '2025-02-01';
    const data = { memberId: 'm1', on, reason: 'left', branchId: 'b1', laterBranchIds: ['b2'] };
    const story = new BranchStory().members(1).record('end-membership', data, above(on));
    expect(keysOf(story).at(-1)).toEqual([factKey('b1', 'member-m1'), factKey('b2', 'member-m1')]);
  });

  test('an adoption and what is reported of it touch what the adopting branch and the owner know', () => {
    const story = new BranchStory().practice('r1', '2025-03-01').endorse('r1', '2025-05-20');
    story
      .adopt('r1', 'b2', '2025-06-01')
      .adoptionReport(['r1', 'b2'], '2025-09-01', 'works')
      .withdraw('r1', '2025-10-01');
    const [owner, adopter] = [factKey('b1', 'practice-r1'), factKey('b2', 'practice-r1')];
    expect(keysOf(story).slice(1)).toEqual([[owner], [owner], [adopter, owner], [adopter, owner], [owner]]);
    const adoptions = [{ branchId: 'b2', on: '2025-06-01', reports: [{ on: '2025-09-01', verdict: 'works' }] }];
    expect(factOf(story, owner)).toMatchObject({
      ownerBranchId: 'b1',
      title: '经验r1',
      adoptions,
      endorsed: {},
      withdrawn: {},
    });
    expect(factOf(story, adopter)).toMatchObject({
      branchId: 'b2',
      ownerBranchId: 'b1',
      first: { on: '2025-06-01' },
      adoptions,
    });
    expect(factOf(story, adopter)).not.toHaveProperty('withdrawn');
  });

  test('committees and groups are no facts of a branch', () => {
    const established = (data: object) => ({ type: 'OrganizationEstablished', stream: 'organization-x', data });
    expect(branchFacts.keys(established({ orgId: 'c1', kind: 'committee' }) as never)).toEqual([]);
    expect(branchFacts.keys(established({ orgId: 'g1', kind: 'group', branchId: 'b1' }) as never)).toEqual([]);
  });
});

describe('what a branch knows of a member', () => {
  test('who leaves and comes back has two stays here, and one elsewhere', () => {
    const story = new BranchStory()
      .member('m1', { enrolledOn: '2024-01-10' })
      .record(
        'transfer-member',
        { memberId: 'm1', toBranchId: 'b2', on: '2025-01-10', reason: 'r' },
        above('2025-01-10'),
      )
      .record(
        'transfer-member',
        { memberId: 'm1', toBranchId: 'b1', on: '2025-03-10', reason: 'r' },
        above('2025-03-10'),
      );
    expect(factOf(story, 'b1/member-m1')).toMatchObject({
      name: 'sealed:x',
      stays: [{ on: '2024-01-10', left: { on: '2025-01-10' } }, { on: '2025-03-10' }],
      full: { on: '2024-01-10' },
    });
    const elsewhere = factOf(story, 'b2/member-m1');
    expect(elsewhere).toMatchObject({
      stays: [{ on: '2025-01-10', left: { on: '2025-03-10' } }],
      full: { on: '2025-01-10' },
    });
    expect(elsewhere).not.toHaveProperty('name');
  });

  test('a confirmation that was recorded after a transfer, and dated before it, is known to the later branch', () => {
    const on = '2025-01-05';
    const confirmed = { memberId: 'm1', on, branchId: 'b1', laterBranchIds: ['b2'] };
    const story = new BranchStory()
      .member('m1', { enrolledOn: '2024-01-01', status: 'probationary' })
      .record(
        'transfer-member',
        { memberId: 'm1', toBranchId: 'b2', on: '2025-01-10', reason: 'r' },
        above('2025-01-10'),
      )
      .record('confirm-full-membership', confirmed, { ...above(on), recordedOn: '2025-02-01' });
    for (const key of ['b1/member-m1', 'b2/member-m1']) {
      expect(factOf(story, key)).toMatchObject({ full: { on, recordedOn: '2025-02-01' } });
    }
  });
});

describe('documents', () => {
  test('keep both clocks and the event id of each fact', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' });
    story.complete('t1', '2025-06-01', { recordedOn: '2025-06-15' });
    expect(factOf(story, 'b1/task-t1')).toMatchObject({
      branchId: 'b1',
      kind: 'task',
      completion: {
        eventId: story.events().at(-1)?.id,
        position: '3',
        on: '2025-06-01',
        recordedOn: '2025-06-15',
        recordedAt: '2025-06-15T02:00:00.000Z',
      },
    });
  });

  test('of a review belong to the member’s latest posting that began by then', () => {
    const story = new BranchStory().members(1).post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
    story.release('p1', 'm1', '2025-02-01').assign('p1', 'm1', '2025-03-01');
    story.review(['p1', 'm1'], '2025-02-20', 'good').review(['p1', 'm1'], '2025-03-01', 'poor');
    const postings = [{ reviews: [{ rating: 'good' }] }, { reviews: [{ rating: 'poor' }] }];
    expect(factOf(story, 'b1/keyPost-p1')).toMatchObject({ postings });
  });

  test('of a release end the posting that runs, not one that was released before', () => {
    const story = new BranchStory().members(1).post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
    story.release('p1', 'm1', '2025-02-01').assign('p1', 'm1', '2025-03-01').release('p1', 'm1', '2025-04-01');
    const postings = [{ release: { on: '2025-02-01' } }, { release: { on: '2025-04-01' } }];
    expect(factOf(story, 'b1/keyPost-p1')).toMatchObject({ postings });
  });

  test('of a review leave out a posting that the post’s retirement kept from beginning', () => {
    const story = new BranchStory().members(1).post('p1', '2025-01-01').assign('p1', 'm1', '2025-01-01');
    story.release('p1', 'm1', '2025-02-01').assign('p1', 'm1', '2025-05-01').retire('p1', '2025-04-20');
    story.review(['p1', 'm1'], '2025-05-02', 'good');
    expect(factOf(story, 'b1/keyPost-p1')).toMatchObject({
      postings: [{ reviews: [{ rating: 'good' }] }, { reviews: [] }],
    });
  });

  test('of the end of a term end the one that runs', () => {
    const office = { orgId: 'b1', personId: 'm1', office: 'secretary' };
    const appointed = (story: BranchStory, from: string) =>
      story.record('appoint-officer', { ...office, from }, above(from));
    const ended = (story: BranchStory, on: string) =>
      story.record('end-officer-term', { ...office, on, reason: 'r' }, above(on));
    const story = ended(appointed(new BranchStory(), '2022-01-01'), '2024-01-01');
    ended(appointed(story, '2024-06-01'), '2025-01-01');
    const terms = [{ end: { on: '2024-01-01' } }, { end: { on: '2025-01-01' } }];
    expect(factOf(story, 'b1/organization-b1')).toMatchObject({ terms });
  });

  test('do not change where nothing that counts changed', () => {
    const story = new BranchStory().session('s1', { heldOn: '2025-02-01' });
    const before = factDocuments(story.events()).get('b1/studySession-s1');
    const renamed = { sessionId: 's1', topic: 'x', reason: 'r' };
    story.record('amend-study-session', renamed, { on: '2025-02-02' });
    expect(factDocuments(story.events()).get('b1/studySession-s1')).toEqual(before);
  });

  test('keep apart the revisions of a task that no indicator counts', () => {
    const story = new BranchStory().task('t1', { dueOn: '2025-06-30' });
    const renamed = { taskId: 't1', title: 'x', reason: 'r', on: '2025-02-01' };
    story.record('revise-annual-task', renamed, { on: '2025-02-01' });
    expect(factOf(story, 'b1/task-t1')).toMatchObject({ changes: [], rewordings: [{ on: '2025-02-01' }] });
  });

  test('say which branch they belong to and of what kind they are, to be found by', () => {
    const facts = branchFactsOf('b1', new BranchStory().members(2).events());
    expect(facts.members.map(({ id, branchId, kind }) => [id, branchId, kind])).toEqual([
      ['m1', 'b1', 'member'],
      ['m2', 'b1', 'member'],
    ]);
    expect(branchFacts.indexes).toEqual(['branchId', 'kind']);
  });

  test('of an event that precedes its stream’s beginning are refused, as the log must be damaged', () => {
    const [, , completed] = new BranchStory().task('t1', { dueOn: '2025-06-30' }).complete('t1', '2025-06-01').events();
    expect(() => factDocuments(completed ? [completed] : [])).toThrow('TaskCompletionReported');
  });

  const examples = ['a-one-branch', 'b-two-branches', 'c-corrections'].map((name) =>
    ExampleHistory.of(
      readFileSync(new URL(`../../../testing/examples/${name}.ndjson`, import.meta.url), 'utf8'),
    ).events(),
  );

  test('are the same from batches of 1, 2, 500 or any other size', () => {
    for (const events of examples) {
      const whole = factDocuments(events);
      for (const size of [1, 2, 500]) expect(factDocuments(events, size)).toEqual(whole);
    }
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.integer({ min: 1, max: 60 }), (events, size) => {
        expect(factDocuments(events, size)).toEqual(factDocuments(events));
      }),
      { numRuns: 20, seed: 20250101 },
    );
  });
});
