import { Min } from 'class-validator';
import { MAX_ITEMS } from './field-rules.js';
import {
  AnyObject,
  Choice,
  type Class,
  Decimal,
  EventReference,
  Flag,
  Hours,
  Id,
  Ids,
  Instant,
  ListOf,
  LocalDay,
  NewId,
  ObjectOf,
  Optional,
  Personal,
  type PersonalText,
  Text,
  Texts,
  TimeOfDay,
  Whole,
} from './fields.js';
import { fieldsOf, readInput, schemaOf } from './input.js';
import { Rejection } from './rejection.js';

class Part {
  @Id() readonly partId!: string;
  @Text(5) readonly text!: string;
}

class Everything {
  @NewId() readonly thingId!: string;
  @Optional() @Text(5) readonly text?: string;
  @Optional() @Personal(5) readonly name?: PersonalText;
  @Optional() @Whole(1, 10) readonly whole?: number;
  @Optional() @Decimal({ min: -1e12, max: 1e12, decimals: 6 }) readonly metric?: number;
  @Optional() @Decimal({ min: 0, max: 100, decimals: 2 }) readonly rating?: number;
  @Optional() @Hours() readonly hours?: number;
  @Optional() @LocalDay() readonly day?: string;
  @Optional() @TimeOfDay() readonly time?: string;
  @Optional() @Instant() readonly instant?: string;
  @Optional() @EventReference() readonly event?: string;
  @Optional() @Flag() readonly flag?: boolean;
  @Optional() @Choice(['one', 'two']) readonly choice?: 'one' | 'two';
  @Optional() @Ids() readonly ids?: readonly string[];
  @Optional() @Texts(2, 3) readonly texts?: readonly string[];
  @Optional() @Ids(1) readonly someIds?: readonly string[];
  @Optional() @ObjectOf(Part) readonly part?: Part;
  @Optional() @ListOf(Part, 'partId', 1) readonly parts?: readonly Part[];
  @Optional() @AnyObject() readonly any?: object;
}

/** The value of one field as it is read, or code and path of what is wrong. */
function read(field: keyof Everything, value: unknown): unknown {
  try {
    return readInput(Everything, { [field]: value })[field];
  } catch (error) {
    if (error instanceof Rejection) return error.all.map((each) => `${each.code} ${each.field}`).join(', ');
    throw error;
  }
}

const refusedAs = (code: string, field: keyof Everything, values: readonly unknown[]) => {
  for (const value of values) expect([value, read(field, value)]).toEqual([value, `${code} ${field}`]);
};
const acceptedAs = (field: keyof Everything, values: readonly unknown[]) => {
  for (const value of values) expect(read(field, value)).toEqual(value);
};

describe('a number', () => {
  it('is a number, and no text of one', () => {
    for (const field of ['whole', 'metric', 'rating', 'hours'] as const) {
      refusedAs('invalid-number', field, ['1', '', null, true, [1], {}, Number.NaN, Number.POSITIVE_INFINITY]);
    }
  });

  it('has at most the decimals asked for, as it is written, not as it is stored', () => {
    acceptedAs('metric', [0.1, 0.000001, -0.5, 123456789.123456, 1e12, -1e12, 1e-6, 0.3, 1.005]);
    refusedAs('too-many-decimals', 'metric', [1e-7, 0.1 + 0.2, 0.1234567, -1e-7, 5e-324]);
    acceptedAs('rating', [66.67, 0.01, 2.67, 2.68, 1.1, 0, 100, 99.99, 8.04]);
    refusedAs('too-many-decimals', 'rating', [2.675, 1.005, 66.667, 0.001, 99.999]);
    refusedAs('too-many-decimals', 'whole', [1.5, 1.0000001]);
  });

  it('lies between the limits, both included', () => {
    refusedAs('out-of-range', 'metric', [1e12 + 1, -1e12 - 1, 1e21, 1.7e308]);
    refusedAs('out-of-range', 'rating', [100.01, -0.01, 100.0000001]);
    acceptedAs('whole', [1, 10]);
    refusedAs('out-of-range', 'whole', [0, 11, -0, -1]);
  });

  it('has no minus before zero: it would be another text of the same number', () => {
    expect(Object.is(read('rating', -0), 0)).toBe(true);
    expect(Object.is(read('metric', -0), 0)).toBe(true);
  });

  it('of hours is a multiple of a quarter', () => {
    acceptedAs('hours', [0, 0.25, 0.5, 1.75, 24]);
    refusedAs('invalid-number', 'hours', [0.1, 0.3, 0.24, 23.99]);
    refusedAs('too-many-decimals', 'hours', [0.125, 0.333]);
    refusedAs('out-of-range', 'hours', [24.25, -0.25]);
  });
});

