import { MAX_LINE_BYTES, readLines } from './lines.js';

async function* chunked(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** The lines of some bytes, however they are cut into chunks. */
async function linesOf(content: string | Uint8Array, size = 1 << 16) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const lines: [number, string | undefined][] = [];
  for await (const { number, text } of readLines(chunked(bytes, size))) lines.push([number, text]);
  return lines;
}

describe('the lines of a file', () => {
  it('are the same however the file arrives', async () => {
    const content = '{"a":"融合"}\r\n\n  \n{"b":2}';
    const lines = [
      [1, '{"a":"融合"}'],
      [4, '{"b":2}'],
    ];
    for (const size of [1, 2, 3, 7, 1000]) expect(await linesOf(content, size)).toEqual(lines);
    expect(await linesOf(`${content}\n`)).toEqual(lines);
    expect(await linesOf(`${content}\r\n\r\n`)).toEqual(lines);
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf('\n\n')).toEqual([]);
  });

  it('begin after a byte order mark', async () => {
    expect(await linesOf('\uFEFF{"a":1}\n{"b":2}')).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ]);
    expect(await linesOf('\uFEFF\n{"b":2}')).toEqual([[2, '{"b":2}']]);
  });

  it('do not end at separators that Unicode has inside texts', async () => {
    const text = '{"a":"一\u2028二\u2029三\u0085四\u000b"}';
    expect(await linesOf(`${text}\n${text}`, 3)).toEqual([
      [1, text],
      [2, text],
    ]);
  });

  it('are counted and said to be unreadable where they are not UTF-8', async () => {
    const content = Buffer.concat([Buffer.from('1\n"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"\n3')]);
    expect(await linesOf(content)).toEqual([
      [1, '1'],
      [2, undefined],
      [3, '3'],
    ]);
  });

  it('are counted and said to be unreadable where they are too long', async () => {
    const longest = 'x'.repeat(MAX_LINE_BYTES);
    for (const size of [1000, 1 << 16, 1 << 22]) {
      const [first, second, third] = await linesOf(`${longest}\n${longest}x\n3`, size);
      expect(first?.[1]?.length).toBe(MAX_LINE_BYTES);
      expect(second).toEqual([2, undefined]);
      expect(third).toEqual([3, '3']);
    }
    expect(await linesOf(`1\n${longest}x`, 1000)).toEqual([
      [1, '1'],
      [2, undefined],
    ]);
  });
});
