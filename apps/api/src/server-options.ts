import { USUAL_EFFECT_MONTHS } from '#domain/improvement-notice/effect-months.js';
import { Environment } from '../../composition/environment.js';
import { type InstallationSettings, installationSettings } from '../../composition/installation-settings.js';
import { InvalidSetting } from '../../composition/invalid-setting.js';
import { DEFAULT_AUDIENCE, EMBEDDED_ISSUER } from './auth/token-issue.js';

/** What a server can be told. Every setting has an environment variable; docs/api.md lists them. */
export interface ServerOptions extends InstallationSettings {
  /** Holds the log, the keys and the read models. */
  readonly directory: string;
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
  effectMonths: USUAL_EFFECT_MONTHS,
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
export function optionsFrom(variables: Readonly<Record<string, string | undefined>>): ServerOptions {
  const environment = new Environment(variables);
  const text = (name: string) => environment.text(name);
  const whole = (name: string, usual: number, most: number) => environment.whole(name, { usual, most });
  const jwksUrl = text('RONGHE_JWKS_URL');
  if (jwksUrl !== undefined && !URL.canParse(jwksUrl)) {
    throw new InvalidSetting('RONGHE_JWKS_URL', { zh: '一个地址（URL）', en: 'an address (URL)' });
  }
  if (jwksUrl !== undefined && text('RONGHE_ISSUER') === undefined) {
    throw new InvalidSetting('RONGHE_ISSUER', {
      zh: '公钥在 RONGHE_JWKS_URL 的签发方',
      en: 'the issuer whose keys RONGHE_JWKS_URL holds',
    });
  }
  const logLevel = text('RONGHE_LOG_LEVEL') ?? DEFAULTS.logLevel;
  if (!LOG_LEVELS.includes(logLevel)) {
    const one = LOG_LEVELS.join(', ');
    throw new InvalidSetting('RONGHE_LOG_LEVEL', { zh: `其中之一：${one}`, en: `one of ${one}` });
  }
  return {
    directory: text('RONGHE_DATA') ?? 'data',
    ...installationSettings(variables),
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
