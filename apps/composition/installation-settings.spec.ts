import { installationSettings } from './installation-settings.js';

describe('what an installation is told by its environment', () => {
  it('is the usual where nothing is said, or nothing but blanks', () => {
    const usual = { effectMonths: { reminder: 6, inquiry: 12, admonition: 12 } };
    expect(installationSettings({})).toEqual(usual);
    expect(installationSettings({ RONGHE_ZONE: '', RONGHE_CALENDAR: ' ', RONGHE_ADMONITION_MONTHS: '' })).toEqual(
      usual,
    );
  });

  it('is each setting by its own variable', () => {
    const variables = {
      ...{ RONGHE_ZONE: 'Asia/Urumqi', RONGHE_CALENDAR: ' days.json ' },
      ...{ RONGHE_REMINDER_MONTHS: '1', RONGHE_INQUIRY_MONTHS: '24', RONGHE_ADMONITION_MONTHS: '60' },
    };
    expect(installationSettings(variables)).toEqual({
      ...{ zone: 'Asia/Urumqi', calendarFile: 'days.json' },
      effectMonths: { reminder: 1, inquiry: 24, admonition: 60 },
    });
  });

  it.each(['0', '61', '-1', '6.5', '六', '6 months', '1e1'])('is never a guess: an effect period of %s', (months) => {
    const told = { RONGHE_ADMONITION_MONTHS: months };
    expect(() => installationSettings(told)).toThrow(
      'RONGHE_ADMONITION_MONTHS: 应为 1 至 60 的整数（不设则为 12） · expected a whole number from 1 to 60 (left out: 12)',
    );
  });
});
