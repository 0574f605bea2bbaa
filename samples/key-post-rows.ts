import type { Fact, Sample } from './sample.js';

/** key-posts.csv and postings.csv */
export function* keyPostFacts(sample: Sample): Iterable<Fact> {
  for (const row of sample.rows('key-posts.csv', [
    'postId',
    'branchId',
    'title',
    'kind',
    'taskIds',
    'capacity',
    'from',
  ])) {
    const postId = row.text('postId');
    const from = row.date('from');
    yield sample.fact(row, {
      command: 'designate-key-post',
      id: [postId],
      on: from,
      data: {
        postId,
        branchId: row.text('branchId'),
        title: row.text('title'),
        kind: row.text('kind'),
        taskIds: row.words('taskIds'),
        capacity: row.number('capacity'),
        from,
      },
    });
  }
  const columns = ['step', 'postId', 'memberId', 'on', 'text', 'rating', 'secondment'];
  for (const row of sample.rows('postings.csv', columns)) {
    const postId = row.text('postId');
    const on = row.date('on');
    const text = row.text('text');
    const ofMember = () => ({ postId, memberId: row.text('memberId') });
    const secondment =
      row.optional('secondment') === undefined ? {} : { secondment: row.choice('secondment', ['yes']) === 'yes' };
    const { command, data } = {
      recommend: () => ({ command: 'recommend-member-for-key-post', data: { ...ofMember(), on, reason: text } }),
      assign: () => ({
        command: 'assign-member-to-key-post',
        data: { ...ofMember(), from: on, duty: text, ...secondment },
      }),
      review: () => ({
        command: 'record-frontline-review',
        data: { ...ofMember(), reviewedOn: on, rating: row.text('rating'), comment: text },
      }),
      release: () => ({ command: 'release-member-from-key-post', data: { ...ofMember(), on, reason: text } }),
      retire: () => ({ command: 'retire-key-post', data: { postId, on, reason: text } }),
    }[row.choice('step', ['recommend', 'assign', 'review', 'release', 'retire'])]();
    yield sample.fact(row, { command, id: [postId, row.optional('memberId') ?? 'all', on], on, data });
  }
}
