import { readFileSync } from 'node:fs';
import { eventIdOf } from '#application/commands/event-id.js';
import { publishedCard } from '#domain/scoring/published-card.js';
import { defaultScheme } from '#domain/scoring/scheme.js';
import { score } from '#domain/scoring/scorecard.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { localDay } from '#kernel/local-date.js';
import { type Position, START } from '#kernel/position.js';
import { ask } from '#testing/asked.js';
import { branchFactsOf } from '#testing/branch-facts-of.js';
import { ExampleHistory } from '#testing/example-history.js';
import { branchAssessmentRecord } from './branch-assessment.js';

const EXAMPLE = readFileSync(new URL('../../testing/examples/a-one-branch.ndjson', import.meta.url), 'utf8');
const ofY1 = { cycleId: 'y1', branchId: 'b1', year: 2025 };
const committee: Actor = { id: 'u-committee', role: 'superior', orgId: 'c1' };
const secretary: Actor = { id: 'm1', role: 'branch-officer', orgId: 'b1' };
const asked = { year: 2025, asOf: '2026-01-20', knownAt: null, throughPosition: START };

/** The example's log with the assessment of its branch, written down as it goes on. */
class Story {
  private readonly history = ExampleHistory.of(EXAMPLE);
  private readonly said: Recorded[] = [];

  get events(): readonly Recorded[] {
    return [...this.history.events(), ...this.said].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).map(placed);
  }

  /** An event of the assessment, recorded at 10:00 of the day. */
  says(type: string, day: string, data: object, actor: Actor = committee): this {
    const recordedAt = `${day}T02:00:00.000Z`;
    const commandId = `said-${this.said.length + 1}`;
    this.said.push({
      ...{ id: eventIdOf(commandId), type, schemaVersion: 1, stream: 'branchAssessment-y1~b1' },
      ...{ revision: this.said.length, recordedAt, recordedOn: localDay(recordedAt, 'Asia/Shanghai') },
      ...{ occurredOn: day, position: START, data: { ...ofY1, ...data } },
      metadata: { commandId, actor, tags: { branch: ['b1'] } },
    });
    return this;
  }

  publishes(edition: number, day: string): this {
    const throughEventId = this.events.at(-1)?.id ?? '';
    const { digest, ...card } = score(branchFactsOf('b1', this.events), defaultScheme, asked);
    const scorecard = publishedCard({ ...card, digest });
    return this.says('ScorecardPublished', day, { edition, asOf: asked.asOf, scorecard, digest, throughEventId });
  }

  /** The last verification of t4, exceeded, becomes another one. */
  corrects(outcome: string, day: string): this {
    const data = { taskId: 't4', verifiedOn: day, outcome, rating: 95, comment: '更正' };
    const corrects = { corrects: 'command:verify-task-outcome-22' };
    this.history.add({
      ...{ command: 'verify-task-outcome', commandId: 'corrected', at: `${day}T03:00:00Z`, actor: committee },
      data: { ...data, ...corrects },
    });
    return this;
  }
}

const placed = (event: Recorded, index: number): Recorded => ({ ...event, position: String(index + 1) as Position });
const record = (story: Story, asOf = '2026-03-31', knownAt?: string) =>
  ask(branchAssessmentRecord, {
    ...{ events: story.events, params: { cycleId: 'y1', branchId: 'b1' }, asOf },
    ...(knownAt === undefined ? {} : { knownAt }),
  });

const SELF = { strengths: '攻坚有力', shortfalls: '回应偏慢', plan: '每周一清' };
const REVIEW = { perspective: 'peer', rating: 88.25, comment: '值得学' };
const CONCLUSION = { edition: 1, grade: 'good', reasons: '综合研究', decidedBy: '党委会' };