describe('a text', () => {
  it('is trimmed, of every blank that Unicode has', () => {
    expect(read('text', ' \t\n融合　\u00a0')).toBe('融合');
    refusedAs('empty-text', 'text', ['', ' ', '　', '\n\t', '\u00a0\u2003\ufeff']);
  });

  it('is empty where nothing of it can be seen', () => {
    refusedAs('empty-text', 'text', ['\u200b', '\u202e\u200f', '\u2060 \u200d', '\u3164', '\u2800', '\ufeff\u00ad']);
    acceptedAs('text', ['👨\u200d👩', 'ب\u200cا', '\ue000', '1\u200b']);
  });

  it('is as long as people count it', () => {
    acceptedAs('text', ['12345', '一二三四五', '😀😀😀😀😀', '𠮷𠮷𠮷𠮷𠮷']);
    expect(read('text', '  12345  ')).toBe('12345');
    refusedAs('text-too-long', 'text', ['123456', '😀😀😀😀😀😀']);
  });

  it('is well-formed, without what people cannot read', () => {
    refusedAs('invalid-text', 'text', [
      '\ud800',
      'a\udc00',
      '\u0000',
      'a\u0007',
      '\u001b[2J',
      '\u007f',
      'a\u009b31m',
      7,
      null,
      ['a'],
    ]);
    acceptedAs('text', ['a\tb', 'a\nb', 'a\r\nb', '\u2028'.concat('a').trim()]);
  });

  it('never looks like a sealed one', () => {
    for (const field of ['text', 'name'] as const) refusedAs('invalid-text', field, ['sealed:x', '　sealed:']);
    acceptedAs('text', ['seale']);
  });
});

describe('an id', () => {
  it('has letters, digits, hyphens and low lines, up to 64, and begins with a letter or digit', () => {
    acceptedAs('thingId', ['a', '0', 'A-b_9', 'x'.repeat(64)]);
    refusedAs('invalid-id', 'thingId', [
      '',
      '-a',
      '_a',
      'a b',
      'a/b',
      'a~b',
      'a.b',
      '党',
      'x'.repeat(65),
      'a\n',
      7,
      null,
    ]);
  });

  it('of an event may be that of its command', () => {
    acceptedAs('event', ['e-1', 'command:c-1']);
    refusedAs('invalid-id', 'event', ['command:', 'command:command:c', 'Command:c', 'command: c', 7]);
  });

  it('stands in a list once', () => {
    acceptedAs('ids', [[], ['a'], ['a', 'b'], ['b', 'a']]);
    refusedAs('invalid-list', 'ids', [['a', 'a'], 'a', {}, null, { length: 1, 0: 'a' }]);
    refusedAs('invalid-list', 'someIds', [[]]);
    expect(read('ids', ['a', 'b c'])).toBe('invalid-id ids[1]');
    expect(read('ids', ['a', ['b']])).toBe('invalid-id ids[1]');
  });

  it('of a text stands in a list once, as it is trimmed', () => {
    acceptedAs('texts', [
      ['甲', '乙'],
      ['a', 'b', 'ccc'],
    ]);
    expect(read('texts', [' 甲', '乙\u3000'])).toEqual(['甲', '乙']);
    refusedAs('invalid-list', 'texts', [['甲'], [], ['甲', '甲'], ['甲', ' 甲'], '甲乙', {}, null]);
    expect(read('texts', ['甲', 'abcd'])).toBe('text-too-long texts[1]');
    expect(read('texts', [7, '乙'])).toBe('invalid-text texts[0]');
    expect(read('texts', ['甲', ' '])).toBe('empty-text texts[1]');
  });

  it('stands in a list of bounded length', () => {
    const many = Array.from({ length: MAX_ITEMS }, (_, index) => `m${index}`);
    expect(read('ids', many)).toEqual(many);
    refusedAs('invalid-list', 'ids', [[...many, 'one-more']]);
    const parts = many.map((partId) => ({ partId, text: 'x' }));
    expect(read('parts', parts)).toEqual(parts);
    refusedAs('invalid-list', 'parts', [[...parts, { partId: 'one-more', text: 'x' }]]);
  });
});

