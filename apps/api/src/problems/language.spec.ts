import { preferredLanguage } from './language.js';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['fr, de;q=0.5', 'en'],
  ['zh', 'zh'],
  ['zh-Hans-CN', 'zh'],
  ['ZH-cn;Q=0.3, fr', 'zh'],
  ['en;q=0.8, zh;q=0.9', 'zh'],
  ['zh;q=0.8, en;q=0.9', 'en'],
  ['zh, en', 'zh'],
  ['en, zh', 'en'],
  ['zh;q=0', 'en'],
  ['zh;q=2, en;q=0.1', 'en'],
  ['en;q=0, zh;q=0.1', 'zh'],
])('%s means %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
