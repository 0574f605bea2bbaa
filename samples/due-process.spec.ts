import { fileURLToPath } from 'node:url';
import { buildCommands } from './build.js';

type Fields = Readonly<Record<string, unknown>>;
interface Line {
  readonly command: string;
  readonly commandId: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string; readonly orgId: string };
  readonly data: Fields;
}

const YEAR = fileURLToPath(new URL('./yunlan-2025', import.meta.url));
const lines = [...buildCommands(YEAR)].map((line): Line => JSON.parse(line));
const of = (...commands: string[]) => lines.filter(({ command }) => commands.includes(command));
const about = (field: string, id: string) => lines.filter(({ data }) => data[field] === id);
const days = (found: readonly Line[]) => found.map(({ command, at }) => `${at.slice(0, 10)} ${command}`);
const cited = ({ data }: Line): string[] =>
  [data.evidenceEventIds, data.citedEventIds, data.evidenceEventId].flatMap((ids) => ids ?? []).map(String);

describe('what follows from the work in the sample year', () => {
  it('cites only what stands in the tables, and was recorded before', () => {
    const recorded = new Map(lines.map(({ commandId }, index) => [`command:${commandId}`, index]));
    const citing = lines.flatMap((line, index) => cited(line).map((id) => [id, index] as const));
    expect(citing.length).toBeGreaterThan(90);
    expect(citing.filter(([id, index]) => !((recorded.get(id) ?? Number.POSITIVE_INFINITY) < index))).toEqual([]);
  });

  it('nominates M061 anew without what an objection took away, and grants it after a second notice', () => {
    expect(days(about('recognitionId', 'R25-01'))).toEqual([
      '2025-05-26 nominate-for-recognition',
      '2025-05-27 publicize-nomination',
      '2025-06-03 object-to-nomination',
      '2025-06-09 decide-nomination-objection',
    ]);
    expect(days(about('recognitionId', 'R25-11'))).toEqual([
      '2025-06-09 nominate-for-recognition',
      '2025-06-09 publicize-nomination',
      '2025-06-30 grant-recognition',
    ]);
    const [first, second] = of('nominate-for-recognition').filter(({ data }) => (data.nominee as Fields).id === 'M061');
    const withdrawn = first && second && cited(first).filter((id) => !cited(second).includes(id));
    expect(withdrawn).toEqual(['command:report-initiative-outcome-IN01-20250430']);
    expect(about('recognitionId', 'R25-01')[1]?.data).toMatchObject({ from: '2025-05-28', until: '2025-06-05' });
  });

  it('grants no more than there are places, and declines one nomination', () => {
    const granted = new Set(of('grant-recognition').map(({ data }) => data.recognitionId));
    for (const { data } of of('set-recognition-quota')) {
      const used = of('nominate-for-recognition').filter(
        (line) => line.data.award === data.award && granted.has(line.data.recognitionId),
      );
      expect(used.length).toBeGreaterThan(0);
      expect(used.length).toBeLessThanOrEqual(Number(data.quota));
    }
    expect(of('decline-nomination')).toHaveLength(1);
  });

  it('hears M070, whose appeal somebody else upholds', () => {
    const notice = about('noticeId', 'N25-03');
    expect(days(notice)).toEqual([
      '2025-11-19 issue-improvement-notice',
      '2025-11-21 submit-statement',
      '2025-11-24 appeal-improvement-notice',
      '2025-12-03 decide-appeal',
    ]);
    const [issued, , , decided] = notice;
    expect(decided?.data.upheld).toBe(true);
    expect(decided?.actor.id).not.toBe(issued?.actor.id);
  });

  it('appraises the nineteen members of Z4 from both sides, six as excellent, and grades nobody on probation', () => {
    const members = (command: string) => new Set(of(command).map(({ data }) => String(data.memberId)));
    const sides = [members('record-party-appraisal'), members('record-business-appraisal')];
    for (const side of sides) expect(side.size).toBe(19);
    expect(sides[0]).not.toContain('M066');
    const concluded = members('conclude-appraisal');
    expect([...(sides[0] ?? [])].filter((memberId) => !concluded.has(memberId))).toEqual(['M073']);
    expect(of('conclude-appraisal').filter(({ data }) => data.grade === 'excellent')).toHaveLength(6);
    for (const { data, actor } of of('record-party-appraisal', 'record-business-appraisal', 'conclude-appraisal'))
      expect(actor.id).not.toBe(data.memberId);
  });

  it('seals what is known of M061, hears M061 on it, and recommends M061 on a second edition', () => {
    expect(days(about('reviewId', 'P25-01'))).toEqual([
      '2025-12-22 open-promotion-review',
      '2025-12-28 seal-promotion-evidence',
      '2025-12-30 contest-promotion-evidence',
      '2026-01-06 decide-evidence-contest',
      '2026-01-09 seal-promotion-evidence',
      '2026-01-16 conclude-promotion-review',
    ]);
  });

  it('lets members speak for themselves, in their branch of that day', () => {
    const speakers = of('object-to-nomination', 'submit-statement', 'record-self-appraisal', 'object-to-appraisal');
    const own = speakers.filter(({ actor }) => actor.role === 'member');
    expect(own.length).toBeGreaterThan(14);
    expect(own.find(({ actor }) => actor.id === 'M054')?.actor.orgId).toBe('Z4');
  });
});