describe('other fields', () => {
  it('are days, times and instants that exist', () => {
    acceptedAs('day', ['2024-02-29']);
    refusedAs('invalid-date', 'day', ['2025-02-29', '2025-2-1', 20250201, null]);
    acceptedAs('time', ['00:00', '23:59']);
    refusedAs('invalid-date', 'time', ['24:00', '9:00', '09:60', '09:00:00', 900]);
    expect(read('instant', '2025-03-04T10:00:00+08:00')).toBe('2025-03-04T02:00:00.000Z');
    refusedAs('invalid-date', 'instant', ['2025-03-04T10:00:00', 0]);
  });

  it('are choices and flags, not what looks like them', () => {
    acceptedAs('choice', ['one', 'two']);
    refusedAs('invalid-choice', 'choice', ['One', ' one', 'length', 0, ['one'], null]);
    acceptedAs('flag', [true, false]);
    refusedAs('invalid-choice', 'flag', ['true', 0, 1, null]);
    refusedAs('invalid-choice', 'any', ['x', null, []]);
  });

  it('are read in depth, with the path of what is wrong', () => {
    const part = { partId: 'a', text: ' x ' };
    expect(read('part', part)).toEqual({ partId: 'a', text: 'x' });
    expect(read('part', { partId: 'a' })).toBe('missing-field part.text');
    expect(read('part', { ...part, more: 1 })).toBe('unknown-field part.more');
    expect(read('part', [part])).toBe('invalid-choice part');
    expect(read('parts', [part, { ...part, partId: 'b', text: '123456' }])).toBe('text-too-long parts[1].text');
    expect(read('parts', [part, part])).toBe('invalid-list parts');
    expect(read('parts', [])).toBe('invalid-list parts');
    expect(read('parts', [part, null])).toBe('invalid-choice parts[1]');
  });

  it('say of two broken parts what is wrong with them, not that they are the same', () => {
    expect(read('parts', [{ text: 'x' }, { text: 'y' }])).toBe(
      'missing-field parts[0].partId, missing-field parts[1].partId',
    );
    expect(read('parts', [null, null])).toBe('invalid-choice parts[0], invalid-choice parts[1]');
  });
});

describe('an input', () => {
  it('has nothing more than its fields, and every one that is needed', () => {
    const wrong = (value: unknown) => {
      try {
        return readInput(Part, value);
      } catch (error) {
        return error instanceof Rejection ? error.all.map(({ code, field }) => `${code} ${field}`) : error;
      }
    };
    expect(wrong({})).toEqual(['missing-field partId', 'missing-field text']);
    expect(wrong({ partId: 'a', text: 'x', toString: 1 })).toEqual(['unknown-field toString']);
    expect(wrong(JSON.parse('{"partId":"a","text":"x","__proto__":{}}'))).toEqual(['unknown-field __proto__']);
    expect(wrong(Object.create({ partId: 'a', text: 'x' }))).toEqual(['missing-field partId', 'missing-field text']);
    expect(wrong({ partId: undefined, text: null })).toEqual(['invalid-id partId', 'invalid-text text']);
    for (const value of [null, 'x', 1, [], undefined]) expect(wrong(value)).toEqual(['invalid-choice data']);
  });

  it('shows back an unknown name in a form that harms nobody', () => {
    const named = (name: string) => read(name as keyof Everything, 1);
    expect(named('a'.repeat(100))).toBe(`unknown-field "${'a'.repeat(64)}"`);
    expect(named('<b>\u0000')).toBe('unknown-field "<b>\\u0000"');
    expect(named('\ud800')).toBe('unknown-field "\ufffd"');
  });

  it('is a copy: what was handed in is left as it is', () => {
    const given = { thingId: 'a', ids: ['b'], part: { partId: 'c', text: ' x ' } };
    const input = readInput(Everything, given);
    expect(input.ids).not.toBe(given.ids);
    expect(given.part.text).toBe(' x ');
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });

  it('has a schema that says the same', () => {
    expect(schemaOf(Part)).toEqual({
      type: 'object',
      properties: {
        partId: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
        text: { type: 'string', minLength: 1, maxLength: 5 },
      },
      required: ['partId', 'text'],
      additionalProperties: false,
    });
    expect(schemaOf(Everything)).toMatchObject({ required: [] });
  });

  it('stops the boot where a rule cannot be translated', () => {
    class Foreign {
      @Min(1) readonly count!: number;
    }
    expect(() => fieldsOf(Foreign as Class)).toThrow('Foreign.count: the rule');
  });
});
