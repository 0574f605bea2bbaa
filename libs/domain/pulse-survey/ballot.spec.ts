import { readInput } from '#kernel/input.js';
import { Rejection } from '#kernel/rejection.js';
import { surveyV1 } from '#testing/pulse-surveys.js';
import { Ballot, votesOf } from './ballot.js';

const token = 'a'.repeat(43);
const complete = [
  { questionId: 'q2', choice: '多' },
  { questionId: 'q1', scale: 4 },
];

function votes(answers: readonly object[]): unknown {
  try {
    return votesOf(surveyV1.questions, readInput(Ballot, { token, answers }).answers);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    // what is refused is reported without what was answered
    expect(JSON.stringify(error.all)).not.toContain('my-answer');
    return `${error.code} ${error.field}`;
  }
}

describe('a ballot', () => {
  it('answers every question, in any order', () => {
    expect(votes(complete)).toEqual([3, 2]);
    expect(votes([...complete].reverse())).toEqual([3, 2]);
    expect(votes(complete.slice(1))).toBe('question-not-answered answers');
    expect(votes([])).toBe('invalid-list answers');
  });

  it('answers questions of the survey, each once', () => {
    expect(votes([...complete, { questionId: 'q3', scale: 1 }])).toBe('not-found answers[2].questionId');
    expect(votes([...complete, complete[0] ?? {}])).toBe('invalid-list answers');
  });

  it('answers a scale by a number from 1 to 5 and a choice by one of its texts', () => {
    const q1 = (answer: object) =>
      votes([
        { questionId: 'q1', ...answer },
        { questionId: 'q2', choice: '少' },
      ]);
    const q2 = (answer: object) =>
      votes([
        { questionId: 'q1', scale: 1 },
        { questionId: 'q2', ...answer },
      ]);
    expect(q1({ scale: 6 })).toBe('out-of-range answers[0].scale');
    expect(q1({ scale: 1.5 })).toBe('too-many-decimals answers[0].scale');
    expect(q1({})).toBe('missing-field answers[0].scale');
    expect(q1({ scale: 1, choice: '少' })).toBe('unknown-field answers[0].choice');
    expect(q2({ choice: 'my-answer' })).toBe('invalid-choice answers[1].choice');
    expect(q2({ scale: 2 })).toBe('unknown-field answers[1].scale');
    expect(q2({ choice: ' 少 ' })).toEqual([0, 0]);
  });
});
