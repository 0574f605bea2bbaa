import { isUtf8 } from 'node:buffer';
import { Rejection } from '#kernel/rejection.js';

/** No body that we take is nested deeper than a handful of levels. */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Reads JSON from outside, where a name that is given twice must not mean one thing to us and another to whoever looked
 * at it before. Names such as `__proto__` become plain properties here, and are refused as unknown fields later.
 * @param field what is at fault where it isn't such JSON, e.g. `body`
 * @throws Rejection `invalid-json` also for what is not UTF-8, nested too deep, or has a name twice
 */
export function readJson(bytes: Buffer, field: string): unknown {
  if (!isUtf8(bytes)) throw new Rejection('invalid-json', field);
  const { depth, members } = structureOf(bytes);
  if (depth > MAX_DEPTH) throw new Rejection('invalid-json', field);
  const value = parse(bytes, field);
  if (membersOf(value) !== members) throw new Rejection('invalid-json', field);
  return value;
}

function parse(bytes: Buffer, field: string): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Rejection('invalid-json', field);
  }
}

/** Names in all objects of a parsed value: fewer than were written, if one was written twice. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) members += membersOf(part);
  return members;
}

/**
 * How deep the braces and brackets outside of strings go, and how many names stand there before a colon. In UTF-8 these
 * bytes stand for nothing else.
 */
function structureOf(bytes: Buffer): { readonly depth: number; readonly members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let index = 0; index < bytes.length; index++) {
    switch (bytes[index]) {
      case QUOTE:
        index = endOfString(bytes, index + 1);
        break;
      case COLON:
        members += 1;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth -= 1;
        break;
    }
  }
  return { depth: deepest, members };
}

function endOfString(bytes: Buffer, from: number): number {
  let end = bytes.indexOf(QUOTE, from);
  while (end >= 0 && isEscaped(bytes, end)) end = bytes.indexOf(QUOTE, end + 1);
  return end < 0 ? bytes.length : end;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(bytes: Buffer, index: number): boolean {
  let before = index - 1;
  while (bytes[before] === BACKSLASH) before -= 1;
  return (index - before) % 2 === 0;
}
