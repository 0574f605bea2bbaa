import type { MemberFact } from '../scoring/facts/member-fact.js';
import { isMemberOn } from '../scoring/membership.js';
import { type SessionAt, sessionEvidence } from '../scoring/session-at.js';
import { inYear } from '../scoring/year.js';
import type { SessionKind } from '../study-session/terms.js';
import type { Signal } from './signal.js';

const FEWEST = 12;

/** Only a part of the branch is called to them. */
const OF_A_PART: readonly SessionKind[] = ['committee-meeting', 'group-meeting'];

/**
 * "Full attendance in ≥ 12 sessions running", of those to which the whole branch is called; full means that nobody on
 * its roll that day is missing. A run may have begun the year before; it belongs to the years that it reaches.
 */
export const everythingPerfect: Signal = {
  id: 'everything-perfect',
  name: { zh: '次次全勤', en: 'Everything perfect' },
  find({ branch: { scored, facts }, sessions }) {
    const ofAll = sessions
      .filter(({ content }) => !OF_A_PART.includes(content.sessionKind) && content.heldOn <= scored.until)
      .sort(byDay);
    const ofYear = ofAll.findIndex(({ content }) => inYear(scored, content.heldOn));
    if (ofYear < 0) return undefined;
    const isFullThen = (session: SessionAt) => isFull(session, facts.members);
    // of the years before only the run matters that reaches this one
    const reaching = ofAll.slice(0, ofYear).findLastIndex((session) => !isFullThen(session)) + 1;
    const runs = runsOf(ofAll.slice(reaching), isFullThen).filter(
      (run) => run.length >= FEWEST && run.some(({ content }) => inYear(scored, content.heldOn)),
    );
    if (runs.length === 0) return undefined;
    const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
    return {
      count: longest,
      evidence: runs.flat().flatMap(sessionEvidence),
      explanation: {
        zh: `连续 ${longest} 次面向全体党员的活动都登记为全勤，无一人缺席。`,
        en: `${longest} sessions running, to which all members were called, are recorded with nobody missing.`,
      },
    };
  },
};

/** By the day on which they were held, as amended; several of a day stay in order of position. */
function byDay(a: SessionAt, b: SessionAt): number {
  return a.content.heldOn < b.content.heldOn ? -1 : a.content.heldOn > b.content.heldOn ? 1 : 0;
}

function isFull({ content }: SessionAt, members: readonly MemberFact[]): boolean {
  const there = new Set(content.attendeeIds);
  return members.every((member) => there.has(member.id) || !isMemberOn(member, content.heldOn));
}

/** The longest stretches of items that fulfil the condition. */
function runsOf<T>(items: readonly T[], fulfils: (item: T) => boolean): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let run: T[] = [];
  for (const item of items) {
    if (!fulfils(item)) run = [];
    else if (run.push(item) === 1) runs.push(run);
  }
  return runs;
}
