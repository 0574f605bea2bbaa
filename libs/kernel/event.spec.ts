import { type EventOf, v1 } from './event.js';

const counted = v1<{ readonly count: number }>();
const named = counted.to((old) => ({ total: old.count, unit: 'piece' }));
const listed = named.to((old) => ({ ...old, parts: [old.total] }));

describe('the versions of an event', () => {
  it('count from 1', () => {
    expect([counted.version, named.version, listed.version]).toEqual([1, 2, 3]);
  });

  it('lift data of any version to the newest shape, one after the other', () => {
    const newest = { total: 7, unit: 'piece', parts: [7] };
    expect(listed.lift(1, { count: 7 })).toEqual(newest);
    expect(listed.lift(2, { total: 7, unit: 'piece' })).toEqual(newest);
    expect(listed.lift(3, newest)).toBe(newest);
    expect(named.lift(1, { count: 7 })).toEqual({ total: 7, unit: 'piece' });
  });

  it('leave what is stored as it is', () => {
    const stored = Object.freeze({ count: 7, note: '备注' });
    expect(counted.lift(1, stored)).toBe(stored);
    listed.lift(1, stored);
    expect(stored).toEqual({ count: 7, note: '备注' });
  });

  it('are refused where this build does not know them', () => {
    for (const version of [0, 4, -1, 1.5, Number.NaN]) {
      expect(() => listed.lift(version, {})).toThrow(/unknown; this build knows 1 to 3/);
    }
    const text: unknown = '1';
    expect(() => listed.lift(text as number, {})).toThrow(/unknown/);
  });

  it('give folds the newest shape only', () => {
    const event: EventOf<{ Counted: typeof listed }> = {
      type: 'Counted',
      data: { total: 1, unit: 'piece', parts: [1] },
    };
    expect(event.data.parts).toEqual([1]);
  });
});
