import { fill } from './texts.js';

const AWARDS = { member: { zh: '优秀党员', en: 'excellent member' } };

describe('a sentence with gaps', () => {
  it('is filled in both languages; a gap without a value stays visible', () => {
    const text = { zh: '{year} 年 {what}', en: '{what} of {year}' };
    expect(fill(text, { year: 2025 })).toEqual({ zh: '2025 年 {what}', en: '{what} of 2025' });
    expect(fill({ zh: '无', en: 'none' })).toEqual({ zh: '无', en: 'none' });
  });

  it('calls a code what people call it, and leaves one that has no name as it is', () => {
    const text = { zh: '{award}已满', en: 'no more {award}', names: { award: AWARDS } };
    expect(fill(text, { award: 'member' })).toEqual({ zh: '优秀党员已满', en: 'no more excellent member' });
    expect(fill(text, { award: 'constructor' })).toEqual({ zh: 'constructor已满', en: 'no more constructor' });
    expect(fill(text, {})).toEqual({ zh: '{award}已满', en: 'no more {award}' });
  });
});
