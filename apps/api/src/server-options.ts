import { DEFAULT_AUDIENCE, EMBEDDED_ISSUER } from './auth/token-issue.js';
import { InvalidSetting } from './invalid-setting.js';

/** What a server can be told. Every setting has an environment variable; docs/api.md lists them. */
export interface ServerOptions {
  /** Holds the log, the keys and the read models. */
  readonly directory: string;
  /** IANA zone of local days; the log's own if not given. */
  readonly zone?: string;
  /** Holidays of further years; `calendar.json` of the data directory if not given. */
  readonly calendarFile?: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Whose tokens are believed, and for whom they must be made. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's public keys are; not given: the key in the data directory. */
  readonly jwksUrl?: string;
  /** Bytes of a command's body. */
  readonly commandBytes: number;
  /** Bytes of a file of commands. */
  readonly importBytes: number;
  /** Requests a minute, for each actor. */
  readonly requestsPerMinute: number;
  /** How long a reader waits at most for a position to be reflected, in ms. */
  readonly patienceMs: number;
  /** How long a request may take to arrive, in ms. */
  readonly requestTimeoutMs: number;
  readonly logLevel: string;
}

export const DEFAULTS: Omit<ServerOptions, 'directory'> = {
  host: '127.0.0.1',
  port: 3000,
  issuer: EMBEDDED_ISSUER,
  audience: DEFAULT_AUDIENCE,
  commandBytes: 256 * 1024,
  importBytes: 64 * 1024 * 1024,
  requestsPerMinute: 1200,
  patienceMs: 5000,
  requestTimeoutMs: 300_000,
  logLevel: 'info',
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws InvalidSetting naming the variable */
export function optionsFrom(environment: Readonly<Record<string, string | undefined>>): ServerOptions {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const whole = (name: string, usual: number, most: number): number => {
    const given = text(name);
    if (given === undefined) return usual;
    const number = /^\d{1,12}$/.test(given) ? Number(given) : -1;
    if (number < 0 || number > most) throw new InvalidSetting(name, `a whole number from 0 to ${most}`);
    return number;
  };
  const zone = text('RONGHE_ZONE');
  const calendarFile = text('RONGHE_CALENDAR');
  const jwksUrl = text('RONGHE_JWKS_URL');
  if (jwksUrl !== undefined && !URL.canParse(jwksUrl)) throw new InvalidSetting('RONGHE_JWKS_URL', 'an address');
  if (jwksUrl !== undefined && text('RONGHE_ISSUER') === undefined) {
    throw new InvalidSetting('RONGHE_ISSUER', 'the issuer whose keys RONGHE_JWKS_URL holds');
  }
  const logLevel = text('RONGHE_LOG_LEVEL') ?? DEFAULTS.logLevel;
  if (!LOG_LEVELS.includes(logLevel)) throw new InvalidSetting('RONGHE_LOG_LEVEL', LOG_LEVELS.join(', '));
  return {
    directory: text('RONGHE_DATA') ?? 'data',
    ...(zone === undefined ? {} : { zone }),
    ...(calendarFile === undefined ? {} : { calendarFile }),
    host: text('RONGHE_HOST') ?? DEFAULTS.host,
    port: whole('RONGHE_PORT', DEFAULTS.port, 65_535),
    issuer: text('RONGHE_ISSUER') ?? DEFAULTS.issuer,
    audience: text('RONGHE_AUDIENCE') ?? DEFAULTS.audience,
    ...(jwksUrl === undefined ? {} : { jwksUrl }),
    commandBytes: whole('RONGHE_MAX_COMMAND_BYTES', DEFAULTS.commandBytes, 16 * 1024 * 1024),
    importBytes: whole('RONGHE_MAX_IMPORT_BYTES', DEFAULTS.importBytes, 4 * 1024 * 1024 * 1024),
    requestsPerMinute: whole('RONGHE_REQUESTS_PER_MINUTE', DEFAULTS.requestsPerMinute, 1_000_000_000),
    patienceMs: whole('RONGHE_AFTER_MS', DEFAULTS.patienceMs, 60_000),
    requestTimeoutMs: whole('RONGHE_REQUEST_TIMEOUT_MS', DEFAULTS.requestTimeoutMs, 3_600_000),
    logLevel,
  };
}
