import { fieldsOf } from '#kernel/input.js';
import { projections, readModels, timelines } from './read-models.js';

const questions = [...readModels, ...timelines];

test('no two questions have the same route, and no two projections the same documents', () => {
  const routes = questions.map(({ name }) => name);
  expect(new Set(routes).size).toBe(routes.length);
  const stored = projections.map(({ name }) => name);
  expect(new Set(stored).size).toBe(stored.length);
});

test.each(questions.map((each) => [each.name, each] as const))(
  '%s has a route, parameters and readers',
  (name, question) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const names = fieldsOf(question.params).map((field) => field.name);
    for (const segment of question.path) expect(names).toContain(segment);
    expect(question.readers.length).toBeGreaterThan(0);
    expect(question.summary.zh).toMatch(/\p{Script=Han}/u);
    expect(question.summary.en).not.toMatch(/\p{Script=Han}/u);
  },
);
