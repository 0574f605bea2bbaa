import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { KeyPostEvent } from './key-post.js';
import type { PostKind, ReviewRating } from './terms.js';

export const POST_KIND_NAMES: Readonly<Record<PostKind, Bilingual>> = {
  key: { zh: '重点岗位', en: 'key post' },
  difficult: { zh: '难点岗位', en: 'difficult post' },
};

export const RATING_NAMES: Readonly<Record<ReviewRating, Bilingual>> = {
  excellent: { zh: '优秀', en: 'excellent' },
  good: { zh: '良好', en: 'good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '较差', en: 'poor' },
};

/** Members go by their id here: names are opened at the edge, for those entitled. */
export const keyPostTexts: AggregateTexts<KeyPostEvent> = {
  name: { zh: '重点岗位', en: 'key post' },
  refusals: {
    'key-post-not-open': {
      zh: '岗位已于 {retiredOn} 撤销。',
      en: 'The post was retired on {retiredOn}. Choose an earlier day, or another post.',
    },
    'key-post-full': {
      zh: '岗位定员 {capacity} 人，{on} 起没有空缺；请先安排人员离岗。',
      en: 'The post has room for {capacity} and none is left on {on}. Release somebody first.',
    },
    'already-on-post': {
      zh: '该党员自 {from} 起已在此岗位；上岗时间不能重叠。',
      en: 'This member is on the post from {from}, and postings may not overlap.',
    },
    'not-on-post': { zh: '该党员不在此岗位上，无需离岗。', en: 'This member is not on the post.' },
    'no-posting': {
      zh: '截至 {on}，该党员没有在此岗位上岗的记录。',
      en: 'No posting of this member on the post began by {on}.',
    },
    'member-of-another-branch': {
      zh: '该党员当日属于 {branchId}；如系借调，请注明借调（secondment: true）。',
      en: 'The member belongs to {branchId} on that day. If this is a secondment, say so (secondment: true).',
    },
    'secondment-not-needed': {
      zh: '该党员当日就是本支部党员，不是借调。',
      en: 'The member belongs to the branch on that day; this is no secondment.',
    },
    'already-retired': { zh: '岗位已于 {retiredOn} 撤销。', en: 'The post was retired on {retiredOn} already.' },
  },
  timeline: {
    KeyPostDesignated: ({ postId, title, kind, capacity }) => ({
      zh: `设立${POST_KIND_NAMES[kind].zh} ${postId} ${title}，定员 ${capacity} 人`,
      en: `${POST_KIND_NAMES[kind].en} ${postId} ${title} designated, room for ${capacity}`,
    }),
    MemberRecommendedForKeyPost: ({ postId, memberId, reason }) => ({
      zh: `支部推荐 ${memberId} 到岗位 ${postId}：${reason}`,
      en: `${memberId} recommended for post ${postId}: ${reason}`,
    }),
    MemberAssignedToKeyPost: ({ postId, memberId, duty, homeBranchId }) => ({
      zh: `${memberId} 到岗位 ${postId}${homeBranchId ? `（从 ${homeBranchId} 借调）` : ''}：${duty}`,
      en: `${memberId} put on post ${postId}${homeBranchId ? ` (seconded from ${homeBranchId})` : ''}: ${duty}`,
    }),
    FrontlineReviewRecorded: ({ postId, memberId, rating }) => ({
      zh: `${memberId} 在岗位 ${postId} 的一线考察：${RATING_NAMES[rating].zh}`,
      en: `${memberId} on post ${postId} reviewed: ${RATING_NAMES[rating].en}`,
    }),
    MemberReleasedFromKeyPost: ({ postId, memberId, reason }) => ({
      zh: `${memberId} 离开岗位 ${postId}：${reason}`,
      en: `${memberId} released from post ${postId}: ${reason}`,
    }),
    KeyPostRetired: ({ postId, reason }) => ({
      zh: `撤销岗位 ${postId}：${reason}`,
      en: `post ${postId} retired: ${reason}`,
    }),
  },
  fields: {
    postId: { zh: '岗位', en: 'post' },
    title: { zh: '岗位名称', en: 'title' },
    kind: { zh: '类别', en: 'kind' },
    taskIds: { zh: '关联任务', en: 'tasks' },
    capacity: { zh: '定员', en: 'capacity' },
    from: { zh: '起始日期', en: 'from' },
    duty: { zh: '职责', en: 'duty' },
    secondment: { zh: '借调', en: 'secondment' },
    reviewedOn: { zh: '考察日期', en: 'reviewed on' },
    rating: { zh: '考察等次', en: 'rating' },
    comment: { zh: '考察意见', en: 'comment' },
  },
};
