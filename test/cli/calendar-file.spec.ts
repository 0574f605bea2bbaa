import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ronghe } from './ronghe.js';

describe('a calendar file', () => {
  const ronghe = new Ronghe();
  afterAll(() => ronghe.remove());
  const write = (content: object) => writeFileSync(join(ronghe.directory, 'calendar.json'), JSON.stringify(content));

  it('that is wrong lets nothing run, and the reader is told what to change', async () => {
    write({ years: { 2027: { holidays: ['2027-01-01'], makeUpDays: [] } }, days: { '2026-02-30': 'holiday' } });
    const { exitCode, json, stderr } = await ronghe.run('rebuild', '--json');
    expect({ exitCode, json }).toMatchObject({ exitCode: 2, json: { error: { code: 'unknown-format' } } });
    expect(stderr).toMatch(/years\.2027\.holidays: 缺少 2027-10-01.*days\.2026-02-30: write it as/s);
  });

  it('that is right is read in silence', async () => {
    write({ days: { '2026-09-03': 'holiday' } });
    expect(await ronghe.run('rebuild', '--json')).toMatchObject({ exitCode: 0 });
  });
});
