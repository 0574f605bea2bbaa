import type { CommandEntry } from '#application/commands/command-registry.js';
import type { Class } from '#kernel/fields.js';
import { type Field, fieldsOf } from '#kernel/input.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';

type Body = Readonly<Record<string, unknown>>;

/** What the walk is about has this id, whatever it is. */
const OWN = 'x1';

/** Things of the world (world.ts), by the field that names them. */
const IDS: Readonly<Record<string, string>> = {
  ...{ orgId: 'c1', parentId: 'c1', branchId: 'b1', toBranchId: 'b2', branchIds: 'b1', toOrgIds: 'c1' },
  ...{ memberId: 'm2', personId: 'm3', ownerId: 'm3', leadId: 'm3', attendeeIds: 'm2', memberIds: 'm2', id: 'm2' },
  ...{ taskId: 't1', taskIds: 't1', postId: 'p1', cycleId: 'y1', schemeId: 'default', indicatorId: 'front-line' },
};

/** What the rules of a command's fields can't tell. */
const SAID: Readonly<Record<string, Body>> = {
  EstablishOrganization: { kind: 'branch', parentId: 'c1' },
  RenameOrganization: { name: 'y' },
  MoveOrganization: { parentId: 'c2' },
  OpenPulseSurvey: { questions: [{ questionId: 'q1', text: 'x', kind: 'scale5' }] },
  EnrollMember: { status: 'probationary', joinedOn: '2023-06-01' },
  AdoptPractice: { branchId: 'b2' },
  ReportPracticeAdoption: { branchId: 'b2' },
  PublishAssessmentScheme: {
    dimensions: [{ id: 'party', weight: 0.3, indicators: [{ id: 'concern-response', version: 1, weight: 0.5 }] }],
  },
};

/** Lists that may be empty, and are more interesting with something in them. */
const FILLED = ['actions', 'followUps', 'taskIds'];

/** Days until something is due: fewer than the walk waits between two steps. */
const TERM = 10;

/** When a command is sent, and what its stream has seen last. */
export interface Moment {
  readonly day: LocalDate;
  /** A day before the last event. */
  readonly earlier: LocalDate;
  readonly lastEventId: string | undefined;
}

/** Several values of a field, any of which may be what is wanted; the first one is usual. */
function valuesOf({ name, rule, argument }: Field, at: Moment): readonly unknown[] {
  switch (rule) {
    case 'id':
    case 'newId':
      return [IDS[name] ?? `${name}-1`];
    case 'ids':
      return [(argument as { min: number }).min === 0 && !FILLED.includes(name) ? [] : [IDS[name] ?? OWN]];
    case 'eventReference':
      return name === 'corrects' ? [at.lastEventId ?? OWN] : ['command:assigned-m2', 'command:enrolled-m2'];
    case 'eventReferences':
      return [['command:reviewed-m2'], ['command:assigned-m2']];
    case 'happenedOn':
    case 'effectiveFrom':
    case 'pastDate':
      return [at.day, at.earlier];
    case 'date':
      return [addDays(at.day, TERM)];
    case 'choice':
      return argument as readonly string[];
    case 'number':
      return name === 'year' ? [2025] : [1, 2];
    case 'flag':
      return [true, false];
    case 'object':
      return bodiesOf((argument as { type: Class }).type, at).slice(0, 2);
    case 'list': {
      const { type, min } = argument as { type: Class; min: number };
      return [min === 0 && !FILLED.includes(name) ? [] : bodiesOf(type, at).slice(0, 1)];
    }
    case 'time':
      return ['10:00'];
    default:
      return ['x'];
  }
}

/** Bodies of a class with its required fields, then with each of the optional ones besides. */
function bodiesOf(type: Class, at: Moment, said: Body = {}): readonly Body[] {
  const fields = fieldsOf(type).filter(({ name }) => name !== 'note' && name !== 'source');
  let required: readonly Body[] = [said];
  for (const field of fields) {
    // ids of what is created are optional for clients
    if ((field.optional && field.rule !== 'newId') || field.name in said) continue;
    required = required.flatMap((body) => valuesOf(field, at).map((value) => ({ ...body, [field.name]: value })));
  }
  const [first = {}] = required;
  const optional = fields.filter(({ name, optional, rule }) => optional && rule !== 'newId' && !(name in said));
  const more = optional.flatMap((field) => valuesOf(field, at).map((value) => ({ ...first, [field.name]: value })));
  return [...required, ...more];
}

/**
 * Bodies to try a command with, made from the rules of its fields; what the stream names alone is what the walk
 * is about.
 */
export function triedWith({ name, command, body }: CommandEntry, at: Moment): readonly Body[] {
  const { by } = command.stream;
  const [own] = by;
  return bodiesOf(body, at, { ...(by.length === 1 && own !== undefined ? { [own]: OWN } : {}), ...SAID[name] });
}

/** The yes or no that a body says; what differs in it leads to different ends. */
export function saying({ command }: CommandEntry, body: Body): string {
  const flags = fieldsOf(command.input).filter(({ rule, optional }) => rule === 'flag' && !optional);
  return flags.map(({ name }) => `${name}=${String(body[name])}`).join();
}
