import { displayWidth, padEnd, padStart, wrap } from './display-width.js';

test('Chinese characters and their punctuation take two columns, marks that combine none', () => {
  expect(displayWidth('党建 party')).toBe(10);
  expect(displayWidth('得分，满分。')).toBe(12);
  expect(displayWidth('e\u0301')).toBe(1);
});

test('texts are padded to a width in columns, and never cut', () => {
  expect(padEnd('党建', 6)).toBe('党建  ');
  expect(padStart('0.5', 5)).toBe('  0.5');
  expect(padEnd('党建', 3)).toBe('党建');
});

describe('wrapping', () => {
  const longest = (lines: readonly string[]) => Math.max(...lines.map(displayWidth));

  test('breaks English at spaces and Chinese anywhere', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('一二三四五', 4)).toEqual(['一二', '三四', '五']);
  });

  test('loses nothing and keeps to the width', () => {
    const text = '2 项重点任务由载体和重点岗位支撑：t1 131 天中有人在岗，得 36%；t3 had 122 of 181 days.';
    const lines = wrap(text, 20);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(longest(lines)).toBeLessThanOrEqual(22); // a closing mark may hang over
  });

  test('never begins a line with a mark that closes', () => {
    for (const line of wrap('甲乙，丙丁。戊己；庚辛', 4)) expect(line).not.toMatch(/^[，。；]/);
  });

  test('keeps a word that is longer than the line, and an empty text as one line', () => {
    expect(wrap('a incomprehensibilities b', 8)).toEqual(['a', 'incomprehensibilities', 'b']);
    expect(wrap('', 8)).toEqual(['']);
  });
});
