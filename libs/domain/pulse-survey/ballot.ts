import { Id, ListOf, Optional, SecretToken, Text, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { optionsOf, type Question } from './terms.js';

/** The answer to one question: a number for a scale, a text for a choice. */
export class BallotAnswer {
  @Id() readonly questionId!: string;
  @Optional() @Whole(1, 5) readonly scale?: number;
  @Optional() @Text(200) readonly choice?: string;
}

/** A ballot as it comes in: it proves nothing but that its sender was given a token. */
export class Ballot {
  @SecretToken() readonly token!: string;
  @ListOf(BallotAnswer, 'questionId', 1) readonly answers!: readonly BallotAnswer[];
}

/**
 * The option that was answered to each question, by index. Every question is answered: who leaves one out would be a
 * group too, and a small one.
 * @throws Rejection at the path of what is wrong; it holds nothing of what was answered
 */
export function votesOf(questions: readonly Question[], answers: readonly BallotAnswer[]): readonly number[] {
  for (const [index, { questionId }] of answers.entries()) {
    if (!questions.some((question) => question.questionId === questionId)) {
      throw new Rejection('not-found', `answers[${index}].questionId`);
    }
  }
  return questions.map((question) => {
    const index = answers.findIndex(({ questionId }) => questionId === question.questionId);
    const answer = answers[index];
    if (!answer) throw new Rejection('question-not-answered', 'answers', { questionId: question.questionId });
    return voteOf(question, answer, `answers[${index}]`);
  });
}

function voteOf(question: Question, { scale, choice }: BallotAnswer, path: string): number {
  const [given, other] = question.kind === 'scale5' ? (['scale', 'choice'] as const) : (['choice', 'scale'] as const);
  const values = { scale: scale === undefined ? undefined : String(scale), choice };
  if (values[other] !== undefined) throw new Rejection('unknown-field', `${path}.${other}`);
  const value = values[given];
  if (value === undefined) throw new Rejection('missing-field', `${path}.${given}`);
  const option = optionsOf(question).indexOf(value);
  if (option < 0) {
    throw new Rejection('invalid-choice', `${path}.${given}`, { choices: optionsOf(question).join(', ') });
  }
  return option;
}
