import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN, HEAD_A, Served, SUPERIOR, TASK } from '../http/served.js';
import { ronghe } from '../processes/child-process.js';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-effect-'));
  file = join(directory, 'commands.ndjson');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const line = (command: string, actor: object, data: object) => ({
  ...{ command, commandId: `${command}-${Object.values(data)[0]}`, at: '2025-06-30T02:00:00Z', actor, data },
});
const organization = (orgId: string, more: object) => ({ orgId, name: orgId, establishedOn: '2025-01-02', ...more });
const notice = (noticeId: string, measure: string) => ({
  ...{ noticeId, target: { kind: 'branch', id: 'br-a' }, measure, grounds: '两次逾期' },
  ...{ evidenceEventIds: ['command:set-annual-task-t-1'], issuedOn: '2025-03-03', respondBy: '2025-03-17' },
});
const BUREAU = [
  line('establish-organization', ADMIN, organization('hq', { kind: 'committee' })),
  line('establish-organization', SUPERIOR, organization('br-a', { kind: 'branch', parentId: 'hq' })),
  line('set-annual-task', HEAD_A, TASK),
];
const issued = (noticeId: string, measure = 'reminder') =>
  line('issue-improvement-notice', SUPERIOR, notice(noticeId, measure));

/** Imports by the command line, and returns when each notice of the log ends. */
async function endsAfterImport(lines: readonly object[], env: Readonly<Record<string, string>> = {}) {
  writeFileSync(file, lines.map((each) => JSON.stringify(each)).join('\n'));
  const { code, stderr } = await ronghe(['--data', directory, 'import', file], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  const exported = await ronghe(['--data', directory, 'export']);
  const events = exported.stdout.split('\n').flatMap((text) => (text === '' ? [] : [JSON.parse(text)]));
  return events.flatMap(({ data }) => (data.endsOn === undefined ? [] : [`${data.noticeId} ${data.endsOn}`]));
}

describe('the effect period of an improvement notice', () => {
  it('is what the installation is set to, and half a year or a year where nothing is set', async () => {
    const usual = [issued('w1'), issued('w2', 'inquiry'), issued('w3', 'admonition')];
    const lines = [...BUREAU, usual[2], usual[1], usual[0]].filter((each) => each !== undefined);
    expect(await endsAfterImport(lines, { RONGHE_REMINDER_MONTHS: ' ' })).toEqual([
      ...['w3 2026-03-03', 'w2 2026-03-03', 'w1 2025-09-03'],
    ]);
  });

  it('that is set anew changes no notice that stands, by whatever road it comes', async () => {
    const first = [...BUREAU, issued('w1')];
    expect(await endsAfterImport(first)).toEqual(['w1 2025-09-03']);
    const months = { RONGHE_REMINDER_MONTHS: '3' };
    expect(await endsAfterImport([...first, issued('w2')], months)).toEqual(['w1 2025-09-03', 'w2 2025-06-03']);

    const effectMonths = { reminder: 1, inquiry: 1, admonition: 1 };
    const served = await Served.start({ directory, effectMonths });
    try {
      const by = { actor: SUPERIOR };
      expect(await served.command('issue-improvement-notice', notice('w3', 'reminder'), by)).toMatchObject({
        status: 201,
      });
      const { body } = await served.get('/v1/improvement-list/hq/2025', SUPERIOR);
      expect(body.notices).toMatchObject([
        { noticeId: 'w1', status: 'open', endsOn: '2025-09-03' },
        { noticeId: 'w2', status: 'ended', endsOn: '2025-06-03' },
        { noticeId: 'w3', status: 'ended', endsOn: '2025-04-03' },
      ]);
      const lift = (noticeId: string) =>
        served.command('lift-improvement-notice', { noticeId, on: '2025-06-30', reason: '已改进' }, by);
      expect(await lift('w2')).toMatchObject({ status: 422, body: { code: 'notice-ended' } });
      expect(await lift('w1')).toMatchObject({ status: 201 });
    } finally {
      await served.server.close();
    }
  });

  it('that makes no sense lets nothing run, and both languages say which variable and what it takes', async () => {
    for (const args of [['export'], ['serve', '--port', '0']]) {
      const env = { RONGHE_INQUIRY_MONTHS: '0' };
      const { code, stdout, stderr } = await ronghe(['--data', directory, ...args], { env });
      expect({ code, stdout, stderr }).toEqual({
        ...{ code: 2, stdout: '' },
        stderr:
          'RONGHE_INQUIRY_MONTHS: 应为 1 至 60 的整数（不设则为 12） · expected a whole number from 1 to 60 (left out: 12)\n',
      });
    }
  });
});
