import { given, type Happened } from '#testing/given-when-then.js';
import { assigned, designated, ofP1, released, retired } from '#testing/key-posts.js';
import { as, elsewhere, ended, enrolled, taskSet, transferred, twoBranches } from '#testing/two-branches.js';
import { assignMemberToKeyPost } from './assign-member-to-key-post.js';

const members = ['m1', 'm2', 'm3', 'm4'].map((memberId) => enrolled(memberId, 'b1'));
const world = [...twoBranches, taskSet('t1', 'b1'), ...members, enrolled('n1', 'b2')];
const today = '2025-06-10';
const posting = { postId: 'p1', memberId: 'm1', from: '2025-06-10', duty: '现场协调' };

const assign = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(assignMemberToKeyPost, { ...posting, ...change }, { actor: as.head, today });

describe('putting a member on a key post', () => {
  it('is decided by the business head and names the member and the tasks of the post', () => {
    assign({}, designated())
      .then('MemberAssignedToKeyPost')
      .holding({ ...posting, ...ofP1 })
      .on('2025-06-10')
      .tagged('member', ['m1'])
      .tagged('task', ['t1'])
      .tagged('branch', []);
  });

  it('is not the branch’s, the superior’s or another unit’s to decide', () => {
    for (const actor of [as.officer, as.superior, elsewhere(as.head)]) {
      given(...world, designated())
        .when(assignMemberToKeyPost, posting, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may lie ahead', () => {
    assign({ from: '2025-08-01' }, designated()).then('MemberAssignedToKeyPost');
  });

  describe('the member', () => {
    it('exists and is a member on the first day', () => {
      assign({ memberId: 'none' }, designated()).thenRejected('not-found', 'memberId');
      assign({}, designated(), ended('m1', '2025-06-10')).thenRejected('member-not-active', 'memberId');
      assign({}, designated(), ended('m1', '2025-06-11')).then('MemberAssignedToKeyPost');
    });

    it('belongs to the branch on the first day, not later or earlier', () => {
      assign({ memberId: 'n1' }, designated()).thenRejected('member-of-another-branch', 'memberId');
      assign({}, designated(), transferred('m1', 'b2', '2025-06-10')).thenRejected(
        'member-of-another-branch',
        'memberId',
      );
      assign({}, designated(), transferred('m1', 'b2', '2025-06-11')).then('MemberAssignedToKeyPost');
    });

    it('may be seconded from another branch, whose history then tells of it too', () => {
      assign({ memberId: 'n1', secondment: true }, designated())
        .then('MemberAssignedToKeyPost', { secondment: true, branchId: 'b1', homeBranchId: 'b2' })
        .tagged('branch', ['b2']);
    });

    it('is not seconded to the own branch', () => {
      assign({ secondment: true }, designated()).thenRejected('secondment-not-needed', 'secondment');
      assign({ secondment: false }, designated()).then('MemberAssignedToKeyPost');
    });

    it('cannot stand twice on the same post', () => {
      assign({}, designated(), assigned('m1', '2025-05-01')).thenRejected('already-on-post', 'memberId');
    });

    it('may come back on the day of release, but not before it', () => {
      const history = [designated(), assigned('m1', '2025-05-01'), released('m1', '2025-06-10')];
      assign({}, ...history).then('MemberAssignedToKeyPost');
      assign({ from: '2025-06-09' }, ...history).thenRejected('already-on-post', 'memberId');
    });

    it('is not put there before an own later posting, into which the new one would run', () => {
      const history = [designated(), assigned('m1', '2025-05-01'), released('m1', '2025-06-01')];
      assign({ from: '2025-04-01' }, ...history).thenRejected('already-on-post', 'memberId');
      assign({}, designated(), assigned('m1', '2025-08-01')).thenRejected('already-on-post', 'memberId');
    });
  });

  describe('the post', () => {
    it('exists, and has opened by the first day', () => {
      assign({}).thenRejected('not-found', 'postId');
      assign({ from: '2025-02-28' }, designated()).thenRejected('date-order', 'from');
      assign({ from: '2025-03-01' }, designated()).then('MemberAssignedToKeyPost');
    });

    it('is not retired, even where the posting would begin before the retirement: it has no end', () => {
      assign({}, designated(), retired('2025-06-01')).thenRejected('key-post-not-open', 'postId');
      assign({ from: '2025-05-01' }, designated(), retired('2025-06-01')).thenRejected('key-post-not-open', 'postId');
    });

    it('is not full on the first day', () => {
      const one = [designated({ capacity: 1 }), assigned('m2', '2025-05-01')];
      assign({}, ...one).thenRejected('key-post-full', 'postId');
      assign({}, designated({ capacity: 2 }), assigned('m2', '2025-05-01')).then('MemberAssignedToKeyPost');
    });

    it('has a place again on the day of release, not a day before', () => {
      const freed = [designated({ capacity: 1 }), assigned('m2', '2025-05-01'), released('m2', '2025-06-09')];
      assign({ from: '2025-06-09' }, ...freed).then('MemberAssignedToKeyPost');
      assign({ from: '2025-06-08' }, ...freed).thenRejected('key-post-full', 'postId');
    });

    it('does not fill up later either: a place promised to somebody from a day ahead is taken', () => {
      const promised = [designated({ capacity: 1 }), assigned('m2', '2025-08-01')];
      assign({}, ...promised).thenRejected('key-post-full', 'postId');
      assign({ from: '2025-03-01' }, ...promised).thenRejected('key-post-full', 'postId');
    });

    it('counts those who stand there at the same time, not all who ever did', () => {
      const inTurn = [
        designated({ capacity: 2 }),
        assigned('m2', '2025-03-01'),
        released('m2', '2025-04-01'),
        assigned('m3', '2025-04-01'),
        released('m3', '2025-06-01'),
        assigned('m4', '2025-06-01'),
      ];
      assign({ from: '2025-03-01' }, ...inTurn).then('MemberAssignedToKeyPost');
    });

    it('remembers each release by itself when somebody comes back and leaves again', () => {
      const twice = [
        designated({ capacity: 2 }),
        assigned('m2', '2025-03-01'),
        released('m2', '2025-04-01'),
        assigned('m2', '2025-05-01'),
        released('m2', '2025-06-01'),
      ];
      assign({ from: '2025-05-15' }, ...twice).then('MemberAssignedToKeyPost');
    });

    it('keeps the place of somebody who left the branch or the party until the release', () => {
      const held = [designated({ capacity: 1 }), assigned('m2', '2025-05-01')];
      assign({}, ...held, transferred('m2', 'b2', '2025-05-20')).thenRejected('key-post-full', 'postId');
      assign({}, ...held, ended('m2', '2025-05-20')).thenRejected('key-post-full', 'postId');
      assign({}, ...held, ended('m2', '2025-05-20'), released('m2', '2025-06-01')).then('MemberAssignedToKeyPost');
    });
  });
});
