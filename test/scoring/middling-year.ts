import { BranchYear } from './branch-year.js';

/**
 * A year in which some went well and some did not: of three tasks one is met in time, one is not done at all, one is
 * met late; a post is manned, a carrier half worked; two of four concerns are answered late; half of what was agreed on
 * is done in time.
 */
export function middlingYear(): BranchYear {
  const year = new BranchYear()
    .task('t1', { dueOn: '2025-06-30', weight: 5, emphasis: 'key' })
    .task('t2', { dueOn: '2025-09-30', weight: 4, emphasis: 'difficult' })
    .task('t3', { dueOn: '2025-10-31', weight: 2 })
    .post('p1', '2025-01-05', ['t1'])
    .assign('p1', 'm2', '2025-01-10')
    .review(['p1', 'm2'], '2025-07-01', 'good')
    .post('p2', '2025-01-05', ['t2'])
    .initiative('i1', '2025-02-01', ['t1'])
    .verdict('i1', '2025-06-25', 'partly')
    .complete('t1', '2025-06-20')
    .verify('t1', '2025-07-10', 'met', 85)
    .complete('t3', '2025-11-10')
    .verify('t3', '2025-12-01', 'met', 70)
    .concern('q1', '2025-03-01', '2025-03-08')
    .concern('q2', '2025-05-01', '2025-05-30')
    .concern('q3', '2025-07-01', '2025-07-05')
    .concern('q4', '2025-09-01', '2025-10-20')
    .talk('k1', '2025-04-01', { f1: '2025-05-01', f2: '2025-06-01' })
    .followed('k1', 'f1', '2025-04-20')
    .session('s1', '2025-03-10', { taskIds: ['t1'], actions: { a1: '2025-04-10' } })
    .done('s1', 'a1', '2025-04-02')
    .session('s2', '2025-05-12', { actions: { a1: '2025-06-12', a2: '2025-07-12' } })
    .done('s2', 'a1', '2025-06-20');
  for (const month of ['01', '02', '04', '05', '07', '08', '10', '11']) {
    year.session(`theme-${month}`, `2025-${month}-15`, { kind: 'theme-day', businessHours: 0 });
  }
  for (const month of ['02', '05', '11'])
    year.session(`meeting-${month}`, `2025-${month}-20`, { kind: 'branch-meeting' });
  return year;
}
