/** Longer lines are no command; they are reported and skipped without being held in memory. */
export const MAX_LINE_BYTES = 1_048_576;

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Undefined if the line is too long or not UTF-8. */
  readonly text: string | undefined;
}

const NEWLINE = 0x0a;

/** Splits bytes at line feeds only (a U+2028 inside a text is no line's end); blank lines are left out. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const finish = (): Line => {
    const line = { number, text: size > MAX_LINE_BYTES ? undefined : decode(Buffer.concat(parts), number === 1) };
    number += 1;
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      parts.push(chunk.subarray(start, end));
      size += end - start;
      const line = finish();
      if (line.text !== '') yield line;
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= MAX_LINE_BYTES) parts.push(chunk.subarray(start));
    else parts = [];
  }
  if (size > 0) {
    const line = finish();
    if (line.text !== '') yield line;
  }
}

function decode(bytes: Uint8Array, first: boolean): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !first }).decode(bytes);
    return text.trim();
  } catch {
    return undefined;
  }
}
