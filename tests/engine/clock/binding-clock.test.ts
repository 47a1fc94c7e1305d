import { bindingClock } from '../../../plugins/workboard/engine/clock/binding-clock';
import { cancel, clock, read, start, stop, suspend } from './clock-definitions';

const due = (key: string, workdays: number) => read(clock({ key, limit: { workdays } }), [start('2026-03-02')]);

describe('the clock that binds a card', () => {
  it('G-17, X-03 · is the earliest of the open ones', () => {
    expect(bindingClock([due('office', 10), due('review', 5), due('court', 11)])?.key).toBe('review');
  });

  it('N-07 · a running clock goes before a suspended one, even if that is due earlier', () => {
    const suspended = read(clock({ key: 'opinion', limit: { workdays: 3 } }), [start('2026-03-02'), suspend('2026-03-03')]);
    expect(bindingClock([suspended, due('consult', 15)])?.key).toBe('consult');
    expect(bindingClock([suspended])?.key).toBe('opinion');
  });

  it('R-FOI-20, G-08 · a target binds nothing, and past its day it is near, not overdue', () => {
    const target = read(clock({ key: 'target', limit: { workdays: 3 }, target: true }), [start('2026-03-02')], '2026-03-10');
    expect(target).toMatchObject({ due: '2026-03-05', urgency: 'near', daysOverdue: 5 });
    expect(bindingClock([target, due('reply', 20)])?.key).toBe('reply');
    expect(bindingClock([target])).toBeNull();
  });

  it('clocks that ended or never began bind nothing', () => {
    const stopped = read(clock(), [start('2026-03-02'), stop('2026-03-03')]);
    const cancelled = read(clock(), [start('2026-03-02'), cancel('2026-03-03')]);
    expect(bindingClock([stopped, cancelled, read(clock(), [])])).toBeNull();
    expect(bindingClock([])).toBeNull();
  });

  it('a tie is decided by the key, so that every instance shows the same', () => {
    expect(bindingClock([due('b', 5), due('a', 5)])?.key).toBe('a');
    expect(bindingClock([due('a', 5), due('b', 5)])?.key).toBe('a');
  });

  it('leaves the readings as they were', () => {
    const readings = [due('b', 9), due('a', 5)];
    bindingClock(readings);
    expect(readings.map(({ key }) => key)).toEqual(['b', 'a']);
  });
});
