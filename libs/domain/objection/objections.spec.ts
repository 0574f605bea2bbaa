import { Rejection } from '#kernel/rejection.js';
import {
  mayDecide,
  mustBeNewObjection,
  mustHaveNoOpenObjection,
  NO_OBJECTIONS,
  openObjections,
  withDecision,
  withObjection,
} from './objections.js';

const raised = withObjection(NO_OBJECTIONS, 'o1', 'm1');
const decidedBy = (actorId: string, objectionId = 'o1', objections = raised) => ({
  objections,
  deciding: { objectionId, actorId, contested: ['u1', undefined] },
});
const codeOf = (act: () => void): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof Rejection ? `${error.code} ${error.field}` : 'failed';
  }
};
const decide = ({ objections, deciding }: ReturnType<typeof decidedBy>) =>
  codeOf(() => mayDecide(objections, deciding));

test('an objection is decided by somebody else than who objected and who did what is contested', () => {
  expect(decide(decidedBy('u2'))).toBe('accepted');
  expect(decide(decidedBy('u1'))).toBe('not-permitted actor');
  expect(decide(decidedBy('m1'))).toBe('not-permitted actor');
});

test('an objection is decided once, and only if it was raised', () => {
  for (const upheld of [true, false]) {
    expect(decide(decidedBy('u2', 'o1', withDecision(raised, 'o1', upheld)))).toBe('objection-decided objectionId');
  }
  expect(decide(decidedBy('u2', 'o2'))).toBe('not-found objectionId');
});

test('an objection has an id of its own', () => {
  expect(codeOf(() => mustBeNewObjection(raised, 'o1'))).toBe('already-exists objectionId');
  expect(codeOf(() => mustBeNewObjection(raised, 'o2'))).toBe('accepted');
});

test('nothing rests on what is contested until every objection is decided', () => {
  const two = withObjection(raised, 'o2', 'm2');
  expect(openObjections(two)).toEqual(['o1', 'o2']);
  expect(codeOf(() => mustHaveNoOpenObjection(two, 'on'))).toBe('objection-open on');
  const one = withDecision(two, 'o1', true);
  expect(codeOf(() => mustHaveNoOpenObjection(one, 'on'))).toBe('objection-open on');
  expect(codeOf(() => mustHaveNoOpenObjection(withDecision(one, 'o2', false), 'on'))).toBe('accepted');
});
