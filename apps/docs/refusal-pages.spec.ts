import { existsSync, readFileSync } from 'node:fs';
import { meaningOf } from '#api/problems/problem.js';
import { REQUEST_REFUSALS, type RequestRefusalCode, RequestRefused } from '#api/problems/request-refused.js';
import { RefusalTexts } from '#application/refusal-texts.js';
import { aggregates } from '#domain/aggregates.js';
import { Rejection } from '#kernel/rejection.js';
import { refusalPages } from './refusal-pages.js';

/** What to do when this fails: a refusal's text or status has changed, and with it the page. */
const HOW = 'npm run build && node dist/apps/docs/main.js';

const texts = new RefusalTexts(aggregates);

test.each([...refusalPages()])('%s tells the refusals as they are', (path, text) => {
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (written !== text) {
    const stale = text.split('\n').filter((line) => !written.includes(line));
    throw new Error(`${path} no longer tells the refusals as they are; write it again: ${HOW}\n${stale.join('\n')}`);
  }
});

/** A line of the page, read as a person would. */
interface Told {
  readonly code: string;
  readonly status: string;
  readonly zh: string;
  readonly en: string;
}

function toldRows(): readonly Told[] {
  const page = refusalPages().get('docs/refusals.md') ?? '';
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [code = '', status = '', zh = '', en = ''] = line.slice(2, -2).split(/(?<!\\) \| /);
      return { code: code.replaceAll('`', ''), status, zh: plain(zh), en: plain(en) };
    });
}

const plain = (text: string): string => text.replaceAll(/\\([|*<])/g, '$1');

function isOfTheApi(code: string): code is RequestRefusalCode {
  return code in REQUEST_REFUSALS;
}

/** The status and the sentences, with their gaps, of the problem that somebody is sent. */
function sent(code: string, field: string): readonly unknown[] {
  const error =
    isOfTheApi(code) && !texts.codes.includes(code) ? new RequestRefused(code, { field }) : new Rejection(code, field);
  const meaning = meaningOf(error, texts);
  return [meaning?.status, meaning?.refusals[0].text];
}

test('every code that anybody can be refused with stands on the page, once', () => {
  const all = new Set([...texts.codes, ...Object.keys(REQUEST_REFUSALS)]);
  expect(
    toldRows()
      .map(({ code }) => code)
      .sort(),
  ).toEqual([...all].sort());
});

test('a code has the status and the sentences on the page that its problem has', () => {
  for (const { code, status, zh, en } of toldRows()) {
    const [ofBody = '', ofIfMatch = ofBody] = status.split('; If-Match: ');
    expect([code, sent(code, 'title')]).toEqual([code, [Number(ofBody), { zh, en }]]);
    expect([code, sent(code, 'If-Match')]).toEqual([code, [Number(ofIfMatch), { zh, en }]]);
  }
});

test('a gap stays visible, and what If-Match changes is told', () => {
  const told = new Map(toldRows().map((row) => [row.code, row]));
  expect(told.get('quota-not-set')).toMatchObject({ status: '422', en: expect.stringContaining('{award}') });
  expect(told.get('revision-conflict')?.status).toBe('409; If-Match: 412');
});
