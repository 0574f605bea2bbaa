import { isUtf8 } from 'node:buffer';
import { Rejection } from '#kernel/rejection.js';

/** No body that we take is nested deeper than a handful of levels. */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Parses a JSON body. Names such as `__proto__` become plain properties here, and are refused as unknown fields later.
 * @throws Rejection `invalid-json` (field `body`) also for what is not UTF-8, or nested too deep
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes) || depthOf(bytes) > MAX_DEPTH) throw new Rejection('invalid-json', 'body');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Rejection('invalid-json', 'body');
  }
}

/** How deep the braces and brackets outside of strings go. In UTF-8 these bytes stand for nothing else. */
function depthOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < bytes.length; index++) {
    switch (bytes[index]) {
      case QUOTE:
        index = endOfString(bytes, index + 1);
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
  return deepest;
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
