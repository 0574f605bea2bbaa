import { recordedAt } from './recorded-at.js';

describe('the column at', () => {
  it.each([
    [undefined, '2025-03-04T10:00:00Z'],
    ['09:30', '2025-03-04T01:30:00Z'],
    ['+2', '2025-03-06T10:00:00Z'],
    ['+28 07:05', '2025-03-31T23:05:00Z'],
    ['2025-05-11 10:20', '2025-05-11T02:20:00Z'],
  ])('reads %s beside a fact of 4 March 2025 as %s', (at, instant) => {
    expect(recordedAt(at, '2025-03-04')).toBe(instant);
  });

  it.each(['tomorrow', '9:30', '24:00', '+2d', '2025-05-11', '2025-02-30 09:30', '+2 '])(
    'does not guess what "%s" means',
    (at) => {
      expect(recordedAt(at, '2025-03-04')).toBeUndefined();
    },
  );

  it('needs a full date and time where the row has no day of its own', () => {
    expect(recordedAt('+2', undefined)).toBeUndefined();
    expect(recordedAt('2025-05-11 10:20', undefined)).toBe('2025-05-11T02:20:00Z');
  });
});
