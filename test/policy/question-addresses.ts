import { fieldsOf } from '#kernel/input.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';

/** What to ask about, by the name of the parameter: of indicators the one with the most to hide. What a question is about is put in besides. */
const VALUES: Readonly<Record<string, string>> = {
  year: '2025',
  from: '2025-06-30',
  to: '2025-08-31',
  indicator: 'concern-response',
  indicatorId: 'concern-response',
  month: '2025-08',
  memberId: 'm1',
  cycleId: 'y2',
};

/**
 * The address of a question about an organization.
 * @param about values of other parameters than usual, and of optional ones
 * @throws Error for a question that needs a parameter which has no value here yet
 */
export function addressOf(
  question: ReadModel | Timeline,
  orgId: string,
  about: Readonly<Record<string, string>> = {},
): string {
  const { field } = question.about(namedBy(question, orgId));
  const given = (name: string) => {
    const value = name === field ? orgId : (about[name] ?? VALUES[name]);
    if (value === undefined) throw new Error(`${question.name}: say in VALUES which ${name} to ask about`);
    return value;
  };
  const byName = fieldsOf(question.params).filter(
    ({ name, optional }) => (!optional || name in about) && !question.path.includes(name),
  );
  const query = byName.map(({ name }) => `${name}=${given(name)}`).join('&');
  return ['/v1', question.name, ...question.path.map(given)].join('/') + (query && `?${query}`);
}

/** Parameters that all name the organization: only to learn which of them says what the question is about. */
function namedBy({ params }: ReadModel | Timeline, orgId: string) {
  return Object.fromEntries(fieldsOf(params).map(({ name }) => [name, orgId]));
}