test('an assessment is told with all that was said, each from its own day', () => {
  const story = new Story()
    .says('SelfAssessmentSubmitted', '2026-01-16', SELF, secretary)
    .says('AssessorReviewRecorded', '2026-01-18', REVIEW, { ...secretary, id: 'm9', orgId: 'b2' })
    .publishes(1, '2026-01-21')
    .says('BranchAssessmentConcluded', '2026-02-02', { ...CONCLUSION, on: '2026-02-01' });
  const whole = record(story);
  expect(whole).toMatchObject({
    ...{ ...ofY1, asOf: '2026-03-31', objections: [] },
    selfAssessment: { ...SELF, on: '2026-01-16', eventId: eventIdOf('said-1') },
    reviews: [{ ...REVIEW, on: '2026-01-18', reviewer: { id: 'm9', role: 'branch-officer', orgId: 'b2' } }],
    editions: [{ edition: 1, on: '2026-01-21', publishedBy: 'u-committee', throughEventId: eventIdOf('said-2') }],
    conclusion: { ...CONCLUSION, on: '2026-02-01' },
  });
  expect(record(story, '2026-01-17')).toMatchObject({ selfAssessment: SELF, reviews: [], editions: [] });
  expect(record(story, '2026-01-31').conclusion).toBeUndefined();
  expect(record(story, '2026-01-15').selfAssessment).toBeUndefined();
});

test('an objection stands there with its decision, which no day before it shows', () => {
  const objection = { objectionId: 'o1', edition: 1, indicatorId: 'task-completion', grounds: '核实有误' };
  const story = new Story()
    .publishes(1, '2026-01-21')
    .says('ScorecardObjected', '2026-01-22', objection, secretary)
    .says('ScorecardObjectionDecided', '2026-01-25', { ...objection, upheld: true, reasons: '应更正' });
  const shown = { ...objection, on: '2026-01-22', objectedBy: 'm1' };
  expect(record(story, '2026-01-24').objections).toEqual([{ ...shown, eventId: eventIdOf('said-2') }]);
  expect(record(story).objections).toMatchObject([
    { ...shown, decision: { upheld: true, reasons: '应更正', on: '2026-01-25', decidedBy: 'u-committee' } },
  ]);
});

describe('a published edition', () => {
  test('would be the same today as long as nothing that it rests on has changed', () => {
    const [edition] = record(new Story().publishes(1, '2026-01-21')).editions;
    expect(edition?.today).toEqual({
      ...{ differs: false, difference: 0, indicators: [], digest: edition?.digest },
      total: { before: edition?.scorecard.total, after: edition?.scorecard.total },
      sentence: { zh: '按现在所知的事实，结果相同。', en: 'On the facts as known now it would be the same.' },
    });
  });

  test('is never rewritten by a later correction, which shows beside it: by which indicators, because of which events', () => {
    const [published] = record(new Story().publishes(1, '2026-01-19')).editions;
    const corrected = new Story().publishes(1, '2026-01-19').corrects('missed', '2026-01-20');
    const [edition] = record(corrected).editions;
    expect(edition?.scorecard).toEqual(published?.scorecard);
    expect(edition?.digest).toBe(published?.digest);
    const now = score(branchFactsOf('b1', corrected.events), defaultScheme, asked);
    expect(edition?.today).toMatchObject({
      ...{ differs: true, digest: now.digest },
      total: { before: published?.scorecard.total, after: now.total },
    });
    const completion = edition?.today?.indicators.find(({ id }) => id === 'task-completion');
    expect(completion).toMatchObject({
      ...{ added: [eventIdOf('corrected')], removed: [eventIdOf('verify-task-outcome-22')] },
      points: expect.any(Number),
    });
    expect(completion?.points).toBeLessThan(0);
    expect(edition?.today?.sentence.en).toContain(
      `Would differ today (total ${now.total} instead of ${published?.scorecard.total}), because of: `,
    );
    expect(edition?.today?.sentence.zh).toContain(eventIdOf('corrected'));
    const points = edition?.today?.indicators.reduce((sum, each) => sum + each.points, 0) ?? 0;
    expect(Math.abs(points - (edition?.today?.difference ?? 0))).toBeLessThan(0.05);
  });

  test('is compared with what was known at an instant where a reader asks for that', () => {
    const story = new Story().publishes(1, '2026-01-19').corrects('missed', '2026-01-20');
    expect(record(story, '2026-01-20', '2026-01-20T02:59:59.999Z').editions[0]?.today?.differs).toBe(false);
    expect(record(story, '2026-01-20', '2026-01-20T03:00:00.000Z').editions[0]?.today?.differs).toBe(true);
  });
});

test('an assessment that nobody has begun is not found, nor that of another branch', () => {
  expect(() => record(new Story())).toThrow('not-found (cycleId)');
  const events = new Story().publishes(1, '2026-01-21').events;
  const params = { cycleId: 'y1', branchId: 'b2' };
  expect(() => ask(branchAssessmentRecord, { events, params, asOf: '2026-03-31' })).toThrow('not-found (cycleId)');
});
