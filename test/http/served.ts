import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken } from '#api/auth/token-issue.js';
import { type RunningServer, startServer } from '#api/server.js';
import { DEFAULTS, type ServerOptions } from '#api/server-options.js';
import type { Actor } from '#kernel/actor.js';

/** 1 July 2025, 10:00 in Shanghai, and a second more with each look at the clock. */
const START = Date.parse('2025-07-01T02:00:00.000Z');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What the JSON of an answer may hold, as far as the tests look into it. */
export interface Body {
  readonly [name: string]: unknown;
  readonly code?: string;
  readonly field?: string;
  readonly detail?: string;
  readonly position?: string;
  readonly errors?: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
  readonly items?: readonly { readonly [name: string]: unknown }[];
  readonly next?: string | null;
}

/** A server that listens, on a data directory of its own, and those who send it requests. */
export class Served {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly directory: string,
    readonly server: RunningServer,
    readonly now: () => number,
  ) {}

  static async start(options: Partial<ServerOptions> = {}, begin = START): Promise<Served> {
    const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'ronghe-http-')));
    let now = begin;
    const clock = () => now++;
    const server = await startServer({ ...DEFAULTS, port: 0, logLevel: 'silent', directory, ...options }, clock);
    return new Served(directory, server, clock);
  }

  async stop(): Promise<void> {
    await this.server.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  token(actor: Actor): Promise<string> {
    const name = `${actor.role} ${actor.orgId} ${actor.id}`;
    const known = this.tokens.get(name);
    if (known) return known;
    const terms = { issuer: DEFAULTS.issuer, audience: DEFAULTS.audience, ttlSeconds: 3600, now: this.now() };
    const made = issueToken(this.directory, actor, terms);
    this.tokens.set(name, made);
    return made;
  }

  async get(path: string, actor: Actor | null, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers: { ...(await this.bearer(actor)), ...headers } });
  }

  async command(name: string, data: unknown, by: By): Promise<Answer> {
    const { actor, id, headers = {} } = by;
    return this.send(`/v1/commands/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(id === undefined ? {} : { 'idempotency-key': id }),
        ...(await this.bearer(actor)),
        ...headers,
      },
      body: typeof data === 'string' || data instanceof Uint8Array ? data : JSON.stringify(data),
    });
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(this.server.url + path, init);
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : { text } };
  }

  async bearer(actor: Actor | null): Promise<Record<string, string>> {
    return actor === null ? {} : { authorization: `Bearer ${await this.token(actor)}` };
  }
}

export interface By {
  readonly actor: Actor | null;
  /** The commandId. */
  readonly id?: string;
  readonly headers?: Record<string, string>;
}

/** A bureau's committee with two branches, and who acts in it. */
export const ADMIN: Actor = { id: 'root-admin', role: 'admin', orgId: 'hq' };
export const SUPERIOR: Actor = { id: 'u-sup', role: 'superior', orgId: 'hq' };
export const OFFICER_A: Actor = { id: 'u-off-a', role: 'branch-officer', orgId: 'br-a' };
export const OFFICER_B: Actor = { id: 'u-off-b', role: 'branch-officer', orgId: 'br-b' };
export const HEAD_A: Actor = { id: 'u-head-a', role: 'business-head', orgId: 'br-a' };

export async function establishBureau(served: Served): Promise<void> {
  const on = '2025-01-02';
  const commands = [
    { orgId: 'hq', name: '市局机关党委', kind: 'committee', establishedOn: on },
    { orgId: 'br-a', name: '第一党支部', kind: 'branch', parentId: 'hq', establishedOn: on },
    { orgId: 'br-b', name: '第二党支部', kind: 'branch', parentId: 'hq', establishedOn: on },
  ];
  for (const data of commands) {
    const actor = 'parentId' in data ? SUPERIOR : ADMIN;
    const { status, body } = await served.command('establish-organization', data, { actor, id: `make-${data.orgId}` });
    if (status !== 201) throw new Error(`${data.orgId}: ${JSON.stringify(body)}`);
  }
}

export const TASK = {
  taskId: 't-1',
  branchId: 'br-a',
  year: 2025,
  setOn: '2025-02-01',
  title: '综合窗口改革',
  emphasis: 'key',
  weight: 5,
  dueOn: '2025-11-30',
};
