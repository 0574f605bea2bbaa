import { v5 as uuidv5 } from 'uuid';

/** The namespace of everything that is derived from commandIds; frozen (decision 0001). */
const NAMESPACE = '6f1c3a52-9d0e-5b7a-8c41-2f9be07d4e63';

/** The id of the event at an index among those of a command. */
export function eventIdOf(commandId: string, index = 0): string {
  return uuidv5(`${commandId}/${index}`, NAMESPACE);
}

/** The id of what a command creates, where the client left it out. */
export function entityIdOf(commandId: string): string {
  return uuidv5(commandId, NAMESPACE);
}
