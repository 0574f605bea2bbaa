import { Command, InvalidArgumentError, Option } from 'commander';
import { issueToken, LONGEST_TTL_S, USUAL_TTL_S } from '#api/auth/token-issue.js';
import { optionsFrom } from '#api/server-options.js';
import { ROLES, type Role } from '#kernel/actor.js';
import { isId } from '#kernel/field-rules.js';
import { InvalidSetting } from '../../composition/invalid-setting.js';
import type { GlobalOptions } from './data.js';
import { write } from './outcome.js';

interface TokenOptions {
  readonly role: Role;
  readonly org: string;
  readonly id: string;
  /** Seconds. */
  readonly ttl: number;
}

export function tokenCommand(): Command {
  return new Command('token')
    .addOption(new Option('--role <role>', '角色 · role').choices([...ROLES]).makeOptionMandatory())
    .requiredOption('--org <id>', '所在组织 · organization', readId)
    .requiredOption('--id <id>', '操作人编号（党员即 memberId） · who (a member: the memberId)', readId)
    .option('--ttl <time>', '有效期，如 15m、2h，最长 12h · how long it is valid', readTtl, USUAL_TTL_S)
    .description('签发短期访问令牌（本机密钥） · make a short-lived token with the key of the data directory')
    .action(async ({ role, org, id, ttl }: TokenOptions, command: Command) => {
      const { data, json } = command.optsWithGlobals<GlobalOptions>();
      const { issuer, audience, jwksUrl } = optionsFrom(process.env);
      if (jwksUrl !== undefined) {
        throw new InvalidSetting('RONGHE_JWKS_URL', {
          zh: '空：令牌由该签发方发放',
          en: 'nothing: its issuer makes the tokens',
        });
      }
      const now = Date.now();
      const actor = { id, role, orgId: org };
      const token = await issueToken(data, actor, { issuer, audience, ttlSeconds: ttl, now });
      const expiresAt = new Date(now + ttl * 1000).toISOString();
      await write(json ? `${JSON.stringify({ token, expiresAt })}\n` : `${token}\n`);
    });
}

function readId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('letters, digits, "-" and "_", at most 64');
  return text;
}

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

function readTtl(text: string): number {
  const [, number, unit] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
  const seconds = Number(number) * SECONDS[(unit ?? 's') as keyof typeof SECONDS];
  if (number === undefined || seconds < 1 || seconds > LONGEST_TTL_S) {
    throw new InvalidArgumentError('a time such as 15m or 2h, at most 12h');
  }
  return seconds;
}
