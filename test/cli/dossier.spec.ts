import type { MemberDossier } from '#projections/member-dossier/member-dossier.js';
import { Ronghe } from './ronghe.js';

const ronghe = new Ronghe();
beforeAll(() => ronghe.importExample('a-one-branch'));
afterAll(() => ronghe.remove());

const dossierOf = async (...args: readonly string[]): Promise<MemberDossier> => {
  const { exitCode, stdout } = await ronghe.run('dossier', ...args, '--json');
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
};

describe('dossier', () => {
  test('for people is on stderr, in both languages, with the member’s own texts opened', async () => {
    const { exitCode, stdout, stderr } = await ronghe.run('dossier', 'm2');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('党员档案 member’s file m2 · 支部 branch b1');
    expect(stderr).toMatch(/重点岗位 p1：2025-\d\d-\d\d 起.* · on key post p1 from 2025-\d\d-\d\d/);
    expect(stderr).toMatch(/u-head-b1（b1 business-head）2025-02-18T02:00Z 登记 recorded/);
    expect(stderr).not.toMatch(/sealed:|withheld/);
  });

  test('finds the branch by itself, and sums up what evidence is drawn from', async () => {
    const { memberId, branchId, summary, lines } = await dossierOf('m2');
    expect({ memberId, branchId }).toEqual({ memberId: 'm2', branchId: 'b1' });
    expect(summary.map(({ kind }) => kind)).toContain('posting');
    expect(lines.find(({ type }) => type === 'MemberEnrolled')?.texts).toEqual([
      expect.objectContaining({ field: 'name', text: expect.stringMatching(/^\p{Script=Han}+$/u) }),
    ]);
  });

  test('of today is that of the replay as known now', async () => {
    const { knownAt, throughPosition, ...today } = await dossierOf('m2');
    const {
      knownAt: __,
      throughPosition: ___,
      ...replayed
    } = await dossierOf('m2', '--known-at', new Date().toISOString());
    expect(replayed).toEqual(today);
  });

  test('as known before a posting was recorded has no posting', async () => {
    const { summary } = await dossierOf('m2', '--known-at', '2025-02-18T01:59:59Z');
    expect(summary).toEqual([]);
  });

  test.each([
    ['somebody who is no member', ['m9'], 'not-found', 'memberId'],
    ['a member who was not enrolled yet', ['m2', '--known-at', '2020-01-01T00:00:00Z'], 'not-found', 'memberId'],
    ['a day to come', ['m2', '--as-of', '9999-01-01'], 'date-in-future', 'asOf'],
    ['an instant without zone', ['m2', '--known-at', '2025-06-10T16:00:00'], 'invalid-date', 'knownAt'],
  ])('cannot run for %s', async (_, args, code, field) => {
    const { exitCode, json } = await ronghe.run('dossier', ...args, '--json');
    expect({ exitCode, json }).toMatchObject({ exitCode: 2, json: { error: { code, field } } });
  });
});
