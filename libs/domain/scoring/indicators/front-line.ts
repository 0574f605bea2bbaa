import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from '../branch-at.js';
import type { Dated } from '../facts/dated.js';
import { type PostingRating, ratingOf } from '../front-line-rating.js';
import type { Indicator } from '../indicator.js';
import { manningOf } from '../manning.js';
import { type PostAt, postingEvidence } from '../posting-at.js';
import { length, overlap, type Span } from '../span.js';
import { isHard } from '../task-at.js';
import { explained, quantity, shown } from '../wording.js';

/** An empty post counts for nothing on the days with a difference of up to so many from its opening or falling vacant. */
const GRACE_DAYS = 30;
/** Days of a post in the year on which the people on it may be without a rating. */
const UNRATED_DAYS = 90;
/** The least number of post-days of a branch with hard tasks. */
const LEAST_POST_DAYS = 90;

/** Days of a post that count alike. */
interface Run {
  readonly days: number;
  readonly worth: number;
}

interface PostDays {
  readonly post: PostAt;
  readonly runs: readonly Run[];
  readonly emptyDays: number;
  readonly unratedDays: number;
  readonly evidence: readonly Dated[];
}

export const frontLine: Indicator = {
  id: 'front-line',
  version: 1,
  name: { zh: '一线表现', en: 'Front line' },
  definition: {
    zh: '重点岗位当年开放的每一天为一个岗位日。有人在岗：取在岗人员当年以来最近一次一线评价的平均，没有评价的人不计（优秀 1，良好 0.85，一般 0.6，较差 0.2；本支部人员评价最高 0.85）；无人在岗：计 0，设岗或空缺后 30 天内的不计。没有评价的日子，每岗前 90 天不计，其后计 0。有重点、难点任务的支部，分母至少为 90（年内天数不足 90 的，为年内天数）。',
    en: "Each day of the year on which a key post is open is a post-day. Somebody on it: the mean of the last frontline reviews that those people were given in the year or later, those without one left out (excellent 1, good 0.85, fair 0.6, poor 0.2; by somebody of the branch itself at most 0.85). Nobody: 0, but the first 30 days after it was opened or fell vacant are left out. Days without any review: a post's first 90 are left out, further ones are 0. For a branch with key or difficult tasks the denominator is at least 90, or the days of the year so far, if fewer.",
  },
  measure(branch) {
    const posts = branch.posts.map((post) => postDaysOf(post, branch));
    const counted = posts.reduce((sum, { runs }) => sum + runs.reduce((days, run) => days + run.days, 0), 0);
    const least = branch.tasks.some(isHard) ? Math.min(LEAST_POST_DAYS, length(branch.scored.days)) : 0;
    return {
      numerator: sumByDay(posts),
      denominator: Math.max(counted, least),
      evidence: posts.flatMap(({ evidence }) => evidence),
      explanation: explained(
        openingOf(counted, least),
        posts.filter(({ runs }) => runs.length > 0),
        sentence,
      ),
    };
  },
};

/** "Order of sums: posts by position, days, people by position": a day at a time, as doubles add up differently else. */
function sumByDay(posts: readonly PostDays[]): number {
  let sum = 0;
  for (const { runs } of posts) {
    for (const { days, worth } of runs) {
      if (worth > 0) for (let day = 0; day < days; day++) sum += worth;
    }
  }
  return sum;
}

function postDaysOf(post: PostAt, { branchId, scored }: BranchAt): PostDays {
  const runs: Run[] = [];
  const evidence: Dated[] = [];
  const ratings = new Map(post.postings.map((posting) => [posting, ratingOf(posting.fact, branchId, scored)]));
  let emptyDays = 0;
  let unratedDays = 0;
  const mannings = manningOf(post, scored.days.until);
  for (const [index, manning] of mannings.entries()) {
    const days = length(overlap(manning, scored.days));
    if (days === 0) continue;
    const rated = manning.postings.flatMap((posting) => ratings.get(posting) ?? []);
    evidence.push(...manning.postings.flatMap((posting) => postingEvidence(posting, scored.days)));
    evidence.push(...rated.map(({ review }) => review));
    if (manning.postings.length === 0) {
      const empty = length(overlap(afterGrace(manning), scored.days));
      evidence.push(...(mannings[index - 1]?.postings ?? []).flatMap(({ endedBy }) => endedBy ?? []));
      emptyDays += empty;
      runs.push({ days: empty, worth: 0 });
    } else if (rated.length === 0) {
      const before = unratedDays;
      unratedDays += days;
      runs.push({ days: beyond(unratedDays, UNRATED_DAYS) - beyond(before, UNRATED_DAYS), worth: 0 });
    } else runs.push({ days, worth: meanOf(rated) });
  }
  const { first, retired } = post.fact;
  if (runs.length > 0) evidence.push(first, ...(retired && retired.on <= scored.until ? [retired] : []));
  return { post, runs, emptyDays, unratedDays, evidence };
}

function afterGrace({ from, until }: Span): Span {
  return { from: from + GRACE_DAYS + 1, until };
}

function beyond(days: number, allowed: number): number {
  return Math.max(0, days - allowed);
}

function meanOf(ratings: readonly PostingRating[]): number {
  return ratings.reduce((sum, { worth }) => sum + worth, 0) / ratings.length;
}

function openingOf(counted: number, least: number): Bilingual {
  if (counted === 0 && least === 0) {
    return { zh: '没有计入的岗位天数，不适用', en: 'no days of key posts to count: not applicable' };
  }
  const dayCount = quantity(counted, 'post-day');
  return counted >= least
    ? { zh: `重点岗位共计 ${counted} 个岗位日`, en: `${dayCount} counted` }
    : {
        zh: `重点岗位共计 ${counted} 个岗位日，有重点或难点任务时至少按 ${least} 个计`,
        en: `${dayCount} counted, but at least ${least} with key or difficult tasks`,
      };
}

function sentence({ post, runs, emptyDays, unratedDays }: PostDays): Bilingual {
  const { id } = post.fact;
  const ratedDays = runs.reduce((sum, { days, worth }) => sum + (worth > 0 ? days : 0), 0);
  const worth = runs.reduce((sum, run) => sum + run.days * run.worth, 0);
  const zero = beyond(unratedDays, UNRATED_DAYS);
  const zh = [`有评价 ${ratedDays} 天，合计 ${shown(worth)}`];
  const en = [`${ratedDays} rated days worth ${shown(worth)}`];
  if (emptyDays > 0) {
    zh.push(`空岗 ${emptyDays} 天计 0`);
    en.push(`${emptyDays} empty days at 0`);
  }
  if (unratedDays > 0) {
    zh.push(`未评价 ${unratedDays} 天${zero > 0 ? `，其中 ${zero} 天计 0` : '，不计'}`);
    en.push(`${unratedDays} days without a review${zero > 0 ? `, ${zero} of them at 0` : ', left out'}`);
  }
  return { zh: `${id} ${zh.join('，')}`, en: `${id} ${en.join(', ')}` };
}
