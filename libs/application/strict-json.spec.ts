import { readJson } from './strict-json.js';

const parse = (text: string) => readJson(Buffer.from(text), 'body');

it('reads what JSON.parse reads', () => {
  for (const text of ['{"a":[1,"x\\"[{",{"b":null}]}', '"[[[["', '[]', '1', '"\\\\"', '["\\\\\\"[",[1]]']) {
    expect(parse(text)).toEqual(JSON.parse(text));
  }
});

it('refuses what is nested deeper than any body of ours, also behind strings that end late', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(parse(deep(32))).toBeDefined();
  const inText = `["${'['.repeat(100)}"]`;
  expect(parse(inText)).toBeDefined();
  for (const text of [deep(33), deep(10_000), `{"a\\\\":${deep(40)}}`, `["\\"",${deep(40)}]`, '{"a":'.repeat(10_000)]) {
    expect(() => parse(text)).toThrow('invalid-json (body)');
  }
});

it('refuses what is not JSON, and bytes that are not UTF-8', () => {
  for (const text of ['', '{', '{"a":1}x', "{'a':1}", 'NaN', '\uFEFF{}'])
    expect(() => parse(text)).toThrow('invalid-json');
  expect(() => readJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'body')).toThrow('invalid-json');
});

it('takes __proto__ for a name like any other', () => {
  const body = parse('{"__proto__":{"admin":true}}') as Record<string, unknown>;
  expect(Object.keys(body)).toEqual(['__proto__']);
  expect(body.admin).toBeUndefined();
});

it('refuses a name given twice in one object, however it is written, and takes it in two', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"x":{"a":1,"b":[],"a":{}}}]',
    '{"__proto__":1,"__proto__":2}',
  ]) {
    expect(() => parse(text)).toThrow('invalid-json (body)');
  }
  for (const text of [
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    '{"a:b":"c:d","a":"\\":"}',
    '{"__proto__":1,"constructor":2}',
  ]) {
    expect(parse(text)).toEqual(JSON.parse(text));
  }
});
