import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { grantedToAnother, quotaSet, revoked } from '#testing/recognitions.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { setRecognitionQuota } from './set-recognition-quota.js';

const today = '2025-03-01';
const quota = { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 3 };
const set = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(setRecognitionQuota, { ...quota, ...change }, { actor: as.superior, today });

describe('setting the quota of a recognition', () => {
  it('is for a superior or an officer of the organization, a committee or a branch', () => {
    set({}).then('RecognitionQuotaSet').holding(quota).on(today);
    set({ orgId: 'b1' }).holding({ ...quota, orgId: 'b1', branchId: 'b1' });
    given(...twoBranches)
      .when(setRecognitionQuota, { ...quota, orgId: 'b1' }, { actor: as.officer, today })
      .then('RecognitionQuotaSet');
    for (const actor of [as.officer, as.headAbove, as.member('m2'), elsewhere(as.superior)]) {
      given(...twoBranches)
        .when(setRecognitionQuota, quota, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
    set({ orgId: 'g1' }, established('g1', 'group', { parentId: 'b1' })).thenRejected('group-awards-nothing', 'orgId');
  });

  it('replaces the one before, if it is another', () => {
    set({}, quotaSet(2)).then('RecognitionQuotaSet');
    set({}, quotaSet(3)).thenRejected('nothing-changed', 'quota');
    set({}, quotaSet(3, { year: 2024 })).then('RecognitionQuotaSet');
  });

  it('is never below what is granted already', () => {
    const two = [quotaSet(5), ...grantedToAnother('n2'), ...grantedToAnother('n3')];
    set({ quota: 1 }, ...two).thenRejected('quota-below-granted', 'quota');
    set({ quota: 2 }, ...two).then('RecognitionQuotaSet');
    set({ quota: 1 }, ...two, revoked('2025-02-01', 'n2')).then('RecognitionQuotaSet');
    set({ quota: 0, award: 'advanced-branch' }, ...two).then('RecognitionQuotaSet');
  });
});
