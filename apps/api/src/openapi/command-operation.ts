import type { CommandEntry } from '#application/commands/command-registry.js';
import type { Command, RoleGrant } from '#kernel/command.js';
import { schemaOf } from '#kernel/input.js';
import { exampleOf, type Labels } from './example.js';
import { labelled, type Schema } from './labelled-schema.js';
import { codesWith, problemResponse, refer } from './responses.js';

const ID = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' };

const HEADERS = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    schema: ID,
    description: '命令编号；相同编号与内容只写一次 · the commandId: the same command twice writes once',
  },
  {
    name: 'If-Match',
    in: 'header',
    schema: { type: 'string', pattern: '^("\\d{1,15}"|\\d{1,15})$' },
    description: '读取时的版本号，如 "3" · the revision that was read',
  },
  { name: 'X-Correlation-Id', in: 'header', schema: ID },
];

/** `POST /v1/commands/<name>` as OpenAPI states it, from the command's one statement. */
export function commandOperation({ name, route, command, body, aggregate }: CommandEntry, labels: Labels): Schema {
  const rules = codesWith(422, Object.keys(aggregate.texts.refusals));
  return {
    operationId: name,
    tags: [aggregate.name],
    summary: `${command.summary.zh} · ${command.summary.en}`,
    description: `${permitted(command)}\n\n写入事件 Event: \`${command.emits}\``,
    parameters: HEADERS,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { title: name, ...labelled(schemaOf(body), labels) },
          examples: { [route]: { value: exampleOf(body, labels) } },
        },
      },
    },
    responses: {
      201: accepted('已接受并落盘 · accepted, and on disk'),
      200: accepted('此前已接受，未重复写入 · accepted before; nothing was written now'),
      ...refer([400, 401, 403, 404, 409, 412, 413, 415, 429, 500, 503]),
      422: problemResponse('违反业务规则 · against a rule of the domain', [...rules, 'key-destroyed']),
    },
  };
}

function accepted(description: string): Schema {
  return {
    description,
    headers: { ETag: { schema: { type: 'string' }, description: '版本号 · the revision' } },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandResult' } } },
  };
}

function permitted({ by, never = [] }: Pick<Command, 'by' | 'never'>): string {
  const who = by.map((grant) =>
    'role' in grant ? `\`${grant.role}\` (${scopeOf(grant)})` : `${grant.person.zh} · ${grant.person.en}`,
  );
  const barred = never.map(({ person }) => `不得是${person.zh} · never ${person.en}`);
  return `权限 Who may: ${[...who, ...barred].join(', ')}`;
}

function scopeOf({ reach, at = {}, only }: RoleGrant): string {
  const elsewhere = Object.entries(at).map(([field, other]) => `${field}: ${other}`);
  return [reach, ...elsewhere, ...(only === undefined ? [] : [`仅限${only.text.zh} · only ${only.text.en}`])].join(
    '; ',
  );
}
