import { issueToken } from '#api/auth/token-issue.js';
import { DEFAULTS } from '#api/server-options.js';
import type { CommandResult } from '#application/commands/command-runner.js';
import type { CommandRequest } from '#application/commands/decider.js';
import type { Actor } from '#kernel/actor.js';
import { ChildProcess, CLI, type StartOptions } from './child-process.js';

/** So many requests a minute that no test comes near it. */
const UNLIMITED = { RONGHE_REQUESTS_PER_MINUTE: '1000000' };

export interface Answered {
  readonly status: number;
  readonly body: Partial<CommandResult> & { readonly code?: string; readonly field?: string };
}

export function serving(directory: string, { env = {}, ...options }: StartOptions = {}): ChildProcess {
  const args = [CLI, '--data', directory, 'serve', '--port', '0'];
  return ChildProcess.start(args, { ...options, env: { ...UNLIMITED, ...env } });
}

/** Resolves once the server answers. */
export async function urlOf(server: ChildProcess): Promise<string> {
  const [, url = ''] = await server.said(/serving (http\S+)/);
  return url;
}

/** The server went away before it had answered. */
export class Disconnected extends Error {}

/** Sends commands with tokens of the data directory. */
export class HttpClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly directory: string) {}

  token(actor: Actor): Promise<string> {
    const name = `${actor.role} ${actor.orgId} ${actor.id}`;
    const { issuer, audience } = DEFAULTS;
    const terms = { issuer, audience, ttlSeconds: 3600, now: Date.now() };
    const token = this.tokens.get(name) ?? issueToken(this.directory, actor, terms);
    this.tokens.set(name, token);
    return token;
  }

  /**
   * @returns what the server said, read to the end
   * @throws Disconnected if the connection broke before
   */
  async send(
    url: string,
    request: Pick<CommandRequest, 'command' | 'commandId' | 'actor' | 'data'>,
  ): Promise<Answered> {
    const { command, commandId, actor, data } = request;
    const headers = {
      authorization: `Bearer ${await this.token(actor)}`,
      'content-type': 'application/json',
      'idempotency-key': commandId,
    };
    const sent = { method: 'POST', headers, body: JSON.stringify(data) };
    const { status, text } = await fetch(`${url}/v1/commands/${command}`, sent)
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((cause: unknown) => {
        throw new Disconnected('the connection broke', { cause });
      });
    return { status, body: JSON.parse(text) };
  }
}
