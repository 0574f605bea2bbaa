import { type EffectMonths, USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import { Environment } from './environment.js';

/** What decisions rest on besides the log; all processes on one data directory should be told the same. */
export interface InstallationSettings {
  /** IANA zone of local days; the log's own if not given. */
  readonly zone?: string;
  /** Holidays of further years; `calendar.json` of the data directory if not given. */
  readonly calendarFile?: string;
  /** How long improvement notices that are issued from now on have effect. */
  readonly effectMonths: EffectMonths;
}

/** A mistyped number would otherwise keep a notice in force for a lifetime. */
const MOST_MONTHS = 60;

/** @throws InvalidSetting naming the variable */
export function installationSettings(variables: Readonly<Record<string, string | undefined>>): InstallationSettings {
  const environment = new Environment(variables);
  const zone = environment.text('RONGHE_ZONE');
  const calendarFile = environment.text('RONGHE_CALENDAR');
  const months = (name: string, usual: number) => environment.whole(name, { usual, least: 1, most: MOST_MONTHS });
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(calendarFile === undefined ? {} : { calendarFile }),
    effectMonths: {
      reminder: months('RONGHE_REMINDER_MONTHS', USUAL_EFFECT_MONTHS.reminder),
      inquiry: months('RONGHE_INQUIRY_MONTHS', USUAL_EFFECT_MONTHS.inquiry),
      admonition: months('RONGHE_ADMONITION_MONTHS', USUAL_EFFECT_MONTHS.admonition),
    },
  };
}
