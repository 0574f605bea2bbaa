import { dayNumber } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { PostAt, PostingAt } from './posting-at.js';
import type { Span } from './span.js';

/** Days on which the same people stand on a post. */
export interface Manning extends Span {
  /** By position; nobody while the post is empty. */
  readonly postings: readonly PostingAt[];
}

/**
 * How a post was manned, from its opening to its retirement or to the end of the days asked for: neighbouring spans
 * without gaps. As each begins with somebody's coming or going, an empty one begins on the opening or on the day of
 * falling vacant.
 */
export function manningOf({ fact, postings }: PostAt, end: number): readonly Manning[] {
  const opens = dayNumber(fact.first.on);
  const closes = fact.retired === undefined ? end : Math.min(end, dayNumber(fact.retired.on));
  const starting = [...postings].sort((a, b) => a.from - b.from);
  const turns = new Set([opens, ...postings.flatMap(({ from, until }) => [from, until])]);
  const days = [...turns].filter((day) => day >= opens && day < closes).sort((a, b) => a - b);

  const mannings: Manning[] = [];
  let present: PostingAt[] = [];
  let next = 0;
  days.forEach((from, index) => {
    present = present.filter(({ until }) => until > from);
    for (let at = starting[next]; at !== undefined && at.from <= from; at = starting[++next]) {
      if (at.until > from) present.push(at);
    }
    present.sort((a, b) => comparePositions(a.fact.position, b.fact.position));
    const until = days[index + 1] ?? closes;
    mannings.push({ from, until, postings: [...present] });
  });
  return mannings;
}
